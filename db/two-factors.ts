import { and, eq, lt } from 'drizzle-orm';
import type { Database } from './database.ts';
import { twoFactors } from './schema.ts';

/** The sealed secret of a user's authenticator app. */
export async function findTotpSecret(db: Database, userId: number): Promise<string | undefined> {
  const row = await db
    .select({ secret: twoFactors.secret })
    .from(twoFactors)
    .where(eq(twoFactors.userId, userId))
    .get();
  return row?.secret;
}

/** Takes a time step's code for used; false when it, or a later one, was already. One statement, so that one of two wins. */
export async function claimTotpStep(db: Database, userId: number, step: number): Promise<boolean> {
  const result = await db
    .update(twoFactors)
    .set({ lastStep: step })
    .where(and(eq(twoFactors.userId, userId), lt(twoFactors.lastStep, step)));
  return result.meta.changes > 0;
}
