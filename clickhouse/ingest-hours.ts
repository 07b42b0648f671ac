import { z } from 'zod';
import { QUEUE_WAIT } from '../core/event.ts';
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

/** How long the messages of the last hour's deliveries took from the queue to storage, the slowest of each delivery. */
export async function readFreshness(
  clickhouse: ClickHouse,
): Promise<{ deliveries: number; p95Ms: number; oldestMs: number }> {
  const { rows } = await clickhouse.query({
    sql: `SELECT count() AS deliveries, ifNotFinite(quantile(0.95)(wait), 0) AS p95, max(wait) AS oldest FROM (
        SELECT max(n) AS wait FROM counters
        WHERE minute > now() - INTERVAL 1 HOUR AND site_id = 0 AND outcome = {outcome:String} GROUP BY id
      )`,
    params: { outcome: QUEUE_WAIT },
    schema: z.object({ deliveries: z.coerce.number(), p95: z.coerce.number(), oldest: z.coerce.number() }),
  });
  const { deliveries, p95, oldest } = rows[0] ?? { deliveries: 0, p95: 0, oldest: 0 };
  return { deliveries, p95Ms: Math.round(p95), oldestMs: oldest };
}
