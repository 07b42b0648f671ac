import { emptyLabel, isTimeDimension } from '../../../core/query/dimensions.ts';
import type { ResolvedQuery } from '../../../core/query/query.ts';
import type { AnswerRow } from '../answer.ts';
import { type Measure, metricSql } from '../metrics.ts';
import { ratioOf } from '../ratios.ts';
import { columnAt, placeOfCount } from './long-columns.ts';
import { isShownIfVisited } from './long-sql.ts';
import { isSeries, orderOf } from './tile-order.ts';
import type { Column } from './tile-shares.ts';

/** A group of a tile: its key, '' for none, and the sum of each column. */
export interface LongRow {
  key: string;
  sums: readonly number[];
}

/** The rows of a question as a statement of its own would have answered them; `totalRows` is how many there are. */
export function answerRows(
  query: ResolvedQuery,
  columns: readonly Column[],
  rows: readonly LongRow[],
  totalRows: number,
): AnswerRow[] {
  const [dimension] = query.dimensions;
  if (dimension === undefined) {
    const [only = { key: '', sums: columns.map(() => 0) }] = rows;
    return [answerRow(query, columns, only, 1)].slice(query.pagination.offset);
  }
  const label = isTimeDimension(dimension) ? '' : emptyLabel(dimension);
  const named = rows.map(({ key, sums }) => ({ key: key === '' ? label : key, sums }));
  const visits = isShownIfVisited(query) ? columnAt(columns, 'visits') : -1;
  const shown = visits < 0 ? named : named.filter(({ sums }) => sums[visits] !== 0);
  const order = isSeries(query) ? [] : (orderOf(query) ?? []);
  const places = order.map(({ metric, sign }) => ({ at: placeOfCount(columns, metric), sign }));
  const sorted = shown.toSorted((a, b) => {
    for (const { at, sign } of places) {
      const difference = (a.sums[at] ?? 0) - (b.sums[at] ?? 0);
      if (difference !== 0) return sign === '-' ? -difference : difference;
    }
    return compareText(a.key, b.key);
  });
  const { offset, limit } = query.pagination;
  return sorted.slice(offset, offset + limit).map((row) => answerRow(query, columns, row, totalRows));
}

function answerRow(
  query: ResolvedQuery,
  columns: readonly Column[],
  { key, sums }: LongRow,
  totalRows: number,
): AnswerRow {
  const sum = (measure: Measure) => sums[columnAt(columns, measure)] ?? 0;
  const row: AnswerRow = {};
  if (query.dimensions.length > 0) row.d0 = key;
  for (const [index, metric] of query.metrics.entries()) {
    const { is } = metricSql(metric);
    if (is === undefined) throw new TypeError(`${metric} is more than a sum or a ratio`);
    row[`m${index}`] = typeof is === 'string' ? sum(is) : ratioOf(is, sum);
  }
  if (query.include.totalRows) row.total_rows = totalRows;
  return row;
}

/** Texts in the order of their UTF-8 bytes, as ClickHouse has them, which for pairs of surrogates is not that of JavaScript. */
function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    if (a.charCodeAt(at) !== b.charCodeAt(at)) return rank(a.charCodeAt(at)) - rank(b.charCodeAt(at));
  }
  return a.length - b.length;
}

/** Surrogates, which stand for what comes after all other units, after these. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit < 0xe000 ? unit + 0x10000 : unit;
}
