import { z } from 'zod';
import { MARKED_OUTCOMES, type OutcomeHour } from '../core/marks/refused-hours.ts';
import type { ClickHouse } from './client.ts';

const rowSchema = z.object({
  hour: z.coerce.number(),
  outcome: z.string(),
  n: z.coerce.number(),
  isUnassigned: z.number().transform((flag) => flag === 1),
});

/**
 * Outcomes that leave a mark on a site's chart, by hour; `from` and `to` are epoch ms, and counters are kept for 30 days. What was
 * counted for no site (0) may have been of any. Each id counts once, as in workers/api/counters.ts. @throws StorageError
 */
export async function readOutcomeHours(
  clickhouse: Pick<ClickHouse, 'query'>,
  siteId: number,
  { from, to }: { from: number; to: number },
): Promise<OutcomeHour[]> {
  const { rows } = await clickhouse.query({
    sql: `SELECT toUnixTimestamp(first_hour) * 1000 AS hour, outcome, sum(largest) AS n, toUInt8(site_id = 0) AS isUnassigned
      FROM (
        SELECT site_id, outcome, toStartOfHour(min(minute)) AS first_hour, max(counters.n) AS largest FROM counters
        WHERE minute >= fromUnixTimestamp64Milli({from:Int64}) AND minute < fromUnixTimestamp64Milli({to:Int64})
          AND (site_id = {site_id:UInt32} AND has({outcomes:Array(String)}, outcome)
            OR site_id = 0 AND outcome = 'dropped:storage_unavailable')
        GROUP BY site_id, outcome, id
      ) GROUP BY site_id, outcome, first_hour HAVING n != 0 ORDER BY hour, outcome`,
    params: { site_id: siteId, from, to, outcomes: MARKED_OUTCOMES },
    schema: rowSchema,
  });
  return rows;
}
