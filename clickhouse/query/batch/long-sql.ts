import {
  emptyLabel,
  isEventDimension,
  isTimeDimension,
  isVisitDimension,
} from '../../../core/query/dimensions.ts';
import { conditionsOf } from '../../../core/query/filters.ts';
import type { Metric } from '../../../core/query/metrics.ts';
import type { ResolvedQuery } from '../../../core/query/query.ts';
import { isEventFilter } from '../filter-sql.ts';
import { type Measure, metricSql } from '../metrics.ts';
import { planSides } from '../plan.ts';
import type { StatementScope } from '../statement-scope.ts';
import { longSelects } from './long-tiles.ts';
import { isSeries, orderOf, placeSql } from './tile-order.ts';
import { type Column, measuresOf, type Tile } from './tile-shares.ts';

/** Metrics made of counts alone. */
const LISTED: ReadonlySet<Metric> = new Set<Metric>([
  'visitors',
  'visits',
  'pageviews',
  'events',
  'views_per_visit',
  'bounce_rate',
  'visit_duration',
  'time_on_page',
  'scroll_depth',
  'exit_rate',
]);
const LISTED_EVENT_DIMENSIONS = new Set<string>(['event:page', 'event:hostname', 'event:name']);
const LISTED_TIMES = new Set<string>(['time:day', 'time:week', 'time:month']);

/** Whether a question can be one of many in the long form: counts by at most one dimension, in an order of numbers. */
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
    query.metrics.every((one) => LISTED.has(one)) &&
    !query.filters.flatMap(conditionsOf).some((one) => one.dimension === 'event:goal') &&
    orderOf(query) !== undefined
  );
}

/** The numbers of each row of the long form, in their order. */
export function longMetrics(queries: readonly ResolvedQuery[]): Metric[] {
  return [...new Set(queries.flatMap(({ metrics }) => metrics))];
}

/**
 * Tiles about the same days and filters as one SELECT of rows (tile, nth, d, m, extra), as compile-batch.ts has them, but
 * for `m`, which holds all of `longMetrics`, and for pages, of which the first may be longer than asked for: what is written
 * for each tile is analyzed for each.
 */
export function longSql(tiles: readonly [Tile, ...Tile[]], scope: StatementScope): string {
  const queries = tiles.map(({ id, question }) => ({ id, query: question.query }));
  const columns = columnsOf(queries.map(({ query }) => query));
  const metrics = longMetrics(queries.map(({ query }) => query));
  const idsOf = (isMeant: (query: ResolvedQuery) => boolean) =>
    queries.filter(({ query }) => isMeant(query)).map(({ id }) => id);

  const parts = longSelects(tiles, columns, scope);
  const totals = idsOf(({ dimensions }) => dimensions.length === 0);
  if (totals.length > 0) {
    const zeros = columns.map(({ name }) => `toUInt64(0) AS n_${name}`);
    const id = totals.length > 1 ? `arrayJoin([${totals.join(', ')}])` : totals.join();
    parts.push(`SELECT toUInt32(${id}) AS tile, '' AS g0, ${zeros.join(', ')}`);
  }
  const sums = columns.flatMap(({ name, measures }) =>
    measures.map((measure) => `sum(n_${name}) AS ${measure}`),
  );
  const values = metrics.map((metric) => metricValue(metric, scope));
  // As for a question by itself: what is listed had an event or an exit that counts. A single side knows of no other.
  const shown = idsOf(
    (query) =>
      (query.dimensions.some(isEventDimension) || query.metrics.includes('exit_rate')) &&
      planSides(query).size > 1,
  );
  const where =
    shown.length > 0 ? ` WHERE NOT (${placeSql('tile')} IN (${shown.join(', ')}) AND visits = 0)` : '';
  const isCounted = queries.some(({ query }) => query.include.totalRows);
  const total = isCounted ? `toFloat64(count() OVER (PARTITION BY ${placeSql('tile')}))` : '0.';

  const order = ['tile', ...orderTerms(queries, scope), 'd'];
  const lists = queries.filter(({ query }) => query.dimensions.length > 0 && !isSeries(query));
  const longest = Math.max(...lists.map(({ query: { pagination } }) => pagination.offset + pagination.limit));
  const limit = lists.length > 0 ? ` LIMIT ${scope.params.add('UInt64', longest)} BY tile` : '';
  return `SELECT tile, toUInt32(0) AS nth, [${labelSql(queries)}] AS d,
  CAST([${values.join(', ')}], 'Array(Nullable(Float64))') AS m, tuple('', 0., 0., ${total}) AS extra
FROM (SELECT tile, g0, ${sums.join(', ')} FROM (${parts.join('\nUNION ALL\n')}) GROUP BY tile, g0)${where}
ORDER BY ${order.join(', ')}${limit}`;
}

