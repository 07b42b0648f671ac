import { isEventDimension, isVisitDimension } from '../../../core/query/dimensions.ts';
import { conditionsOf } from '../../../core/query/filters.ts';
import { isMeasured } from '../../../core/query/measured-metrics.ts';
import type { ResolvedQuery } from '../../../core/query/query.ts';
import { metricSql } from '../metrics.ts';
import { planSides } from '../plan.ts';
import type { StatementScope } from '../statement-scope.ts';
import { columnAt, columnsOf, firstOrder, placeOfCount } from './long-columns.ts';
import { united } from './long-select.ts';
import { longSelects } from './long-tiles.ts';
import { isSeries, orderOf, placeSql } from './tile-order.ts';
import type { Column, Tile } from './tile-shares.ts';

const LISTED_EVENT_DIMENSIONS = new Set<string>(['event:page', 'event:hostname', 'event:name']);
const LISTED_TIMES = new Set<string>(['time:day', 'time:week', 'time:month']);

/** Whether a question can be one of many in the long form: sums by at most one dimension, in the order of sums. */
export function isLong(query: ResolvedQuery): boolean {
  const [dimension, ...more] = query.dimensions;
  const isListed =
    dimension === undefined ||
    isVisitDimension(dimension) ||
    LISTED_EVENT_DIMENSIONS.has(dimension) ||
    LISTED_TIMES.has(dimension);
  return (
    isListed &&
    more.length === 0 &&
    query.metrics.every((one) => metricSql(one).is !== undefined && !isMeasured(one)) &&
    !query.filters.flatMap(conditionsOf).some((one) => one.dimension === 'event:goal') &&
    (dimension === undefined || isOrderedBySums(query))
  );
}

function isOrderedBySums(query: ResolvedQuery): boolean {
  return orderOf(query)?.every(({ metric }) => typeof metricSql(metric).is === 'string') === true;
}

/**
 * What is asked of lists that are united with those of other dates: their first rows, or those named by `rowName` and those
 * that have more than a number, by tile, of what the list is ordered by; in any order, and `most` at once.
 */
export type PartOfLists =
  | { rows: number }
  | { wanted: readonly string[]; above: readonly number[]; most: number };

/** A row of a list, whatever it holds. */
export function rowName(tile: number, key: string): string {
  return `${tile} ${key}`;
}

/**
 * Tiles about the same days and filters as one SELECT of rows (tile, nth, d, m, extra), as compile-batch.ts has them, but
 * for `d`, which is a bare key, and `m`, which holds the sum of each column: long-rows.ts makes answers of them. What can be
 * said there is not said in SQL, which is analyzed for longer than it runs. Lists may be longer than asked for.
 */
export function longSql(
  tiles: readonly [Tile, ...Tile[]],
  scope: StatementScope,
  part?: PartOfLists,
): string {
  const queries = tiles.map(({ id, question }) => ({ id, query: question.query }));
  const columns = columnsOf(queries.map(({ query }) => query));
  const { tile, g0, values: sums, from, groupBy } = united(longSelects(tiles, columns, scope), columns);
  // As for a question by itself: what is listed had an event or an exit that counts. A single side knows of no other.
  const shown = part ? [] : queries.filter(({ query }) => isShownIfVisited(query)).map(({ id }) => id);
  const visits = sums[columnAt(columns, 'visits')];
  const isPicked = part !== undefined && 'wanted' in part;
  const condition = isPicked
    ? pickedSql(part, queries, columns, sums, scope)
    : shown.length > 0
      ? `NOT (${placeSql('tile')} IN (${shown.join(', ')}) AND ${visits} = 0)`
      : '';
  const isCounted = !part && queries.some(({ query }) => query.include.totalRows);
  const total = isCounted ? `toFloat64(count() OVER (PARTITION BY ${placeSql('tile')}))` : '0.';
  const order = ['tile', ...orderTerms(queries, columns, sums), 'g0'];
  const lists = queries.filter(({ query }) => isList(query));
  const longest = Math.max(...lists.map(({ query: { pagination } }) => pagination.offset + pagination.limit));
  // What has no name stands elsewhere among its equals once it is given one: a row more may be needed to find it.
  const most = part && 'rows' in part ? part.rows : longest + 1;
  const limit = lists.length > 0 ? ` LIMIT ${scope.params.add('UInt64', most)} BY tile` : '';
  const end = isPicked
    ? `LIMIT ${scope.params.add('UInt64', part.most)}`
    : `ORDER BY ${order.join(', ')}${limit}`;
  return `SELECT ${tile === 'tile' ? tile : `${tile} AS tile`}, toUInt32(0) AS nth, [${g0 === 'g0' ? g0 : `${g0} AS g0`}] AS d,
  CAST([${sums.join(', ')}], 'Array(Nullable(Float64))') AS m, tuple('', 0., 0., ${total}) AS extra
FROM ${from}${groupBy ? ` GROUP BY ${groupBy}` : ''}${condition ? ` HAVING ${condition}` : ''}
${end}`;
}

