import type { QueryBody } from '../api/query.ts';
import type { Interval } from '../period/interval.ts';
import type { DashboardState } from '../state/dashboard-state.ts';
import { apiDimension, type Dimension } from '../state/dimension.ts';
import { apiFilters, type Filter } from '../state/filter.ts';
import { METRICS, type Metric } from '../state/metric.ts';

type Range = QueryBody['date_range'];

/** The six numbers, without those that have no meaning under the filters: the API refuses to make one up. */
export function metricsFor(filters: Filter[]): Metric[] {
  const hasPage = filters.some(({ dimension }) => dimension === 'page' || dimension === 'route');
  return METRICS.filter((metric) => !(hasPage && metric === 'views_per_visit'));
}

/** The six numbers of a range. */
export function totalsBody(site: string, state: DashboardState, range: Range): QueryBody {
  return {
    site_id: site,
    metrics: metricsFor(state.filters),
    date_range: range,
    filters: apiFilters(state.filters),
  };
}

/** All six numbers over time, so that choosing another one needs no request. */
export function timeseriesBody(
  site: string,
  state: DashboardState,
  range: Range,
  interval: Interval,
): QueryBody {
  return {
    ...totalsBody(site, state, range),
    dimensions: [`time:${interval}`],
    include: { time_labels: true },
  };
}

/** Visitors by the values of one dimension, most first. */
export function breakdownBody(
  site: string,
  state: DashboardState,
  range: Range,
  breakdown: { dimension: Dimension; limit: number },
): QueryBody {
  return {
    site_id: site,
    metrics: ['visitors'],
    date_range: range,
    dimensions: [apiDimension(breakdown.dimension)],
    filters: apiFilters(state.filters),
    order_by: [
      ['visitors', 'desc'],
      [apiDimension(breakdown.dimension), 'asc'],
    ],
    pagination: { limit: breakdown.limit },
  };
}

/** Whether the site ever had an event. */
export function everBody(site: string): QueryBody {
  return { site_id: site, metrics: ['events'], date_range: 'all' };
}
