import { z } from 'zod';
import type { ClickHouse } from './client.ts';

/** What became of events in an hour (its start, epoch ms). */
export interface IngestHour {
  hour: number;
  accepted: number;
  dropped: number;
  dead: number;
}

/** Accepted, dropped and dead events by hour, for so many hours; each id counts once, as in workers/api/counters.ts. */
export async function readIngestHours(clickhouse: ClickHouse, hours: number): Promise<IngestHour[]> {
  const { rows } = await clickhouse.query({
    sql: `SELECT toUnixTimestamp(first_hour) * 1000 AS hour, sumIf(largest, outcome = 'accepted') AS accepted,
        sumIf(largest, startsWith(outcome, 'dropped:')) AS dropped, sumIf(largest, outcome = 'dead') AS dead
      FROM (
        SELECT outcome, toStartOfHour(min(minute)) AS first_hour, max(counters.n) AS largest FROM counters
        WHERE minute >= now() - toIntervalHour({hours:UInt32}) GROUP BY site_id, outcome, id
      ) GROUP BY first_hour ORDER BY first_hour`,
    params: { hours },
    schema: z.object({
      hour: z.coerce.number(),
      accepted: z.coerce.number(),
      dropped: z.coerce.number(),
      dead: z.coerce.number(),
    }),
  });
  return rows;
}

/** A queue keeps what waits for four days; what is older was sent as past. */
const LONGEST_WAIT_MS = 4 * 86_400_000;

/** How long events of the last hour took from happening to being stored. */
export async function readFreshness(
  clickhouse: ClickHouse,
): Promise<{ events: number; p95Ms: number; oldestMs: number }> {
  const { rows } = await clickhouse.query({
    sql: `SELECT count() AS events, ifNotFinite(quantile(0.95)(lag), 0) AS p95, max(lag) AS oldest FROM (
        SELECT greatest(toUnixTimestamp64Milli(arrival) - toUnixTimestamp64Milli(time), 0) AS lag FROM events
        WHERE arrival > now64(6) - INTERVAL 1 HOUR
      ) WHERE lag < {longest:Int64}`,
    params: { longest: LONGEST_WAIT_MS },
    schema: z.object({ events: z.coerce.number(), p95: z.coerce.number(), oldest: z.coerce.number() }),
  });
  const { events, p95, oldest } = rows[0] ?? { events: 0, p95: 0, oldest: 0 };
  return { events, p95Ms: Math.round(p95), oldestMs: oldest };
}
