import { and, eq, gte, lt } from 'drizzle-orm';
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

/** Notes when a user's authenticator app has given its first code (epoch ms). */
export async function markTwoFactorConfirmed(
  db: Database,
  userId: number,
  confirmedAt: number,
): Promise<void> {
  await db.update(twoFactors).set({ confirmedAt }).where(eq(twoFactors.userId, userId));
}

/** Notes when a user's recovery codes were made anew (epoch ms). */
export async function markRecoveryCodesMade(
  db: Database,
  userId: number,
  codesMadeAt: number,
): Promise<void> {
  await db.update(twoFactors).set({ codesMadeAt }).where(eq(twoFactors.userId, userId));
}

/** Puts others in the place of recovery codes that were made since then; false when none were. */
export async function replaceRecoveryCodesMadeSince(
  db: Database,
  userId: number,
  { since, backupCodes }: { since: number; backupCodes: string },
): Promise<boolean> {
  const result = await db
    .update(twoFactors)
    .set({ backupCodes })
    .where(and(eq(twoFactors.userId, userId), gte(twoFactors.codesMadeAt, since)));
  return result.meta.changes > 0;
}
