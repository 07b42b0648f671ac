import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { users } from './identity-schema.ts';

/** Members of staff who look at the product as a user does, read only, for half an hour at most. */
export const impersonations = sqliteTable(
  'impersonations',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    /** SHA-256 of what the browser's cookie holds. */
    tokenHash: text('token_hash').notNull().unique(),
    staffId: integer('staff_id').notNull(),
    /** The login session that it is part of, and ends with. */
    sessionId: integer('session_id').notNull(),
    /** As whom. */
    userId: integer('user_id')
      .notNull()
      .references(() => users.id),
    /** None: all that the user sees; otherwise what she sees of this account. */
    accountId: integer('account_id'),
    reason: text('reason').notNull(),
    startedAt: integer('started_at').notNull(),
    endsAt: integer('ends_at').notNull(),
    endedAt: integer('ended_at'),
  },
  (table) => [
    index('impersonations_by_user').on(table.userId),
    index('impersonations_by_end').on(table.endsAt).where(sql`${table.endedAt} IS NULL`),
  ],
);
