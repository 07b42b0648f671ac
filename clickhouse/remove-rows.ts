import { z } from 'zod';
import type { ClickHouse } from './client.ts';
import type { SqlFragment } from './session-rows.ts';

/**
 * Removes the rows of a table for which a condition holds, physically: parts are rewritten without them, on all replicas,
 * before this returns. Answers how many; nothing is rewritten where there are none. @throws StorageError
 */
export async function removeRows(
  clickhouse: ClickHouse,
  table: string,
  { sql: condition, params }: SqlFragment,
): Promise<number> {
  const visible = await countRows(clickhouse, table, { sql: condition, params }, 'visible');
  const all = await countRows(clickhouse, table, { sql: condition, params }, 'all');
  const settings = { mutations_sync: 2 };
  // Not a lightweight DELETE: that hides rows until a merge comes, which an old month may never see.
  if (visible > 0) {
    await clickhouse.command({ sql: `ALTER TABLE ${table} DELETE WHERE ${condition}`, params, settings });
  }
  // What one has hidden before, the statement above does not see.
  if (all > visible) await clickhouse.command({ sql: `ALTER TABLE ${table} APPLY DELETED MASK`, settings });
  return all;
}

async function countRows(
  clickhouse: ClickHouse,
  table: string,
  { sql, params }: SqlFragment,
  which: 'all' | 'visible',
): Promise<number> {
  const { rows } = await clickhouse.query({
    sql: `SELECT count() AS n FROM ${table} WHERE ${sql}`,
    params,
    // Rows that a lightweight DELETE has hidden are still there.
    settings: { apply_deleted_mask: which === 'all' ? 0 : 1 },
    schema: z.object({ n: z.coerce.number() }),
  });
  return rows[0]?.n ?? 0;
}

/** Tables with a column of this name. Asked of the database, so that no table of tomorrow is forgotten. */
export async function tablesWith(clickhouse: ClickHouse, column: string): Promise<string[]> {
  const { rows } = await clickhouse.query({
    sql: `SELECT table FROM system.columns WHERE database = currentDatabase() AND name = {column:String} ORDER BY table`,
    params: { column },
    schema: z.object({ table: z.string().regex(/^\w+$/) }),
  });
  return rows.map(({ table }) => table);
}
