import { z } from 'zod';
import type { ClickHouse } from './client.ts';
import { removeRows, tablesWith } from './remove-rows.ts';

/** What erasing left to do for ClickHouse itself. */
export interface Erased {
  /** Rows removed, by table. */
  rows: Record<string, number>;
  /** Parts that hold removed rows and are not read any more; the server unlinks them by itself (old_parts_lifetime). */
  inactiveParts: number;
}

/**
 * Removes every row of the sites from every table, physically. Idempotent, and does nothing where nothing is left.
 * @throws StorageError
 *
 * Whoever calls has seen to it that nothing writes for these sites any more.
 */
export async function eraseSites(clickhouse: ClickHouse, siteIds: readonly number[]): Promise<Erased> {
  const rows: Record<string, number> = {};
  for (const table of await tablesWith(clickhouse, 'site_id')) {
    const of = { sql: 'site_id IN {sites:Array(UInt32)}', params: { sites: siteIds } };
    const removed = await removeRows(clickhouse, table, of);
    if (removed > 0) rows[table] = removed;
  }
  return { rows, inactiveParts: await countInactiveParts(clickhouse, Object.keys(rows)) };
}

/** The sites, of these, that any table holds rows of. */
export async function findRemains(clickhouse: ClickHouse, siteIds: readonly number[]): Promise<number[]> {
  if (siteIds.length === 0) return [];
  const tables = await tablesWith(clickhouse, 'site_id');
  const selects = tables.map(
    (table) => `SELECT DISTINCT site_id FROM ${table} WHERE site_id IN {sites:Array(UInt32)}`,
  );
  const { rows } = await clickhouse.query({
    sql: `SELECT DISTINCT site_id FROM (${selects.join(' UNION ALL ')}) ORDER BY site_id`,
    params: { sites: siteIds },
    schema: z.object({ site_id: z.number() }),
  });
  return rows.map(({ site_id }) => site_id);
}

async function countInactiveParts(clickhouse: ClickHouse, tables: readonly string[]): Promise<number> {
  const { rows } = await clickhouse.query({
    sql: `SELECT count() AS n FROM system.parts
      WHERE database = currentDatabase() AND NOT active AND table IN {tables:Array(String)}`,
    params: { tables },
    schema: z.object({ n: z.coerce.number() }),
  });
  return rows[0]?.n ?? 0;
}
