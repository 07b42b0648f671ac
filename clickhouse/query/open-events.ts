import { z } from 'zod';
import { datesWithin } from '../assembled-dates.ts';
import type { ClickHouse } from '../client.ts';
import type { DateRange, Generations } from '../generations.ts';
import { openRanges } from '../open-ranges.ts';
import { createParams } from './params.ts';

/** Whether a site has events on any date of a range that is not sealed. */
export async function hasOpenEvents(
  clickhouse: ClickHouse,
  siteId: number,
  range: DateRange,
  { sealed, stale }: Generations,
): Promise<boolean> {
  const known = [...sealed, ...stale].map(({ date }) => date);
  const ranges = openRanges(range, known);
  if (ranges.length === 0) return false;
  const params = createParams();
  params.values.site_id = siteId;
  const { rows } = await clickhouse.query({
    sql: `SELECT 1 FROM events WHERE site_id = {site_id:UInt32} AND ${datesWithin(ranges, params)}
      AND date NOT IN ${params.add('Array(Date)', known)} LIMIT 1`,
    params: params.values,
    schema: z.unknown(),
  });
  return rows.length > 0;
}
