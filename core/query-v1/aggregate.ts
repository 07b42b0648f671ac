import { type QueryError, quote } from '../query/error.ts';
import { parseQuery } from '../query/parse-query.ts';
import type { Query, QuerySite } from '../query/query.ts';
import { err, ok, type Result } from '../result.ts';
import { localDate } from '../zoned-time.ts';
import { changeOf } from './change.ts';
import { translateFilters } from './filters.ts';
import { type AskedMetric, namedMetrics, readMetrics } from './metrics.ts';
import type { V1Params, V2Row } from './params.ts';
import { type Dates, previousPeriod, readPeriod } from './period.ts';

/** `GET /api/v1/stats/aggregate`, as v2 queries. */
export interface Aggregate {
  metrics: AskedMetric[];
  query: Query;
  /** The same question of the period before, if it is to be compared. */
  previous?: Query;
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

  const ask = ({ from, to }: Dates) =>
    parseQuery({
      site_id: site.domain,
      metrics: metrics.value.map(({ metric }) => metric),
      date_range: [from, to],
      filters: filters.value,
    });
  const query = ask(period.value);
  if (!query.ok) return query;
  const asked = { metrics: metrics.value, query: query.value };
  if (params.compare === undefined) return ok(asked);
  const before = previousPeriod(period.value);
  if (!before.ok) return before;
  const previous = ask(before.value);
  return previous.ok ? ok({ ...asked, previous: previous.value }) : previous;
}

/** Writes the answers of both periods the way v1 does. */
export function writeAggregate(
  asked: readonly AskedMetric[],
  row: V2Row | undefined,
  before: V2Row | undefined,
): { results: Record<string, { value: unknown; comparison_value?: unknown; change?: number | null }> } {
  const values = namedMetrics(asked, row?.metrics ?? []);
  const old = before && namedMetrics(asked, before.metrics);
  const results = asked.map(({ name }) => {
    const value = values[name];
    if (!old) return [name, { value }] as const;
    return [name, { value, comparison_value: old[name], change: changeOf(name, old[name], value) }] as const;
  });
  return { results: Object.fromEntries(results) };
}
