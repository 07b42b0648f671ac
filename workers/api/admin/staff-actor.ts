import type { Context } from 'hono';
import type { AuthenticatedEnv } from '../context.ts';
import { signedInUser } from '../identity/signed-in-user.ts';

/** Staff, as the audit log names who does something in the admin area. */
export function staffActor(c: Context<AuthenticatedEnv>): { kind: 'staff'; id: string } {
  return { kind: 'staff', id: String(signedInUser(c).id) };
}
