import { z } from 'zod';
import { QUEUE_WAIT } from '../core/event.ts';
import type { ClickHouse } from './client.ts';

/** Events of all sites by day (UTC) and outcome, for so many days; each id counts once, as in workers/api/counters.ts. */
export async function readEventDays(
  clickhouse: ClickHouse,
  days: number,
): Promise<{ day: string; outcome: string; n: number }[]> {
  const { rows } = await clickhouse.query({
    sql: `SELECT toString(day) AS day, outcome, sum(largest) AS n FROM (
        SELECT outcome, toDate(min(minute)) AS day, max(counters.n) AS largest FROM counters
        WHERE minute >= toDateTime(today() - {days:UInt32}) AND outcome != {wait:String} GROUP BY site_id, outcome, id
      ) GROUP BY day, outcome ORDER BY day, outcome`,
    params: { days, wait: QUEUE_WAIT },
    schema: z.object({ day: z.string(), outcome: z.string(), n: z.coerce.number() }),
  });
  return rows;
}

/** How many sites had an event in the last day, and when the newest of all came in (epoch ms). */
export async function readActivity(
  clickhouse: ClickHouse,
): Promise<{ activeSites: number; newestAt: number | null }> {
  const { rows } = await clickhouse.query({
    sql: `SELECT uniqExact(site_id) AS sites, toUnixTimestamp64Milli(max(arrival)) AS newest
      FROM events WHERE arrival > now64(6) - INTERVAL 1 DAY`,
    schema: z.object({ sites: z.coerce.number(), newest: z.coerce.number() }),
  });
  const { sites, newest } = rows[0] ?? { sites: 0, newest: 0 };
  return { activeSites: sites, newestAt: newest > 0 ? newest : null };
}
