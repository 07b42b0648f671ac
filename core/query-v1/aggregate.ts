import { type QueryError, quote } from '../query/error.ts';
import { parseQuery } from '../query/parse-query.ts';
import type { Query, QuerySite } from '../query/query.ts';
import { err, ok, type Result } from '../result.ts';
import { localDate } from '../zoned-time.ts';
import { translateFilters } from './filters.ts';
import { type AskedMetric, namedMetrics, readMetrics } from './metrics.ts';
import type { V1Params, V2Row } from './params.ts';
import { previousPeriod, readPeriod } from './period.ts';

/** `GET /api/v1/stats/aggregate`, as a v2 query. */
export interface Aggregate {
  metrics: AskedMetric[];
  /** Compares with as many whole days right before, if it is to be compared. */
  query: Query;
}

/** Translates the query string of an aggregate. */
export function parseAggregate(
  params: V1Params,
  site: QuerySite,
  now: number,
): Result<Aggregate, QueryError> {
  if (params.compare !== undefined && params.compare !== 'previous_period') {
    const message = `compare is ${quote(params.compare)}; allowed: previous_period.`;
    return err({ code: 'invalid_query', message });
  }
  const period = readPeriod(params, localDate(now, site.timezone));
  if (!period.ok) return period;
  const metrics = readMetrics(params.metrics, false);
  if (!metrics.ok) return metrics;
  const filters = translateFilters(params.filters);
  if (!filters.ok) return filters;

  const before = params.compare ? previousPeriod(period.value) : undefined;
  if (before && !before.ok) return before;
  const query = parseQuery(
    {
      site_id: site.domain,
      metrics: metrics.value.map(({ metric }) => metric),
      date_range: [period.value.from, period.value.to],
      filters: filters.value,
      ...(before && { compare: { mode: 'custom', date_range: [before.value.from, before.value.to] } }),
    },
    site,
  );
  return query.ok ? ok({ metrics: metrics.value, query: query.value }) : query;
}

/** Writes the answer the way v1 does. */
export function writeAggregate(
  asked: readonly AskedMetric[],
  row: V2Row | undefined,
): { results: Record<string, { value: unknown; comparison_value?: unknown; change?: number | null }> } {
  const values = namedMetrics(asked, row?.metrics ?? []);
  const old = row?.comparison && namedMetrics(asked, row.comparison.metrics);
  const changes = row?.comparison?.change;
  const results = asked.map(({ name }, index) => {
    const value = values[name];
    if (!old) return [name, { value }] as const;
    return [name, { value, comparison_value: old[name], change: changes?.[index] ?? null }] as const;
  });
  return { results: Object.fromEntries(results) };
}
