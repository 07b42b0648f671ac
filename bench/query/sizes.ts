import { z } from 'zod';
import type { ClickHouse } from '../../clickhouse/client.ts';

export interface TableSize {
  table: string;
  rows: number;
  bytes: number;
}

/** Merges every table of a database to the end, so that sizes do not depend on luck. */
export async function mergeTables(clickhouse: ClickHouse, database: string): Promise<void> {
  for (const { table } of await tableSizes(clickhouse, database)) {
    await clickhouse.command({ sql: `OPTIMIZE TABLE ${database}.${table} FINAL`, timeoutMs: 600_000 });
  }
}

/** Bytes on disk of the active parts of each table, projections included. */
export async function tableSizes(clickhouse: ClickHouse, database: string): Promise<TableSize[]> {
  const { rows } = await clickhouse.query({
    sql: `SELECT table, toFloat64(sum(rows)) AS rows, toFloat64(sum(bytes_on_disk)) AS bytes FROM system.parts
      WHERE active AND database = {database:String} GROUP BY table ORDER BY table`,
    params: { database },
    schema: z.object({ table: z.string(), rows: z.number(), bytes: z.number() }),
  });
  return rows;
}

export interface ColumnSize {
  column: string;
  bytes: number;
}

/** The columns that take most, compressed. */
export async function largestColumns(clickhouse: ClickHouse, database: string): Promise<ColumnSize[]> {
  const { rows } = await clickhouse.query({
    sql: `SELECT concat(table, '.', column) AS column, toFloat64(sum(column_data_compressed_bytes) + sum(column_marks_bytes)) AS bytes
      FROM system.parts_columns WHERE active AND database = {database:String} AND table != 'events'
      GROUP BY table, column ORDER BY bytes DESC LIMIT 40`,
    params: { database },
    schema: z.object({ column: z.string(), bytes: z.number() }),
  });
  return rows;
}
