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

/** Which dates of which sites. */
export interface BackfillScope extends DateRange {
  /** null: every site. */
  siteId: number | null;
  /** Deleted ones: what is left of them is erased, not written down. */
  without: readonly number[];
}

/** The next of the tasks that a seal run is to do, those of the scope. */
export function nextTasks(
  all: readonly SealTask[],
  { siteId, without, from, to }: BackfillScope,
): BackfillPlan {
  const asked = all.filter(
    (task) =>
      (siteId === null || task.siteId === siteId) &&
      !without.includes(task.siteId) &&
      from <= task.date &&
      task.date <= to,
  );
  // Site by site, so that a month is rolled up once and not once a date.
  asked.sort((a, b) => a.siteId - b.siteId || a.date.localeCompare(b.date));
  return firstOf(asked.slice(0, MAX_DATES), asked.length);
}

/** As many of these tasks as one request does, one at least. */
function firstOf(tasks: readonly SealTask[], total: number): BackfillPlan {
  let sum = 0;
  const fitting = tasks.filter(({ events = 0 }, index) => {
    sum += events;
    return index === 0 || sum <= MAX_EVENTS;
  });
  return { tasks: fitting, left: total - fitting.length };
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
  { siteId, without, from, to }: BackfillScope,
  mark: string,
): Promise<BackfillPlan> {
  const { rows } = await clickhouse.query({
    sql: `SELECT site_id, toString(date) AS day, base, events, count() OVER () AS total FROM (
        SELECT site_id, date, max(gen) AS base, argMax(events, gen) AS events FROM seals
        WHERE date BETWEEN {from:Date} AND {to:Date} AND site_id NOT IN {without:Array(UInt32)}${siteId === null ? '' : ' AND site_id = {site_id:UInt32}'}
        GROUP BY site_id, date HAVING base < {mark:UInt64}
      ) ORDER BY site_id, date LIMIT ${MAX_DATES}`,
    params: { site_id: siteId, without, from, to, mark },
    schema: rowSchema,
  });
  const tasks = rows.map(({ site_id, day, base, events }) => ({ siteId: site_id, date: day, base, events }));
  return firstOf(tasks, rows[0]?.total ?? 0);
}
