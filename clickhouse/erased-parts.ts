import { z } from 'zod';
import type { ClickHouse } from './client.ts';
import { tablesWith } from './remove-rows.ts';

/**
 * How many parts still hold what was removed before `removedAt` (epoch seconds of ClickHouse's clock): replaced ones that
 * the server unlinks by itself (old_parts_lifetime), and detached ones, which nobody rewrites and somebody must drop.
 */
export async function countErasedParts(
  clickhouse: ClickHouse,
  removedAt: number,
): Promise<{ inactive: number; detached: number }> {
  const tables = await tablesWith(clickhouse, 'site_id');
  const { rows } = await clickhouse.query({
    sql: `SELECT
        (SELECT count() FROM system.parts WHERE database = currentDatabase() AND NOT active
          AND table IN {tables:Array(String)} AND remove_time <= toDateTime({at:UInt32})) AS inactive,
        (SELECT count() FROM system.detached_parts WHERE database = currentDatabase()
          AND table IN {tables:Array(String)}) AS detached`,
    params: { tables, at: Math.ceil(removedAt) },
    schema: z.object({ inactive: z.coerce.number(), detached: z.coerce.number() }),
  });
  return rows[0] ?? { inactive: 0, detached: 0 };
}
