import { deleteExpiredLoginSessions } from '../../../db/login-sessions.ts';
import type { Services } from '../services.ts';

/** Forgets sign-ins that have run out. */
export async function deleteLoginSessions({ db }: Services, now: number): Promise<{ deleted: number }> {
  return { deleted: await deleteExpiredLoginSessions(db, now) };
}
