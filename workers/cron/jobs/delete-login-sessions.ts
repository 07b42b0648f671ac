import { deleteExpiredInvitations } from '../../../db/invitations.ts';
import { deleteExpiredLoginSessions } from '../../../db/login-sessions.ts';
import type { Services } from '../services.ts';

/** Forgets sign-ins and invitations that have run out. */
export async function deleteLoginSessions(
  { db, vault }: Services,
  now: number,
): Promise<{ deleted: number; invitations: number }> {
  const deleted = await deleteExpiredLoginSessions(db, now);
  return { deleted, invitations: await deleteExpiredInvitations(db, vault, now) };
}
