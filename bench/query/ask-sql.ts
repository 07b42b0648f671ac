import { z } from 'zod';
import type { ClickHouse } from '../../clickhouse/client.ts';
import { metricsOf, type Question } from './questions.ts';
import type { Answer } from './structure.ts';

/** Settings of every measured statement: two threads, nothing remembered from the last time. */
export const FAIR_SETTINGS = {
  max_threads: 2,
  use_query_condition_cache: 0,
  use_query_cache: 0,
  use_uncompressed_cache: 0,
};

const rowSchema = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));

/** Asks a reference structure: a statement with a column `key` ('' without) and one per number of the report. */
export async function askSql(clickhouse: ClickHouse, question: Question, sql: string): Promise<Answer> {
  const { site, from, to, now, filter } = question;
  const { rows, stats } = await clickhouse.query({
    sql,
    params: {
      site,
      from: `${from} 00:00:00`,
      to: new Date(Math.min(now, Date.parse(`${to}T23:59:59Z`))).toISOString().slice(0, 19).replace('T', ' '),
      now: Math.floor(now / 1000),
      value: filter?.value ?? '',
    },
    schema: rowSchema,
    settings: FAIR_SETTINGS,
    timeoutMs: 120_000,
  });
  return {
    rowsRead: stats.rowsRead,
    rows: rows.map((row) => ({
      key: String(row.key),
      values: metricsOf(question).map((name) => (row[name] === null ? null : Number(row[name]))),
    })),
  };
}
