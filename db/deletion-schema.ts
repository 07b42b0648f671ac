import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/** What can be deleted. */
export type DeletionKind = 'site' | 'account' | 'user';

/** `waiting`: hidden, can be undone; `running`: is being destroyed; the others are over. */
export type DeletionState = 'waiting' | 'running' | 'done' | 'undone' | 'refused';

/** What was destroyed in one store: counts by what was counted, when, and what is to be known besides. */
export interface Destroyed {
  /** Epoch ms. */
  at: number;
  counts: Record<string, number>;
  remark?: string;
  /** Epoch seconds of that store's own clock, where the next steps need it. */
  mark?: number;
}

/** Sites, accounts and users that go, and how far their destruction is. */
export const deletions = sqliteTable(
  'deletions',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    publicId: text('public_id').notNull().unique(),
    kind: text('kind').$type<DeletionKind>().notNull(),
    subjectId: integer('subject_id').notNull(),
    /** The id that the API shows of it; names are sealed. */
    subject: text('subject').notNull(),
    /** Whose owners may undo it; none: a user's own. */
    accountId: integer('account_id'),
    requestedBy: text('requested_by').notNull(),
    state: text('state').$type<DeletionState>().notNull(),
    requestedAt: integer('requested_at').notNull(),
    undoUntil: integer('undo_until').notNull(),
    /** By when all must be destroyed. */
    dueAt: integer('due_at').notNull(),
    undoTokenHash: text('undo_token_hash').unique(),
    needsApproval: integer('needs_approval', { mode: 'boolean' }).notNull().default(sql`0`),
    approvedAt: integer('approved_at'),
    /** The member of staff who has approved or refused it. */
    decidedBy: integer('decided_by'),
    /** Names the key, its own, that `sealed` is sealed under; both go with the receipt. */
    keyId: text('key_id'),
    sealed: text('sealed'),
    /** The next step to take. */
    step: text('step'),
    attempts: integer('attempts').notNull().default(sql`0`),
    /** Nobody else works on it before. */
    claimedUntil: integer('claimed_until'),
    lastError: text('last_error'),
    startedAt: integer('started_at'),
    doneAt: integer('done_at'),
    /** What was destroyed, by step. */
    receipt: text('receipt', { mode: 'json' })
      .$type<Record<string, Destroyed>>()
      .notNull()
      .default(sql`'{}'`),
  },
  (table) => [
    index('deletions_by_state').on(table.state, table.undoUntil),
    index('deletions_by_account').on(table.accountId),
    uniqueIndex('deletions_one_at_a_time')
      .on(table.kind, table.subjectId)
      .where(sql`${table.state} IN ('waiting', 'running')`),
  ],
);