/** Whether a question is answered by a list whose end may be left out. */
export function isList(query: ResolvedQuery): boolean {
  return query.dimensions.length > 0 && !isSeries(query);
}

/** Whether groups without a visit are left out of an answer. */
export function isShownIfVisited(query: ResolvedQuery): boolean {
  const isListed = query.dimensions.some(isEventDimension) || query.metrics.includes('exit_rate');
  return isListed && planSides(query).size > 1;
}

/** The terms of ORDER BY before a row's own name; a plain sum is cheaper to sort by than its negative. */
function orderTerms(
  queries: readonly { id: number; query: ResolvedQuery }[],
  columns: readonly Column[],
  sums: readonly string[],
): string[] {
  // Single rows come in any order.
  const ordered = queries.filter(({ query }) => isList(query));
  const length = Math.max(0, ...ordered.map(({ query }) => orderOf(query)?.length ?? 0));
  return Array.from({ length }, (_, nth) => {
    const terms = ordered.map(({ id, query }) => {
      const term = orderOf(query)?.[nth];
      const sum = term && sums[placeOfCount(columns, term.metric)];
      return { id, sum: sum ?? 'NULL', sign: term?.sign ?? '-' };
    });
    const isDescending = terms.every(({ sign }) => sign === '-');
    const term = byTile(
      terms.map(({ id, sum, sign }) => ({ id, sql: isDescending ? sum : `${sign}toInt64(${sum})` })),
    );
    return isDescending ? `${term} DESC` : term;
  });
}

/** Which rows of lists are picked, wherever they would stand. */
function pickedSql(
  { wanted, above }: { wanted: readonly string[]; above: readonly number[] },
  queries: readonly { id: number; query: ResolvedQuery }[],
  columns: readonly Column[],
  sums: readonly string[],
  { params }: StatementScope,
): string {
  const picked = queries.flatMap(({ id, query }, tile) => {
    const sum = sums[firstOrder(query, columns) ?? -1];
    const least = above[tile] ?? -1;
    return sum === undefined || least < 0 ? [] : [{ id, sql: sum, least }];
  });
  if (picked.length === 0) return '';
  const [ids, least] = [picked.map(({ id }) => id), picked.map((one) => one.least)];
  const more = `transform(tile, CAST([${ids}], 'Array(UInt32)'), ${params.add('Array(Int64)', least)}, toInt64(-1))`;
  const names = params.add('Array(String)', wanted);
  return `${byTile(picked)} > ${more} OR concat(toString(tile), ' ', g0) IN ${names}`;
}

/** SQL that is another one by tile; what most of them have is not told apart. */
function byTile(terms: readonly { id: number; sql: string }[]): string {
  const [first = 'NULL', ...others] = [...new Set(terms.map(({ sql }) => sql))].toSorted(
    (a, b) => countOf(terms, b) - countOf(terms, a),
  );
  const branches = others.map((sql) => {
    const ids = terms.filter((term) => term.sql === sql).map(({ id }) => id);
    return `tile IN (${ids.join(', ')}), ${sql}`;
  });
  return branches.length > 0 ? `multiIf(${branches.join(', ')}, ${first})` : first;
}

function countOf(terms: readonly { sql: string }[], sql: string): number {
  return terms.filter((term) => term.sql === sql).length;
}
