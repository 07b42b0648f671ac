import { type QueryError, quote } from '../query/error.ts';
import { parseQuery } from '../query/parse-query.ts';
import type { Query, QuerySite } from '../query/query.ts';
import { err, ok, type Result } from '../result.ts';
import { daysBetween, localDate } from '../zoned-time.ts';
import { translateFilters } from './filters.ts';
import { type AskedMetric, emptyValue, namedMetrics, readMetrics } from './metrics.ts';
import type { V1Params, V2Row } from './params.ts';
import { type PeriodName, readPeriod } from './period.ts';

/** One answer holds as many rows as v2 has on a page, and no gap may look like a day without visits. */
const MAX_DAYS = 10_000;

/** `GET /api/v1/stats/timeseries`, as a v2 query. */
export interface Timeseries {
  metrics: AskedMetric[];
  query: Query;
}

/** Translates the query string of a timeseries. */
export function parseTimeseries(
  params: V1Params,
  site: QuerySite,
  now: number,
): Result<Timeseries, QueryError> {
  const period = readPeriod(params, localDate(now, site.timezone));
  if (!period.ok) return period;
  const { name, from, to } = period.value;
  const interval = readInterval(params.interval, name);
  if (!interval.ok) return interval;
  if (interval.value === 'day' && daysBetween(from, to) >= MAX_DAYS) {
    const message = `A timeseries by day spans ${MAX_DAYS} days at most; ask by interval=month.`;
    return err({ code: 'invalid_date_range', message });
  }
  const metrics = readMetrics(params.metrics, true);
  if (!metrics.ok) return metrics;
  const filters = translateFilters(params.filters);
  if (!filters.ok) return filters;

  const query = parseQuery(
    {
      site_id: site.domain,
      metrics: metrics.value.map(({ metric }) => metric),
      date_range: [from, to],
      dimensions: [`time:${interval.value}`],
      filters: filters.value,
      include: { time_labels: true },
    },
    site,
  );
  return query.ok ? ok({ metrics: metrics.value, query: query.value }) : query;
}

function readInterval(
  interval: string | undefined,
  period: PeriodName,
): Result<'hour' | 'day' | 'month', QueryError> {
  if (interval === 'day' || interval === 'date') return ok('day');
  if (interval === 'month') return ok('month');
  if (interval !== undefined) {
    return err({ code: 'invalid_query', message: `interval is ${quote(interval)}; allowed: day, month.` });
  }
  if (period === 'day') return ok('hour');
  return ok(period === '6mo' || period === '12mo' ? 'month' : 'day');
}

/** Writes a row for each label, also where nothing happened. */
export function writeTimeseries(
  asked: readonly AskedMetric[],
  labels: readonly string[],
  rows: readonly V2Row[],
): { results: Record<string, unknown>[] } {
  const byLabel = new Map(rows.map((row) => [row.dimensions[0], row.metrics]));
  const empty = asked.map(emptyValue);
  return {
    results: labels.map((date) => ({ date, ...namedMetrics(asked, byLabel.get(date) ?? empty) })),
  };
}
