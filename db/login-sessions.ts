import { and, eq, gt, lte } from 'drizzle-orm';
import type { Database } from './database.ts';
import { loginSessions, users } from './schema.ts';

/** Who a login session belongs to. */
export interface SignedInUser {
  id: number;
  accountId: number;
  email: string;
}

/** Records a sign-in; times in epoch ms. */
export async function createLoginSession(
  db: Database,
  session: typeof loginSessions.$inferInsert,
): Promise<void> {
  await db.insert(loginSessions).values(session);
}

/** The user of an unexpired login session. */
export async function findSignedInUser(
  db: Database,
  tokenHash: string,
  now: number,
): Promise<SignedInUser | undefined> {
  return await db
    .select({ id: users.id, accountId: users.accountId, email: users.email })
    .from(loginSessions)
    .innerJoin(users, eq(users.id, loginSessions.userId))
    .where(and(eq(loginSessions.tokenHash, tokenHash), gt(loginSessions.expiresAt, now)))
    .get();
}

/** Signs one browser out. */
export async function deleteLoginSession(db: Database, tokenHash: string): Promise<void> {
  await db.delete(loginSessions).where(eq(loginSessions.tokenHash, tokenHash));
}

/** Signs a user out everywhere, as a new password must. */
export async function deleteLoginSessionsOfUser(db: Database, userId: number): Promise<void> {
  await db.delete(loginSessions).where(eq(loginSessions.userId, userId));
}

/** Sweeps what has expired (cron); returns how many. */
export async function deleteExpiredLoginSessions(db: Database, now: number): Promise<number> {
  const result = await db.delete(loginSessions).where(lte(loginSessions.expiresAt, now));
  return result.meta.changes;
}
