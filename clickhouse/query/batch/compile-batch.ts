import { z } from 'zod';
import { isClockDimension } from '../../../core/query/dimensions.ts';
import { isMoney } from '../../../core/query/metrics.ts';
import type { Ids } from '../../distinct-hits.ts';
import type { SqlFragment } from '../../session-rows.ts';
import type { AnswerRow } from '../answer.ts';
import { type CompileInput, selectSql } from '../compile.ts';
import { createScope, statement } from '../statement-scope.ts';
import { columnsOf } from './long-columns.ts';
import { answerRows, type LongRow } from './long-rows.ts';
import { isLong, longSql } from './long-sql.ts';
import { placeOf } from './tile-order.ts';

/** A row of a batch: which question it answers, its place there, and its columns, each kind in a list. */
export const batchRowSchema = z.object({
  tile: z.number(),
  nth: z.number(),
  d: z.array(z.string()),
  m: z.array(z.number().nullable()),
  extra: z.tuple([z.string(), z.number(), z.number(), z.number()]),
});
export type BatchRow = z.infer<typeof batchRowSchema>;

/** One statement that answers questions about one site: rows that several of them read are worked out once. */
export function compileBatch(questions: readonly [CompileInput, ...CompileInput[]], ids?: Ids): SqlFragment {
  const scope = createScope(questions[0].siteId, ids);
  const tiles = questions.map((question, id) => ({ id, question }));
  const [first, second, ...more] = tiles.filter(({ question }) => isLong(question.query));
  const long = first && second ? [longSql([first, second, ...more], scope)] : [];
  const others = long.length > 0 ? tiles.filter(({ question }) => !isLong(question.query)) : tiles;
  const apart = others.map(({ id, question }) => tileSql(question, id, selectSql(question, scope)));
  return statement([...long, ...apart].join('\nUNION ALL\n'), scope);
}

function tileSql({ query }: CompileInput, tile: number, select: string): string {
  const dimensions = query.dimensions.map((_, index) => `toString(d${index})`);
  const metrics = query.metrics.map((_, index) => `m${index}`);
  const extra = [
    ...(query.metrics.some(isMoney) ? ['toString(currency)', 'currencies', 'unrated'] : [`''`, '0.', '0.']),
    query.include.totalRows ? 'total_rows' : '0.',
  ];
  return `SELECT toUInt16(${tile}) AS tile, toUInt32(rowNumberInAllBlocks()) AS nth,
  CAST([${dimensions.join(', ')}], 'Array(String)') AS d, CAST([${metrics.join(', ')}], 'Array(Nullable(Float64))') AS m,
  tuple(${extra.join(', ')}) AS extra
FROM (${select})`;
}

/** The rows of each question as a statement of its own would have answered them. */
export function splitBatch(questions: readonly CompileInput[], rows: readonly BatchRow[]): AnswerRow[][] {
  const byTile = Map.groupBy(rows, ({ tile }) => placeOf(tile));
  const queries = questions.map(({ query }) => query).filter(isLong);
  const columns = queries.length > 1 ? columnsOf(queries) : undefined;
  return questions.map((question, tile) => {
    const { query } = question;
    const own = byTile.get(tile) ?? [];
    if (columns && isLong(query)) return answerRows(query, columns, own.map(longRow), own[0]?.extra[3] ?? 0);
    return own.toSorted((a, b) => a.nth - b.nth).map((row) => answerRow(question, row));
  });
}

/** A row of the long form as what it is. */
export function longRow({ d: [key = ''], m }: BatchRow): LongRow {
  return { key, sums: m.map(Number) };
}

function answerRow({ query }: CompileInput, { d, m, extra }: BatchRow): AnswerRow {
  const [currency, currencies, unrated, totalRows] = extra;
  const row: AnswerRow = {};
  for (const [index, dimension] of query.dimensions.entries()) {
    const value = d[index] ?? '';
    row[`d${index}`] = isClockDimension(dimension) ? Number(value) : value;
  }
  for (const index of query.metrics.keys()) row[`m${index}`] = m[index] ?? null;
  if (query.metrics.some(isMoney)) Object.assign(row, { currency, currencies, unrated });
  if (query.include.totalRows) row.total_rows = totalRows;
  return row;
}