function metricValue(metric: Metric, { params }: StatementScope): string {
  return metricSql(metric).sql({ params, totalVisitors: undefined, isEventless: undefined });
}

/** Measures in the order of their first use; those that are the same number in every tile are one column. */
function columnsOf(queries: readonly ResolvedQuery[]): Column[] {
  const measures = [...new Set(queries.flatMap(measuresOf))];
  const byEvent = queries.filter(({ dimensions }) => dimensions.some(isEventDimension)).flatMap(measuresOf);
  const isWhole = queries.every(({ period, filters }) => period.wholeDays && !filters.some(isEventFilter));
  const areSame = isWhole && !byEvent.some((measure) => SAME_OF_WHOLE_VISITS[measure]);
  const columns = new Map<Measure, Column>();
  for (const measure of measures) {
    const name = (areSame && SAME_OF_WHOLE_VISITS[measure]) || measure;
    const column = columns.get(name) ?? { name, measures: [name] };
    columns.set(name, column);
    if (name !== measure) column.measures.push(measure);
  }
  return [...columns.values()];
}

/** Where no event is left out, a session's events are those that count. */
const SAME_OF_WHOLE_VISITS: Partial<Record<Measure, Measure>> = {
  session_visits: 'visits',
  bounce_visits: 'visits',
  session_pageviews: 'pageviews',
};

/** The terms of ORDER BY before a row's own name. */
function orderTerms(
  queries: readonly { id: number; query: ResolvedQuery }[],
  scope: StatementScope,
): string[] {
  // Single rows come in any order.
  const ordered = queries.filter(({ query }) => query.dimensions.length > 0 && !isSeries(query));
  const length = Math.max(0, ...ordered.map(({ query }) => orderOf(query)?.length ?? 0));
  return Array.from({ length }, (_, nth) => {
    const terms = ordered.map(({ id, query }) => {
      const term = orderOf(query)?.[nth];
      return { id, sql: term ? `${term.sign}toFloat64(${metricValue(term.metric, scope)})` : 'NULL' };
    });
    const [first = 'NULL', ...others] = [...new Set(terms.map(({ sql }) => sql))].toSorted(
      (a, b) => countOf(terms, b) - countOf(terms, a),
    );
    const branches = others.map((sql) => {
      const ids = terms.filter((term) => term.sql === sql).map(({ id }) => id);
      return `tile IN (${ids.join(', ')}), ${sql}`;
    });
    return branches.length > 0 ? `multiIf(${branches.join(', ')}, ${first})` : first;
  });
}

function countOf(terms: readonly { sql: string }[], sql: string): number {
  return terms.filter((term) => term.sql === sql).length;
}

function labelSql(queries: readonly { id: number; query: ResolvedQuery }[]): string {
  const labels = queries.map(({ id, query }) => ({ id, label: labelOf(query.dimensions[0]) }));
  const branches = [...Map.groupBy(labels, ({ label }) => label)].flatMap(([label, same]) =>
    label === '' ? [] : [`g0 = '' AND tile IN (${same.map(({ id }) => id).join(', ')}), '${label}'`],
  );
  return branches.length > 0 ? `multiIf(${branches.join(', ')}, g0)` : 'g0';
}

function labelOf(dimension: ResolvedQuery['dimensions'][number] | undefined): string {
  return dimension === undefined || isTimeDimension(dimension) ? '' : emptyLabel(dimension);
}
