import { sql } from 'drizzle-orm';
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { users } from './identity-schema.ts';

/** `stopped` goes on when it is sent again; `done` is over. */
export type AnnouncementState = 'draft' | 'sending' | 'stopped' | 'done';

/** Whom an announcement goes to; always users with a confirmed address who are neither locked out nor unsubscribed. */
export type Segment =
  | { kind: 'verified' | 'owners' | 'silent' }
  | { kind: 'owners_of'; state: 'open' | 'blocked' | 'deleted' }
  | { kind: 'account'; account: string };

/** E-mails of the operator to many users. */
export const announcements = sqliteTable('announcements', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  subject: text('subject').notNull(),
  body: text('body').notNull(),
  segment: text('segment', { mode: 'json' }).$type<Segment>().notNull(),
  state: text('state').$type<AnnouncementState>().notNull(),
  createdBy: integer('created_by').notNull(),
  createdAt: integer('created_at').notNull(),
  startedAt: integer('started_at'),
  doneAt: integer('done_at'),
  /** How many there were when it was started. */
  recipients: integer('recipients'),
  sent: integer('sent').notNull().default(sql`0`),
  refused: integer('refused').notNull().default(sql`0`),
  /** Users up to this number have theirs. */
  lastUserId: integer('last_user_id').notNull().default(sql`0`),
});

/** Users who want no announcements. */
export const mailOptOuts = sqliteTable('mail_opt_outs', {
  userId: integer('user_id')
    .primaryKey()
    .references(() => users.id),
  at: integer('at').notNull(),
});
