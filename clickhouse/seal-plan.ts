import { z } from 'zod';
import type { ClickHouse } from './client.ts';

/** A (site, date) to write down: its hot events with base < arrival ≤ gen go on top of generation `base` (0: none). */
export interface SealTask {
  siteId: number;
  date: string;
  /** µs, decimal string. */
  base: string;
  /** How many hot events that is, where known; statements are cut by it. */
  events?: number;
}

const clockSchema = z.object({ now_us: z.string() });

/** ClickHouse's clock in µs: arrivals and generations are its time, nobody else's. */
export async function clickHouseNow(clickhouse: ClickHouse): Promise<number> {
  const { rows } = await clickhouse.query({
    sql: 'SELECT toUInt64(toUnixTimestamp64Micro(now64(6))) AS now_us',
    schema: clockSchema,
  });
  return Number(rows[0]?.now_us);
}

/** A generation is recounted for this long: what became visible later than any insert may. */
const RECENT_US = 3_600_000_000;

const candidateSchema = z.object({
  site_id: z.number(),
  date: z.string(),
  base: z.string(),
  fresh: z.number(),
});

/**
 * What a seal run with the cut `gen` has to do, oldest date first: dates never sealed that `isClosed`, sealed dates with
 * events after their generation, and generations whose own events are more than were counted (an insert that became
 * visible later than any insert may; the date is built anew from its events).
 */
export async function planSeal(
  clickhouse: ClickHouse,
  gen: string,
  isClosed: (siteId: number, date: string) => boolean,
): Promise<SealTask[]> {
  // Years of seals are none of a run's business: only dates with hot events can want one.
  const { rows } = await clickhouse.query({
    sql: `SELECT site_id, toString(day) AS date, if(straggled, 0, newest) AS base, toFloat64(if(straggled, hot, later)) AS fresh FROM (
        SELECT e.site_id AS site_id, e.date AS day, s.gen AS newest,
          count() AS hot, countIf(us <= {gen:UInt64} AND us > newest) AS later,
          newest > {recent:UInt64} AND any(s.base) = 0
            AND uniqExactIf(e.id, newest > {recent:UInt64} AND us <= newest) > any(s.fresh) AS straggled
        FROM (SELECT site_id, date, id, toUInt64(toUnixTimestamp64Micro(arrival)) AS us FROM events) AS e
        LEFT JOIN (
          SELECT site_id, date, max(gen) AS gen, argMax(base, seals.gen) AS base, argMax(fresh, seals.gen) AS fresh
          FROM seals WHERE (site_id, date) IN (SELECT site_id, date FROM events) GROUP BY site_id, date
        ) AS s ON e.site_id = s.site_id AND e.date = s.date
        GROUP BY site_id, day, newest
        HAVING later > 0 OR straggled
      ) ORDER BY day, site_id`,
    params: { gen, recent: String(Math.max(0, Number(gen) - RECENT_US)) },
    schema: candidateSchema,
  });
  return rows
    .filter((row) => row.base !== '0' || isClosed(row.site_id, row.date))
    .map((row) => ({ siteId: row.site_id, date: row.date, base: row.base, events: row.fresh }));
}
