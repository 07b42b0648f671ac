import { type DateRange, parseDateRange } from '../period.ts';
import { err, ok, type Result } from '../result.ts';
import type { Compare } from './compare.ts';
import { findConflict } from './conflicts.ts';
import { rowGoals } from './conversions.ts';
import { type Dimension, isFilterDimension, isTimeDimension } from './dimensions.ts';
import { type QueryError, quote } from './error.ts';
import { parseFilters } from './filters.ts';
import { isMeasured } from './measured-metrics.ts';
import { METRICS, type Metric } from './metrics.ts';
import type { Direction, Query, Saved } from './query.ts';
import { partError, type QueryBody, querySchema, shapeError } from './schema.ts';

/**
 * Reads the body of `POST /api/v2/query`, which may name what is saved of the site. Whose site it is and whether it may be
 * read is checked before.
 */
export function parseQuery(body: unknown, saved: Saved = {}): Result<Query, QueryError> {
  const shape = querySchema.safeParse(body);
  if (!shape.success) return err(shapeError(body, shape.error));
  const { metrics, include, pagination } = shape.data;

  const twice = metrics.find((name, index) => metrics.indexOf(name) !== index);
  if (twice) return err(partError('metrics', 'metrics', `names ${twice} twice`));
  const range = parseDateRange(shape.data.date_range);
  if (!range.ok) return err(partError('date_range', 'date_range', range.error));
  const dimensions = parseDimensions(shape.data.dimensions);
  if (!dimensions.ok) return dimensions;
  const filters = parseFilters(shape.data.filters, saved, { takesViews: true });
  if (!filters.ok) return err({ code: 'invalid_filters', message: filters.error });
  const orderBy = parseOrder(shape.data.order_by, metrics, dimensions.value);
  if (!orderBy.ok) return orderBy;
  const compare = parseCompare(shape.data.compare, range.value);
  if (!compare.ok) return compare;
  const hasTime = dimensions.value.some((name) => name === 'time' || isTimeDimension(name));
  if (include.time_labels && !hasTime) {
    return err({ code: 'invalid_include', message: 'include.time_labels needs a time dimension.' });
  }

  const query: Query = {
    metrics,
    range: range.value,
    ...(include.trim_relative_date_range && { isTrimmed: true }),
    dimensions: dimensions.value,
    filters: filters.value,
    goals: dimensions.value.includes('event:goal') ? rowGoals(filters.value, saved.goals) : [],
    ...(dimensions.value.includes('event:route') && { routes: saved.routes ?? [] }),
    orderBy: orderBy.value,
    include: {
      timeLabels: include.time_labels,
      totalRows: include.total_rows,
      ...(include.debug && { debug: true }),
    },
    pagination,
    ...(compare.value && { compare: compare.value }),
  };
  const conflict = findConflict(query);
  return conflict ? err({ code: 'query_conflict', message: conflict }) : ok(query);
}

function parseCompare(body: QueryBody['compare'], of: DateRange): Result<Compare | undefined, QueryError> {
  if (!body) return ok(undefined);
  const { mode, date_range, match_weekday: matchWeekday } = body;
  if (mode !== 'custom') {
    if (date_range) return err(partError('compare', 'compare.date_range', `stands beside the mode ${mode}`));
    if (of.kind !== 'all') return ok({ mode, matchWeekday });
    const message = 'compare needs a date_range with something before it; before "all" there is nothing.';
    return err({ code: 'invalid_compare', message });
  }
  if (!date_range) return err(partError('compare', 'compare.date_range', 'is missing'));
  const range = parseDateRange(date_range);
  if (!range.ok) return err(partError('compare', 'compare.date_range', range.error));
  if (range.value.kind !== 'dates' && range.value.kind !== 'instants') {
    return err(partError('compare', 'compare.date_range', 'has another form'));
  }
  return ok({ mode, matchWeekday, range: range.value });
}

function parseDimensions(names: string[]): Result<(Dimension | 'time')[], QueryError> {
  const dimensions: (Dimension | 'time')[] = [];
  for (const [index, name] of names.entries()) {
    if (name !== 'time' && !isTimeDimension(name) && !isFilterDimension(name)) {
      return err(partError('dimensions', `dimensions[${index}]`, `is ${quote(name)}`));
    }
    if (dimensions.includes(name)) return err(partError('dimensions', 'dimensions', `names ${name} twice`));
    dimensions.push(name);
  }
  return ok(dimensions);
}

function parseOrder(
  pairs: [string, Direction][],
  metrics: Metric[],
  dimensions: (Dimension | 'time')[],
): Result<Query['orderBy'], QueryError> {
  const orderBy: Query['orderBy'] = [];
  for (const [index, [name, direction]] of pairs.entries()) {
    const key =
      metrics.find((metric) => metric === name) ?? dimensions.find((dimension) => dimension === name);
    if (!key) {
      const found =
        Object.hasOwn(METRICS, name) || isMeasured(name) ? `${name}, which is not asked for` : quote(name);
      const message = `order_by[${index}] is ${found}; allowed: ${[...metrics, ...dimensions].join(', ')}.`;
      return err({ code: 'invalid_order_by', message });
    }
    orderBy.push([key, direction]);
  }
  return ok(orderBy);
}
