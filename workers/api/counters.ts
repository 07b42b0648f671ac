import { z } from 'zod';
import type { ClickHouse } from '../../clickhouse/client.ts';
import { QUEUE_WAIT } from '../../core/event.ts';

/** Events of a site with one outcome in one minute. */
export interface CounterRow {
  /** 0 when no site was known. */
  site_id: number;
  /** Epoch seconds. */
  minute: number;
  outcome: string;
  n: number;
}

const rowSchema = z.object({
  site_id: z.number(),
  minute: z.number(),
  outcome: z.string(),
  n: z.coerce.number(),
});

/** A delivery may be counted again this much later, in another minute. */
const REDELIVERY_SECONDS = 24 * 60 * 60;

/**
 * Counters of the minutes in [from, to), epoch seconds. Each id counts once, in the minute it was first seen; its largest
 * number holds, since deliveries of one message only ever add up.
 */
export async function readCounters(
  clickhouse: ClickHouse,
  { site, from, to }: { site?: number; from: number; to: number },
): Promise<CounterRow[]> {
  const { rows } = await clickhouse.query({
    sql: `SELECT site_id, toUnixTimestamp(first_minute) AS minute, outcome, sum(largest) AS n
      FROM (
        SELECT site_id, outcome, min(counters.minute) AS first_minute, max(counters.n) AS largest FROM counters
        WHERE counters.minute >= {lookFrom:DateTime('UTC')} AND counters.minute < {to:DateTime('UTC')}
          AND ({everySite:Bool} OR site_id = {site:UInt32}) AND outcome != {wait:String}
        GROUP BY site_id, outcome, id
      )
      WHERE first_minute >= {from:DateTime('UTC')}
      GROUP BY site_id, first_minute, outcome ORDER BY first_minute, site_id, outcome`,
    params: {
      lookFrom: from - REDELIVERY_SECONDS,
      from,
      to,
      everySite: site === undefined,
      site: site ?? 0,
      wait: QUEUE_WAIT,
    },
    schema: rowSchema,
  });
  return rows;
}

/** Sums per outcome, and whether every accepted event is accounted for (not yet while some are in the queue). */
export function totalCounters(rows: readonly CounterRow[]): {
  totals: Record<string, number>;
  balanced: boolean;
} {
  const totals: Record<string, number> = { accepted: 0, stored: 0, duplicate: 0, dead: 0 };
  for (const { outcome, n } of rows) totals[outcome] = (totals[outcome] ?? 0) + n;
  const { accepted = 0, stored = 0, duplicate = 0, dead = 0 } = totals;
  return { totals, balanced: accepted === stored + duplicate + dead };
}
