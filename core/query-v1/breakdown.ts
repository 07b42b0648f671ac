import { isFilterDimension } from '../query/dimensions.ts';
import { type QueryError, quote } from '../query/error.ts';
import { parseQuery } from '../query/parse-query.ts';
import type { Query, QuerySite } from '../query/query.ts';
import { err, ok, type Result } from '../result.ts';
import { localDate } from '../zoned-time.ts';
import { translateFilters } from './filters.ts';
import { type AskedMetric, namedMetrics, readMetrics } from './metrics.ts';
import type { V1Params, V2Row } from './params.ts';
import { readPeriod } from './period.ts';

const MAX_LIMIT = 1000;
const DEFAULT_LIMIT = 100;

/** A version says nothing without the name of what has it. */
const NAMED_BY: Readonly<Record<string, string>> = {
  'visit:browser_version': 'visit:browser',
  'visit:os_version': 'visit:os',
};

/** Properties whose rows without a value v1 leaves out. */
const WITHOUT_EMPTY: readonly string[] = [
  'visit:city',
  'visit:country',
  'visit:region',
  'visit:utm_medium',
  'visit:utm_source',
  'visit:utm_campaign',
  'visit:utm_content',
  'visit:utm_term',
  'visit:entry_page',
  'visit:exit_page',
];

/** `GET /api/v1/stats/breakdown`, as a v2 query. */
export interface Breakdown {
  metrics: AskedMetric[];
  /** What the dimensions of a row are called, in order. */
  keys: string[];
  query: Query;
}

/** Translates the query string of a breakdown. */
export function parseBreakdown(
  params: V1Params,
  site: QuerySite,
  now: number,
): Result<Breakdown, QueryError> {
  const { property } = params;
  if (property === undefined || !isFilterDimension(property)) {
    const found = property === undefined ? 'is missing' : `is ${quote(property)}`;
    const message = `property ${found}; it must be one such as event:page, visit:source or event:props:plan.`;
    return err({ code: 'invalid_dimensions', message });
  }
  const period = readPeriod(params, localDate(now, site.timezone));
  if (!period.ok) return period;
  const hasOwnRate = property === 'event:goal' || property.startsWith('event:props:');
  const metrics = readMetrics(params.metrics, !hasOwnRate);
  if (!metrics.ok) return metrics;
  const filters = translateFilters(params.filters);
  if (!filters.ok) return filters;
  const limit = readNumber('limit', params.limit ?? String(DEFAULT_LIMIT), MAX_LIMIT);
  if (!limit.ok) return limit;
  const page = readNumber('page', params.page ?? '1', 1_000_000);
  if (!page.ok) return page;

  const dimensions = [NAMED_BY[property], property].filter((name) => name !== undefined);
  const query = parseQuery(
    {
      site_id: site.domain,
      ...orderedMetrics(metrics.value),
      date_range: [period.value.from, period.value.to],
      dimensions,
      filters: [...filters.value, ...(WITHOUT_EMPTY.includes(property) ? [['is_not', property, ['']]] : [])],
      pagination: { limit: limit.value, offset: (page.value - 1) * limit.value },
    },
    site,
  );
  return query.ok ? ok({ metrics: metrics.value, keys: dimensions.map(keyOf), query: query.value }) : query;
}

/** Rows come by the first metric that can order them: the time on a page is no measure of the page's weight. */
function orderedMetrics(asked: readonly AskedMetric[]) {
  const names = asked.map(({ metric }) => metric);
  const first = names.find((name) => name !== 'time_on_page');
  if (first !== undefined) return { metrics: names, order_by: [[first, 'desc']] };
  return { metrics: [...names, 'visitors'], order_by: [['visitors', 'desc']] };
}

/** `page` of `event:page`, `plan` of `event:props:plan`. */
function keyOf(dimension: string): string {
  return dimension.replace(/^(event:props|event|visit):/, '');
}

function readNumber(name: string, text: string, max: number): Result<number, QueryError> {
  const number = /^\d{1,7}$/.test(text) ? Number(text) : 0;
  if (number >= 1 && number <= max) return ok(number);
  const message = `${name} is ${quote(text)}; it must be a whole number from 1 to ${max}.`;
  return err({ code: 'invalid_pagination', message });
}

/** Writes rows as v1 does: dimensions and metrics side by side. */
export function writeBreakdown(
  { keys, metrics }: Pick<Breakdown, 'keys' | 'metrics'>,
  rows: readonly V2Row[],
): { results: Record<string, unknown>[] } {
  return {
    results: rows.map((row) => ({
      ...Object.fromEntries(keys.map((key, index) => [key, row.dimensions[index] ?? ''])),
      ...namedMetrics(metrics, row.metrics),
    })),
  };
}
