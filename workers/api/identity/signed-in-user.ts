import type { Context } from 'hono';
import type { SignedInUser } from '../../../db/users.ts';
import type { AuthenticatedEnv } from '../context.ts';

/** The user of a route behind requireUser. */
export function signedInUser(c: Context<AuthenticatedEnv>): SignedInUser {
  const principal = c.get('principal');
  if (principal.kind !== 'user') throw new Error('requireUser let somebody else in');
  return principal.user;
}
