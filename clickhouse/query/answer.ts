import {
  clockInterval,
  type Dimension,
  type Interval,
  isClockDimension,
  isTimeDimension,
} from '../../core/query/dimensions.ts';
import { isMoney, type Metric } from '../../core/query/metrics.ts';
import { MONEY_WARNINGS, type Money, type MoneyWarning, money } from '../../core/query/money.ts';
import { countryNames, regionNames } from '../../core/query/place-names.ts';
import type { QuerySite, ResolvedQuery } from '../../core/query/query.ts';
import { formatQuery } from '../../core/query/resolve-query.ts';
import { clockLabel, timeLabels } from '../../core/query/time-buckets.ts';

/** The answer of `POST /api/v2/query`. */
export interface QueryResponse {
  results: { dimensions: string[]; metrics: (number | Money | null)[] }[];
  meta: {
    time_labels?: string[];
    total_rows?: number;
    /** Metrics of which some are null that are amounts elsewhere. */
    metric_warnings?: Partial<Record<Metric, MoneyWarning>>;
  };
  /** The query with every choice made; posting it again asks for the same. */
  query: Record<string, unknown>;
}

/** One row of a compiled statement. */
export type AnswerRow = Record<string, string | number | null>;

/** Writes the rows of a compiled statement as the API's answer. */
export function writeAnswer(
  query: ResolvedQuery,
  site: QuerySite,
  rows: readonly AnswerRow[],
  totalRows: number | undefined,
): QueryResponse {
  const time = query.dimensions.find(isTimeDimension);
  return {
    results: rows.map((row) => ({
      dimensions: query.dimensions.map((dimension, index) => shown(dimension, row[`d${index}`] ?? '')),
      metrics: query.metrics.map((metric, index) => answered(metric, asNumber(row[`m${index}`]), row)),
    })),
    meta: {
      ...(query.include.timeLabels && time && { time_labels: timeLabels(query.period, intervalOf(time)) }),
      ...metricWarnings(query, rows),
      ...(totalRows !== undefined && { total_rows: totalRows }),
    },
    query: formatQuery(query, site),
  };
}

function answered(metric: Metric, value: number | null, row: AnswerRow): number | Money | null {
  return value !== null && isMoney(metric) ? money(value, String(row.currency)) : value;
}

function metricWarnings({ metrics }: ResolvedQuery, rows: readonly AnswerRow[]) {
  const amounts = metrics.filter(isMoney);
  const most = Math.max(0, ...rows.map(({ currencies }) => Number(currencies)));
  if (amounts.length === 0 || most === 1) return {};
  const warning = MONEY_WARNINGS[most === 0 ? 'no_revenue' : 'mixed_currencies'];
  return { metric_warnings: Object.fromEntries(amounts.map((metric) => [metric, warning])) };
}

function intervalOf(time: `time:${Interval}`): Interval {
  return time.slice('time:'.length) as Interval;
}

function shown(dimension: Dimension, value: string | number): string {
  if (isClockDimension(dimension)) return clockLabel(clockInterval(dimension), Number(value));
  const text = String(value);
  if (dimension === 'visit:country_name') return countryNames().get(text) ?? text;
  if (dimension === 'visit:region_name') return regionNames().get(text) ?? text;
  return text;
}

function asNumber(value: string | number | null | undefined): number | null {
  if (value === null || typeof value === 'number') return value;
  throw new TypeError(`ClickHouse answered ${JSON.stringify(value)} for a metric`);
}
