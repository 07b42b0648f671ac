import type { ApiCompare, ApiFilter, QueryBody } from '../api/query.ts';
import type { Interval } from '../period/interval.ts';
import { apiDimension, type FilterDimension } from '../state/dimension.ts';
import { apiFilters, type Filter } from '../state/filter.ts';
import { type Measure, metricsFor } from '../state/metric.ts';

/** What every question of a page has in common. */
export interface Asked {
  /** By its domain. */
  site: string;
  range: QueryBody['date_range'];
  filters: Filter[];
  compare?: ApiCompare | undefined;
}

function bodyOf({ site, range, filters, compare }: Asked, metrics: readonly string[]): QueryBody {
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
export function timeseriesBody(asked: Asked, interval: Interval): QueryBody {
  return {
    ...totalsBody(asked),
    dimensions: [`time:${interval}`],
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
    sort?: readonly [Measure, 'asc' | 'desc'];
    /** Only values that contain this, whatever its case. */
    search?: string;
  },
): QueryBody {
  const { dimension, measures, limit, offset, search } = list;
  const name = apiDimension(dimension);
  const body = bodyOf(asked, measures);
  return {
    ...body,
    filters: [...(body.filters ?? []), ...(search ? [containing(name, search)] : [])],
    dimensions: [name],
    order_by: [list.sort ? [...list.sort] : [measures[0] ?? 'visitors', 'desc'], [name, 'asc']],
    pagination: { limit, ...(offset !== undefined && { offset }) },
    ...(offset !== undefined && { include: { total_rows: true } }),
  };
}

function containing(dimension: string, text: string): ApiFilter {
  return ['contains', dimension, [text], { case_sensitive: false }];
}

/** Whether the site ever had an event. */
export function everBody(site: string): QueryBody {
  return { site_id: site, metrics: ['events'], date_range: 'all' };
}
