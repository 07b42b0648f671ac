import { z } from 'zod';
import type { ClickHouse } from './client.ts';

/** More than anybody chooses from a list. */
const MAX_KEYS = 300;

/**
 * The keys of the props that a site's events had between two dates, the most used first. A list to choose from: sealed
 * generations that are no longer current are counted, too, which changes no more than the order. @throws StorageError
 */
export async function readPropKeys(
  clickhouse: Pick<ClickHouse, 'query'>,
  siteId: number,
  { from, to }: { from: string; to: string },
): Promise<string[]> {
  const { rows } = await clickhouse.query({
    sql: `SELECT key FROM (
        SELECT arrayJoin(mapKeys(props)) AS key, count() AS n FROM events
        WHERE site_id = {site_id:UInt32} AND date BETWEEN {from:Date} AND {to:Date} GROUP BY key
        UNION ALL
        SELECT arrayJoin(arrayFlatten(arrayMap(props -> mapKeys(props), h_props))) AS key, count() AS n FROM sessions
        WHERE site_id = {site_id:UInt32} AND date BETWEEN {from:Date} AND {to:Date} GROUP BY key
      ) GROUP BY key ORDER BY sum(n) DESC, key LIMIT ${MAX_KEYS}`,
    params: { site_id: siteId, from, to },
    schema: z.object({ key: z.string() }),
  });
  return rows.map(({ key }) => key);
}
