import { and, eq, lte, ne } from 'drizzle-orm';
import type { Database } from './database.ts';
import { loginSessions, verifications } from './schema.ts';

/** Ends one of a user's sessions; false when she has none of this number. */
export async function deleteLoginSession(db: Database, userId: number, id: number): Promise<boolean> {
  const result = await db
    .delete(loginSessions)
    .where(and(eq(loginSessions.userId, userId), eq(loginSessions.id, id)));
  return result.meta.changes > 0;
}

/** Ends the session of a token's SHA-256, whosever it is. */
export async function deleteLoginSessionOfToken(db: Database, tokenHash: string): Promise<void> {
  await db.delete(loginSessions).where(eq(loginSessions.token, tokenHash));
}

/** Says when a session ends (epoch ms) unless it is used. */
export async function setLoginSessionEnd(db: Database, id: number, endsAt: number): Promise<void> {
  await db
    .update(loginSessions)
    .set({ expiresAt: new Date(endsAt) })
    .where(eq(loginSessions.id, id));
}

/** Signs a user out everywhere, as a new password must, but for one session if it is given. */
export async function deleteLoginSessionsOfUser(
  db: Database,
  userId: number,
  exceptId?: number,
): Promise<void> {
  const rest = exceptId === undefined ? [] : [ne(loginSessions.id, exceptId)];
  await db.delete(loginSessions).where(and(eq(loginSessions.userId, userId), ...rest));
}

/** Signs everybody out. */
export async function deleteAllLoginSessions(db: Database): Promise<void> {
  await db.delete(loginSessions);
}

/** Sweeps what has expired (cron); returns how many sessions. */
export async function deleteExpiredLoginSessions(db: Database, now: number): Promise<number> {
  await db.delete(verifications).where(lte(verifications.expiresAt, new Date(now)));
  const result = await db.delete(loginSessions).where(lte(loginSessions.expiresAt, new Date(now)));
  return result.meta.changes;
}
