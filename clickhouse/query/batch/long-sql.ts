import {
  emptyLabel,
  isEventDimension,
  isTimeDimension,
  isVisitDimension,
} from '../../../core/query/dimensions.ts';
import { conditionsOf } from '../../../core/query/filters.ts';
import type { Metric } from '../../../core/query/metrics.ts';
import type { ResolvedQuery } from '../../../core/query/query.ts';
import { type Measure, metricSql } from '../metrics.ts';
import { planSides } from '../plan.ts';
import type { StatementScope } from '../statement-scope.ts';
import { longSelects, type Tile } from './long-tiles.ts';

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

/** What a question is ordered by before its dimension; undefined when that comes first and not as it is written. */
function orderOf({
  orderBy,
  metrics,
  dimensions,
}: ResolvedQuery): { metric: Metric; sign: string }[] | undefined {
  const order: { metric: Metric; sign: string }[] = [];
  for (const [key, direction] of orderBy) {
    const metric = metrics.find((one) => one === key);
    if (metric) order.push({ metric, sign: direction === 'asc' ? '' : '-' });
    else return direction === 'asc' && !dimensions[0]?.endsWith('_name') ? order : undefined;
  }
  return order;
}

/** Tiles about the same days and filters as one SELECT of rows (tile, nth, d, m, extra), as compile-batch.ts has them. */
export function longSql(tiles: readonly [Tile, ...Tile[]], scope: StatementScope): string {
  const queries = tiles.map(({ id, question }) => ({ id, query: question.query }));
  const columns = [
    ...new Set<Measure>(queries.flatMap(({ query }) => [...planSides(query).values()].flat())),
  ];
  const metrics = [...new Set(queries.flatMap(({ query }) => query.metrics))];
  const perTile = (value: (query: ResolvedQuery) => string, rest: string) =>
    `multiIf(${queries.map(({ id, query }) => `tile = ${id}, ${value(query)}`).join(', ')}, ${rest})`;

  const nothing = queries
    .filter(({ query }) => query.dimensions.length === 0)
    .map(
      ({ id }) =>
        `SELECT toUInt16(${id}) AS tile, '' AS g0, ${columns.map((one) => `toUInt64(0) AS ${one}`).join(', ')}`,
    );
  const parts = [...longSelects(tiles, columns, scope), ...nothing];
  const sums = `SELECT tile, g0, ${columns.map((one) => `sum(${one}) AS sum_${one}`).join(', ')}
FROM (${parts.join('\nUNION ALL\n')}) GROUP BY tile, g0`;
  // As for a question by itself: what is listed had an event or an exit that counts.
  const shown = queries.filter(({ query }) => {
    return query.dimensions.some(isEventDimension) || query.metrics.includes('exit_rate');
  });
  const having =
    shown.length > 0
      ? ` WHERE NOT (tile IN (${shown.map(({ id }) => id).join(', ')}) AND sum_visits = 0)`
      : '';
  const renamed = columns.map((one) => `sum_${one} AS ${one}`);

  const labelled = queries.filter(({ query: { dimensions } }) => labelOf(dimensions[0]) !== '');
  const label = `multiIf(${[...labelled.map(({ id, query }) => `tile = ${id}, '${labelOf(query.dimensions[0])}'`), `''`].join(', ')})`;
  const d = labelled.length > 0 ? `if(g0 = '', ${label}, g0)` : 'g0';
  const values = metrics.map((metric, index) => {
    const sql = metricSql(metric).sql({
      params: scope.params,
      totalVisitors: undefined,
      isEventless: undefined,
    });
    return `CAST(${sql}, 'Nullable(Float64)') AS m${index}`;
  });
  const terms = Math.max(...queries.map(({ query }) => orderOf(query)?.length ?? 0));
  const order = Array.from({ length: terms }, (_, nth) =>
    perTile((query) => {
      const term = orderOf(query)?.[nth];
      return term ? `${term.sign}m${metrics.indexOf(term.metric)}` : 'NULL';
    }, 'NULL'),
  );
  const window = `PARTITION BY tile ORDER BY ${[...order, 'd'].join(', ')}`;
  const own = perTile((query) => {
    return `CAST([${query.metrics.map((metric) => `m${metrics.indexOf(metric)}`).join(', ')}], 'Array(Nullable(Float64))')`;
  }, `CAST([], 'Array(Nullable(Float64))')`);
  const page = (bound: (query: ResolvedQuery) => number) =>
    perTile((query) => scope.params.add('UInt64', bound(query)), '0');
  return `SELECT tile, toUInt32(place) AS nth, [d] AS d, ${own} AS m, tuple('', 0., 0., total) AS extra
FROM (SELECT *, row_number() OVER (${window}) AS place, toFloat64(count() OVER (PARTITION BY tile)) AS total
FROM (SELECT tile, ${d} AS d, ${values.join(', ')}
FROM (SELECT tile, g0, ${renamed.join(', ')} FROM (${sums})${having})))
WHERE place > ${page(({ pagination }) => pagination.offset)} AND place <= ${page(({ pagination: { offset, limit } }) => offset + limit)}`;
}

function labelOf(dimension: ResolvedQuery['dimensions'][number] | undefined): string {
  return dimension === undefined || isTimeDimension(dimension) ? '' : emptyLabel(dimension);
}
