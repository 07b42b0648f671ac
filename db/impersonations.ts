import { and, asc, eq, gt, isNull, lte } from 'drizzle-orm';
import type { Database } from './database.ts';
import { impersonations, memberships, users } from './schema.ts';

export type Impersonation = typeof impersonations.$inferSelect;

/** Begins an impersonation. */
export async function beginImpersonation(
  db: Database,
  begun: typeof impersonations.$inferInsert,
): Promise<Impersonation> {
  return await db.insert(impersonations).values(begun).returning().get();
}

/** The impersonation of a token that is not over. */
export async function findImpersonation(
  db: Database,
  tokenHash: string,
  now: number,
): Promise<Impersonation | undefined> {
  return await db
    .select()
    .from(impersonations)
    .where(
      and(
        eq(impersonations.tokenHash, tokenHash),
        isNull(impersonations.endedAt),
        gt(impersonations.endsAt, now),
      ),
    )
    .get();
}

/** Ends those of a member of staff; answers which had not ended before. */
export async function endImpersonationsOf(
  db: Database,
  staffId: number,
  now: number,
): Promise<Impersonation[]> {
  return await db
    .update(impersonations)
    .set({ endedAt: now })
    .where(and(eq(impersonations.staffId, staffId), isNull(impersonations.endedAt)))
    .returning();
}

/** Ends those whose time is over (cron); answers which. */
export async function endExpiredImpersonations(db: Database, now: number): Promise<Impersonation[]> {
  return await db
    .update(impersonations)
    .set({ endedAt: impersonations.endsAt })
    .where(and(isNull(impersonations.endedAt), lte(impersonations.endsAt, now)))
    .returning();
}

/** Who an account is looked at as: its first owner who is not of the staff herself. */
export async function findOwnerToSeeAs(db: Database, accountId: number): Promise<number | undefined> {
  const found = await db
    .select({ id: users.id })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.accountId, accountId), eq(memberships.role, 'owner'), eq(users.isStaff, false)))
    .orderBy(asc(memberships.id))
    .get();
  return found?.id;
}
