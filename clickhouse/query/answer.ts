import { changesOf } from '../../core/query/change.ts';
import {
  clockInterval,
  type Dimension,
  type Interval,
  isClockDimension,
  isTimeDimension,
} from '../../core/query/dimensions.ts';
import { isErrorMetric, isMeasured } from '../../core/query/measured-metrics.ts';
import { isMoney, type Metric } from '../../core/query/metrics.ts';
import { MONEY_WARNINGS, type Money, type MoneyWarning, money } from '../../core/query/money.ts';
import { countryNames, regionNames } from '../../core/query/place-names.ts';
import type { QuerySite, ResolvedQuery } from '../../core/query/query.ts';
import { formatQuery } from '../../core/query/resolve-query.ts';
import { clockLabel, timeLabels } from '../../core/query/time-buckets.ts';
import { asksNavigation } from '../../core/query/view-filters.ts';
import { HARD_NAVIGATIONS, type NavigationType } from '../../core/vitals/navigation-types.ts';
import type { ComparedRow } from './compare-rows.ts';
import type { Route } from './route.ts';

type MetricValue = number | Money | null;

/** A row of an answer. */
export interface ResultRow {
  dimensions: string[];
  metrics: MetricValue[];
  /** The same row of the period compared with; null where that has no such bucket of time. */
  comparison?: { dimensions: string[]; metrics: MetricValue[]; change: (number | null)[] } | null;
}

/** The answer of `POST /api/v2/query`. */
export interface QueryResponse {
  results: ResultRow[];
  meta: {
    time_labels?: string[];
    /** Those of the period compared with. */
    comparison_time_labels?: string[];
    total_rows?: number;
    /** The kinds of navigation whose views were measured, where the question does not tell them apart. */
    navigations?: readonly NavigationType[];
    /** How it was computed, with `include.debug`. */
    computed?: Computed;
    /** The range reaches back to dates that the site does not keep. */
    retention_warning?: { kept_from: string; warning: string };
    /** Metrics of which some are null that are amounts elsewhere. */
    metric_warnings?: Partial<Record<Metric, MoneyWarning>>;
  };
  /** The query with every choice made; posting it again asks for the same. */
  query: Record<string, unknown>;
}

/** How an answer was computed. */
export interface Computed {
  /** How many dates came from where. */
  dates: Route;
  comparison_dates?: Route;
  /** Whether it was known already. */
  cached: boolean;
  statements?: number;
  rows_read?: number;
  bytes_read?: number;
  elapsed_ms?: number;
}

/** One row of a compiled statement. */
export type AnswerRow = Record<string, string | number | null>;

/** What a question came to. */
export interface AnsweredRows {
  rows: readonly AnswerRow[];
  /** The rows to show and what each is compared with, if they are. */
  compared?: readonly ComparedRow[];
  comparisonLabels?: readonly string[];
}

/** Writes the rows of a compiled statement as the API's answer. */
export function writeAnswer(
  query: ResolvedQuery,
  site: QuerySite,
  { rows, compared, comparisonLabels }: AnsweredRows,
  totalRows: number | undefined,
): QueryResponse {
  const time = query.dimensions.find(isTimeDimension);
  const others = (compared ?? []).flatMap(({ comparison }) => (comparison ? [comparison] : []));
  return {
    results: compared?.map((pair) => comparedRow(query, pair)) ?? rows.map((row) => resultRow(query, row)),
    meta: {
      ...(query.include.timeLabels &&
        time && {
          time_labels: timeLabels(query.period, intervalOf(time)),
          ...(comparisonLabels && { comparison_time_labels: [...comparisonLabels] }),
        }),
      ...navigations(query),
      ...retentionWarning(query),
      ...metricWarnings(query, [...rows, ...others]),
      ...(totalRows !== undefined && { total_rows: totalRows }),
    },
    query: formatQuery(query, site),
  };
}

/** Writes one row of a compiled statement. */
export function resultRow(query: ResolvedQuery, row: AnswerRow): ResultRow {
  return {
    dimensions: query.dimensions.map((dimension, index) => shown(dimension, row[`d${index}`] ?? '')),
    metrics: query.metrics.map((metric, index) => answered(metric, asNumber(row[`m${index}`]), row)),
  };
}

function comparedRow(query: ResolvedQuery, { row, comparison }: ComparedRow): ResultRow {
  const result = resultRow(query, row);
  if (!comparison) return { ...result, comparison: null };
  const other = resultRow(query, comparison);
  const change = changesOf(query.metrics, other.metrics, result.metrics);
  return { ...result, comparison: { ...other, change } };
}

function answered(metric: Metric, value: number | null, row: AnswerRow): number | Money | null {
  return value !== null && isMoney(metric) ? money(value, String(row.currency)) : value;
}

function navigations({ metrics, dimensions, filters }: ResolvedQuery) {
  const isAsked = metrics.some((metric) => isMeasured(metric) && !isErrorMetric(metric));
  return isAsked && !asksNavigation(dimensions, filters) ? { navigations: HARD_NAVIGATIONS } : {};
}

function retentionWarning({ keptFrom }: ResolvedQuery) {
  if (keptFrom === undefined) return {};
  const warning = `This site keeps its numbers from ${keptFrom} on; what was before is missing here.`;
  return { retention_warning: { kept_from: keptFrom, warning } };
}

function metricWarnings({ metrics }: ResolvedQuery, rows: readonly AnswerRow[]) {
  const amounts = metrics.filter(isMoney);
  const most = Math.max(0, ...rows.map(({ currencies }) => Number(currencies)));
  const isUnrated = rows.some(({ unrated }) => Number(unrated) > 0);
  if (amounts.length === 0 || (most === 1 && !isUnrated)) return {};
  const warning = MONEY_WARNINGS[isUnrated ? 'no_rate' : most === 0 ? 'no_revenue' : 'mixed_currencies'];
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
