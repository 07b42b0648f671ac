import { z } from 'zod';
import type { ClickHouse } from './client.ts';
import type { DateRange } from './generations.ts';
import type { SealTask } from './seal-plan.ts';

/** What one request writes down: as much as a statement does in seconds and a few hundred megabytes. */
const MAX_DATES = 500;
const MAX_EVENTS = 3_000_000;

export interface BackfillPlan {
  tasks: SealTask[];
  /** Dates that will still wait after these. */
  left: number;
}

/** The next of the tasks that a seal run is to do, those of `siteId` (null: every site) in the range. */
export function nextTasks(
  all: readonly SealTask[],
  siteId: number | null,
  { from, to }: DateRange,
): BackfillPlan {
  const asked = all.filter(
    (task) => (siteId === null || task.siteId === siteId) && from <= task.date && task.date <= to,
  );
  // Site by site, so that a month is rolled up once and not once a date.
  asked.sort((a, b) => a.siteId - b.siteId || a.date.localeCompare(b.date));
  return { tasks: asked.slice(0, MAX_DATES), left: Math.max(0, asked.length - MAX_DATES) };
}

const rowSchema = z.object({
  site_id: z.number(),
  day: z.string(),
  base: z.string(),
  events: z.coerce.number(),
  total: z.coerce.number(),
});

/**
 * The next sealed dates whose newest generation is older than `mark`, site by site, to be built anew on top of what
 * they hold. Each one done gets a generation of at least `mark`, so whoever asks again with the same goes on.
 */
export async function planAgain(
  clickhouse: ClickHouse,
  siteId: number | null,
  { from, to }: DateRange,
  mark: string,
): Promise<BackfillPlan> {
  const { rows } = await clickhouse.query({
    sql: `SELECT site_id, toString(date) AS day, base, events, count() OVER () AS total FROM (
        SELECT site_id, date, max(gen) AS base, argMax(events, gen) AS events FROM seals
        WHERE date BETWEEN {from:Date} AND {to:Date}${siteId === null ? '' : ' AND site_id = {site_id:UInt32}'}
        GROUP BY site_id, date HAVING base < {mark:UInt64}
      ) ORDER BY site_id, date LIMIT ${MAX_DATES}`,
    params: { site_id: siteId, from, to, mark },
    schema: rowSchema,
  });
  let sum = 0;
  const fitting = rows.filter(({ events }, index) => {
    sum += events;
    return index === 0 || sum <= MAX_EVENTS;
  });
  return {
    tasks: fitting.map(({ site_id, day, base, events }) => ({ siteId: site_id, date: day, base, events })),
    left: (rows[0]?.total ?? 0) - fitting.length,
  };
}
