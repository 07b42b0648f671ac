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
}

/**
 * Deletes generations replaced before `cutoff` (epoch seconds of ClickHouse's clock): a reader that learned of one
 * has had time to read it. Answers how many.
 */
export async function deleteSuperseded(clickhouse: ClickHouse, cutoff: number): Promise<number> {
  const superseded = `SELECT site_id, date, gen FROM seals AS old
    INNER JOIN (SELECT site_id, date, max(gen) AS newest FROM seals WHERE committed < fromUnixTimestamp64Second({cutoff:Int64}) GROUP BY site_id, date) AS kept
      ON old.site_id = kept.site_id AND old.date = kept.date
    WHERE old.gen < kept.newest`;
  const params = { cutoff };
  const { rows } = await clickhouse.query({
    sql: `SELECT count() AS n FROM (${superseded})`,
    params,
    schema: z.object({ n: z.coerce.number() }),
  });
  const n = rows[0]?.n ?? 0;
  if (n === 0) return 0;
  // `seals` last: it says what to delete from the others.
  for (const table of ['sessions', 'daily', 'seals']) {
    await clickhouse.command({
      sql: `DELETE FROM ${table} WHERE (site_id, date, gen) IN (${superseded})`,
      params,
    });
  }
  return n;
}
