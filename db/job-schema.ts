import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Each run of each cron job, for two weeks. */
export const jobRuns = sqliteTable(
  'job_runs',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    job: text('job').notNull(),
    /** What the run was told the time is. */
    dueAt: integer('due_at').notNull(),
    startedAt: integer('started_at').notNull(),
    /** None: still under way, or died. */
    endedAt: integer('ended_at'),
    result: text('result', { mode: 'json' }).$type<Record<string, number>>(),
    error: text('error'),
  },
  (table) => [
    index('job_runs_by_job').on(table.job, table.id),
    index('job_runs_by_start').on(table.startedAt),
  ],
);

/** Jobs that staff wants to run again, by the next cron. */
export const jobOrders = sqliteTable('job_orders', {
  job: text('job').primaryKey(),
  orderedBy: integer('ordered_by').notNull(),
  orderedAt: integer('ordered_at').notNull(),
});
