import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { Query } from '../core/query/query.ts';
import { sites } from './schema.ts';

/** Questions that are asked of a site together, such as those of its dashboard. */
export const usualQuestions = sqliteTable(
  'usual_questions',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    siteId: integer('site_id')
      .notNull()
      .references(() => sites.id),
    /** A hash of the questions. */
    name: text('name').notNull(),
    questions: text('questions', { mode: 'json' }).$type<Query[]>().notNull(),
    /** UTC days on which they were asked. */
    days: integer('days').notNull().default(sql`1`),
    /** When they were asked last. */
    askedAt: integer('asked_at').notNull(),
  },
  (table) => [
    uniqueIndex('usual_questions_by_name').on(table.siteId, table.name),
    index('usual_questions_by_time').on(table.askedAt),
  ],
);

/** Sites of which KV `ANSWERS` holds what their sealed dates come to. */
export const keptSites = sqliteTable('kept_sites', {
  siteId: integer('site_id')
    .primaryKey()
    .references(() => sites.id),
  /** The newest generation of then. */
  gen: text('gen').notNull(),
  /** The site's local date of then. */
  date: text('date').notNull(),
  keptAt: integer('kept_at').notNull(),
});
