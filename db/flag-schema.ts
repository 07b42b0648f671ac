import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { FlagMode } from '../core/flags/modes.ts';

/** What staff has set of the flags of core/flags/flags.ts. */
export const featureFlags = sqliteTable('feature_flags', {
  name: text('name').primaryKey(),
  mode: text('mode').$type<FlagMode>().notNull(),
  share: integer('share').notNull(),
  accounts: text('accounts', { mode: 'json' }).$type<string[]>().notNull(),
  changedBy: integer('changed_by').notNull(),
  changedAt: integer('changed_at').notNull(),
});

/** Answers of the api Worker by hour (epoch ms), and how many of them were failures of ours (5xx). */
export const answerCounts = sqliteTable('answer_counts', {
  hour: integer('hour').primaryKey(),
  answers: integer('answers').notNull(),
  failures: integer('failures').notNull(),
});
