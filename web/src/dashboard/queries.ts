import type { ApiCompare, ApiFilter, ApiMetric, QueryBody } from '../api/query.ts';
import type { Interval } from '../period/interval.ts';
import { apiDimension, type FilterDimension } from '../state/dimension.ts';
import { apiFilters, type Filter } from '../state/filter.ts';
import { type Measure, metricsFor } from '../state/metric.ts';
import type { ListSort } from './lists.ts';

/** What every question of a page has in common. */
export interface Asked {
  /** By its domain. */
  site: string;
  range: QueryBody['date_range'];
  filters: Filter[];
  compare?: ApiCompare | undefined;
}

function bodyOf({ site, range, filters, compare }: Asked, metrics: readonly ApiMetric[]): QueryBody {
  return {
    site_id: site,
    metrics: [...metrics],
    date_range: range,
    filters: apiFilters(filters),
    ...(compare && { compare }),
  };
}

/** The six numbers of a range. */
export function totalsBody(asked: Asked): QueryBody {
  return bodyOf(asked, metricsFor(asked.filters));
}

/** All six numbers over time, so that choosing another one needs no request. */
export function timeseriesBody(asked: Asked, interval: Interval | 'auto'): QueryBody {
  return {
    ...totalsBody(asked),
    dimensions: [interval === 'auto' ? 'time' : `time:${interval}`],
    include: { time_labels: true },
  };
}

/** Numbers by the values of one dimension, the most of the first before the others. */
export function breakdownBody(
  asked: Asked,
  list: {
    dimension: FilterDimension;
    measures: readonly Measure[];
    limit: number;
    offset?: number;
    sort?: ListSort;
    /** Only these values. */
    only?: readonly string[];
  },
): QueryBody {
  const { dimension, measures, limit, offset, only, sort } = list;
  const name = apiDimension(dimension);
  const body = bodyOf(asked, measures);
  return {
    ...body,
    filters: [...(body.filters ?? []), ...(only ? [oneOf(name, only)] : [])],
    dimensions: [name],
    order_by: orderOf(name, sort ?? [measures[0] ?? 'visitors', 'desc']),
    pagination: { limit, ...(offset !== undefined && { offset }) },
    ...(offset !== undefined && { include: { total_rows: true } }),
  };
}

function oneOf(dimension: string, values: readonly string[]): ApiFilter {
  return ['is', dimension, [...values]];
}

/** Equal numbers in the order of their names. */
function orderOf(dimension: string, [by, way]: ListSort): [string, 'asc' | 'desc'][] {
  if (by === 'name') return [[dimension, way]];
  return [
    [by, way],
    [dimension, 'asc'],
  ];
}

/** Whether the site ever had an event. */
export function everBody(site: string): QueryBody {
  return { site_id: site, metrics: ['events'], date_range: 'all' };
}
