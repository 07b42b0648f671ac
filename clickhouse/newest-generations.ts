import { z } from 'zod';
import type { ClickHouse } from './client.ts';

const rowSchema = z.object({ site: z.coerce.number(), gen: z.string() });

/** The newest generation of each of these sites that has any. @throws StorageError */
export async function newestGenerations(
  clickhouse: ClickHouse,
  siteIds: readonly number[],
): Promise<Map<number, string>> {
  if (siteIds.length === 0) return new Map();
  const { rows } = await clickhouse.query({
    sql: `SELECT site_id AS site, toString(max(gen)) AS gen FROM seals
  WHERE site_id IN {sites:Array(UInt32)} GROUP BY site_id`,
    params: { sites: siteIds },
    schema: rowSchema,
  });
  return new Map(rows.map(({ site, gen }) => [site, gen]));
}
