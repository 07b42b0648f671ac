import { z } from 'zod';
import type { ClickHouse } from './client.ts';
import type { SealTask } from './seal-plan.ts';

/** A month of a site. */
export interface SiteMonth {
  siteId: number;
  /** Its first date. */
  month: string;
}

/** A month to roll up, and the generation of each date it is made of. */
export interface MonthTask extends SiteMonth {
  dates: string[];
  gens: string[];
}

/** Below this many sessions a month is read from them as fast. */
const MIN_MONTH_SESSIONS = 500;
/** As many site-months as fit into parameters. */
const MONTHS_PER_STATEMENT = 4000;

/**
 * The months that a run of these tasks leaves to be rolled up: their own, and those before, whose last date may have had
 * no event to be sealed for. `isClosed` says whether a date of a site is over.
 */
export function monthsOf(
  tasks: readonly SealTask[],
  isClosed: (siteId: number, date: string) => boolean,
): SiteMonth[] {
  const months = new Map<string, SiteMonth>();
  for (const { siteId, date } of tasks) {
    for (const back of [0, 1]) {
      const [year = 0, number = 0] = date.split('-').map(Number);
      const first = new Date(Date.UTC(year, number - 1 - back, 1));
      const last = new Date(Date.UTC(year, number - back, 0));
      const month = isoDate(first);
      if (isClosed(siteId, isoDate(last))) months.set(`${siteId} ${month}`, { siteId, month });
    }
  }
  return [...months.values()];
}

function isoDate(date: Date): string {
  return date.toISOString().slice(0, 10);
}

const taskSchema = z.object({
  site_id: z.number(),
  first: z.string(),
  dates: z.array(z.string()),
  gens: z.array(z.string()),
});

/**
 * Those of the months whose rollup is missing or made of other generations than the current ones, and which have
 * `rollFrom` sessions at least.
 */
export async function planMonths(
  clickhouse: ClickHouse,
  months: readonly SiteMonth[],
  rollFrom = MIN_MONTH_SESSIONS,
): Promise<MonthTask[]> {
  const tasks: MonthTask[] = [];
  for (let at = 0; at < months.length; at += MONTHS_PER_STATEMENT) {
    const slice = months.slice(at, at + MONTHS_PER_STATEMENT);
    const { rows } = await clickhouse.query({
      sql: `SELECT site_id, toString(first) AS first, arrayMap(day -> toString(day), days) AS dates, newest AS gens
        FROM (
          SELECT site_id, first, arraySort(groupArray((day, g))) AS pairs, pairs.1 AS days, pairs.2 AS newest
          FROM (
            SELECT site_id, date AS day, toStartOfMonth(date) AS first, max(gen) AS g, argMax(adds_up, gen) AS adds, argMax(sessions, gen) AS n
            FROM seals WHERE site_id IN {sites:Array(UInt32)} AND toStartOfMonth(date) IN {months:Array(Date)}
            GROUP BY site_id, day
          ) WHERE adds = 1 GROUP BY site_id, first HAVING sum(n) >= {roll_from:UInt64}
        ) AS current
        LEFT JOIN (
          SELECT site_id, month, argMax(dates, gen) AS made_dates, argMax(gens, gen) AS made_gens
          FROM month_seals WHERE site_id IN {sites:Array(UInt32)} GROUP BY site_id, month
        ) AS made ON made.site_id = current.site_id AND made.month = current.first
        WHERE days != made_dates OR newest != made_gens`,
      params: {
        sites: [...new Set(slice.map(({ siteId }) => siteId))],
        months: [...new Set(slice.map(({ month }) => month))],
        roll_from: rollFrom,
      },
      schema: taskSchema,
    });
    const wanted = new Set(slice.map(({ siteId, month }) => `${siteId} ${month}`));
    for (const { site_id, first, dates, gens } of rows) {
      if (wanted.has(`${site_id} ${first}`)) tasks.push({ siteId: site_id, month: first, dates, gens });
    }
  }
  return tasks;
}
