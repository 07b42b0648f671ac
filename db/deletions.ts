import { and, asc, desc, eq, inArray, isNotNull, isNull, lte, or } from 'drizzle-orm';
import type { Database } from './database.ts';
import type { DeletionState, Destroyed } from './deletion-schema.ts';
import { deletions } from './schema.ts';

/** So long after it was asked for staff may refuse a deletion; who has said nothing by then lets it pass. */
export const APPROVAL_MS = 56 * 3_600_000;

export type Deletion = typeof deletions.$inferSelect;

/** Whether it can still be undone or is under way. */
const LIVE: DeletionState[] = ['waiting', 'running'];

/** Enters a deletion; undefined when there is one of the same thing already. */
export async function createDeletion(
  db: Database,
  deletion: typeof deletions.$inferInsert,
): Promise<Deletion | undefined> {
  return await db.insert(deletions).values(deletion).onConflictDoNothing().returning().get();
}

/** The deletion of an id (`deletion_…`). */
export async function findDeletion(db: Database, publicId: string): Promise<Deletion | undefined> {
  return await db.select().from(deletions).where(eq(deletions.publicId, publicId)).get();
}

/** The deletion that the token of an e-mail undoes. */
export async function findDeletionByToken(db: Database, tokenHash: string): Promise<Deletion | undefined> {
  return await db.select().from(deletions).where(eq(deletions.undoTokenHash, tokenHash)).get();
}

/** What is being deleted of these accounts, and of a user; newest first. */
export async function listDeletions(
  db: Database,
  { accountIds, userId }: { accountIds: number[]; userId: number },
): Promise<Deletion[]> {
  const own = and(eq(deletions.kind, 'user'), eq(deletions.subjectId, userId));
  return await db
    .select()
    .from(deletions)
    .where(or(inArray(deletions.accountId, accountIds), own))
    .orderBy(desc(deletions.id))
    .limit(200);
}

/** The live deletion of a thing. */
export async function findLiveDeletion(
  db: Database,
  kind: Deletion['kind'],
  subjectId: number,
): Promise<Deletion | undefined> {
  const same = and(eq(deletions.kind, kind), eq(deletions.subjectId, subjectId));
  return await db
    .select()
    .from(deletions)
    .where(and(same, inArray(deletions.state, LIVE)))
    .get();
}

/** Ends a deletion that has not begun to destroy; false when it has, or is over. */
export async function endDeletion(
  db: Database,
  id: number,
  ended: { state: 'undone' | 'refused'; now: number; decidedBy?: number },
): Promise<boolean> {
  const { state, now, decidedBy } = ended;
  const result = await db
    .update(deletions)
    .set({ state, doneAt: now, decidedBy, keyId: null, sealed: null, undoTokenHash: null })
    .where(and(eq(deletions.id, id), eq(deletions.state, 'waiting')));
  return result.meta.changes > 0;
}

/** Lets a deletion that waits for staff go ahead; false when it does not. */
export async function approveDeletion(
  db: Database,
  id: number,
  { now, staffId }: { now: number; staffId: number },
): Promise<boolean> {
  const waits = and(eq(deletions.id, id), eq(deletions.state, 'waiting'), isNull(deletions.approvedAt));
  const result = await db.update(deletions).set({ approvedAt: now, decidedBy: staffId }).where(waits);
  return result.meta.changes > 0;
}

/** Ends the time to undo a deletion at once. */
export async function hastenDeletion(db: Database, id: number, now: number): Promise<void> {
  await db
    .update(deletions)
    .set({ undoUntil: now, needsApproval: false })
    .where(and(eq(deletions.id, id), eq(deletions.state, 'waiting')));
}

/** What may be destroyed now, and is in nobody's hands; oldest first. */
export async function listDueDeletions(db: Database, now: number): Promise<Deletion[]> {
  const allowed = or(
    eq(deletions.needsApproval, false),
    isNotNull(deletions.approvedAt),
    lte(deletions.requestedAt, now - APPROVAL_MS),
  );
  const begins = and(eq(deletions.state, 'waiting'), lte(deletions.undoUntil, now), allowed);
  const free = or(isNull(deletions.claimedUntil), lte(deletions.claimedUntil, now));
  return await db
    .select()
    .from(deletions)
    .where(and(or(begins, eq(deletions.state, 'running')), free))
    .orderBy(asc(deletions.requestedAt));
}

/** Deletions that wait for staff's word. */
export async function listUndecided(
  db: Database,
): Promise<Pick<Deletion, 'publicId' | 'kind' | 'requestedAt'>[]> {
  const { publicId, kind, requestedAt } = deletions;
  return await db
    .select({ publicId, kind, requestedAt })
    .from(deletions)
    .where(
      and(eq(deletions.state, 'waiting'), eq(deletions.needsApproval, true), isNull(deletions.approvedAt)),
    )
    .orderBy(asc(requestedAt));
}

/** Live deletions asked for before `requestedAt`: what should be over soon. */
export async function listOldDeletions(db: Database, requestedAt: number): Promise<Deletion[]> {
  return await db
    .select()
    .from(deletions)
    .where(and(inArray(deletions.state, LIVE), lte(deletions.requestedAt, requestedAt)));
}

/** Takes a deletion on until `until`; undefined when somebody else was faster, or it was undone meanwhile. */
export async function claimDeletion(
  db: Database,
  { id, state, attempts, startedAt, step }: Deletion,
  { now, until, firstStep }: { now: number; until: number; firstStep: string },
): Promise<Deletion | undefined> {
  return await db
    .update(deletions)
    .set({
      ...{ state: 'running', claimedUntil: until, attempts: attempts + 1 },
      ...{ startedAt: startedAt ?? now, step: step ?? firstStep, undoTokenHash: null },
    })
    .where(and(eq(deletions.id, id), eq(deletions.state, state), eq(deletions.attempts, attempts)))
    .returning()
    .get();
}

/** Writes down what a step has destroyed, and which is next. */
export async function saveStep(
  db: Database,
  id: number,
  { step, receipt }: { step: string; receipt: Record<string, Destroyed> },
): Promise<void> {
  await db.update(deletions).set({ step, receipt, lastError: null }).where(eq(deletions.id, id));
}

/** Lets a deletion go until the next run; `error` says what was in the way. */
export async function releaseDeletion(db: Database, id: number, error: string | null): Promise<void> {
  await db.update(deletions).set({ claimedUntil: null, lastError: error }).where(eq(deletions.id, id));
}

/** Ends a deletion: all is destroyed, and nothing is left to know of it but the receipt. */
export async function finishDeletion(db: Database, id: number, now: number): Promise<void> {
  await db
    .update(deletions)
    .set({ state: 'done', doneAt: now, step: null, claimedUntil: null, keyId: null, sealed: null })
    .where(eq(deletions.id, id));
}
