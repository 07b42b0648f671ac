import { z } from 'zod';
import type { ClickHouse } from '../client.ts';

const rowSchema = z.object({ first: z.string(), known: z.number() });

/** The local date of a site's first event; undefined when it has none yet. */
export async function readFirstDate(clickhouse: ClickHouse, siteId: number): Promise<string | undefined> {
  const { rows } = await clickhouse.query({
    sql: `SELECT toString(min(date)) AS first, toUInt8(count() > 0) AS known FROM (
        SELECT date FROM seals WHERE site_id = {site_id:UInt32} AND sessions > 0
        UNION ALL
        SELECT date FROM events WHERE site_id = {site_id:UInt32} LIMIT 1 BY date
      )`,
    params: { site_id: siteId },
    schema: rowSchema,
  });
  const [row] = rows;
  return row?.known === 1 ? row.first : undefined;
}
