import { z } from 'zod';
import type { ClickHouse } from '../client.ts';
import type { DateRange, Generations } from '../generations.ts';
import { openRanges } from '../open-ranges.ts';

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
  const params: Record<string, unknown> = { site_id: siteId, known };
  const between = ranges.map(({ from, to }, index) => {
    params[`from_${index}`] = from;
    params[`to_${index}`] = to;
    return `date BETWEEN {from_${index}:Date} AND {to_${index}:Date}`;
  });
  const { rows } = await clickhouse.query({
    sql: `SELECT 1 FROM events WHERE site_id = {site_id:UInt32} AND (${between.join(' OR ')})
      AND date NOT IN {known:Array(Date)} LIMIT 1`,
    params,
    schema: z.unknown(),
  });
  return rows.length > 0;
}
