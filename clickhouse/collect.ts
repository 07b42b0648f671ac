import { z } from 'zod';
import type { ClickHouse } from './client.ts';

/** Deletes the rows that a dead run of generation `gen` wrote and never made visible. */
export async function deleteUncommitted(clickhouse: ClickHouse, gen: string): Promise<void> {
  for (const table of ['sessions', 'daily']) {
    await clickhouse.command({
      sql: `DELETE FROM ${table} WHERE gen = {gen:UInt64}
        AND (site_id, date) NOT IN (SELECT site_id, date FROM seals WHERE gen = {gen:UInt64})`,
      params: { gen },
    });
  }
  await clickhouse.command({
    sql: `DELETE FROM monthly WHERE gen = {gen:UInt64}
      AND (site_id, month) NOT IN (SELECT site_id, month FROM month_seals WHERE gen = {gen:UInt64})`,
    params: { gen },
  });
}

/** Tables by what a generation in them belongs to; the last one says what to delete from the others. */
const GENERATIONS = [
  { of: 'date', tables: ['sessions', 'daily', 'seals'] },
  { of: 'month', tables: ['monthly', 'month_seals'] },
] as const;

/**
 * Deletes generations of dates and months replaced before `cutoff` (epoch seconds of ClickHouse's clock): a reader that
 * learned of one has had time to read it. Answers how many.
 */
export async function deleteSuperseded(clickhouse: ClickHouse, cutoff: number): Promise<number> {
  let deleted = 0;
  for (const { of, tables } of GENERATIONS) {
    const seals = tables.at(-1);
    const superseded = `SELECT site_id, ${of}, gen FROM ${seals} AS old
      INNER JOIN (SELECT site_id, ${of}, max(gen) AS newest FROM ${seals} WHERE committed < fromUnixTimestamp64Second({cutoff:Int64}) GROUP BY site_id, ${of}) AS kept
        ON old.site_id = kept.site_id AND old.${of} = kept.${of}
      WHERE old.gen < kept.newest`;
    const params = { cutoff };
    const { rows } = await clickhouse.query({
      sql: `SELECT count() AS n FROM (${superseded})`,
      params,
      schema: z.object({ n: z.coerce.number() }),
    });
    const n = rows[0]?.n ?? 0;
    if (n === 0) continue;
    for (const table of tables) {
      await clickhouse.command({
        sql: `DELETE FROM ${table} WHERE (site_id, ${of}, gen) IN (${superseded})`,
        params,
      });
    }
    deleted += n;
  }
  return deleted;
}
