import type { Period } from '../../core/period.ts';
import { type AlignedBuckets, alignBuckets } from '../../core/query/align-buckets.ts';
import {
  CLOCK_MS,
  clockInterval,
  type Interval,
  isClockDimension,
  isTimeDimension,
  type TimeDimension,
} from '../../core/query/dimensions.ts';
import { isCount, isMeasured } from '../../core/query/measured-metrics.ts';
import { METRICS, type Metric } from '../../core/query/metrics.ts';
import type { ResolvedQuery } from '../../core/query/query.ts';
import { clockLabel, hasTooManyBuckets } from '../../core/query/time-buckets.ts';
import type { AnswerRow } from './answer.ts';

/** A row of an answer beside what it is compared with; null where the other period has no such bucket. */
export interface ComparedRow {
  row: AnswerRow;
  comparison: AnswerRow | null;
}

/** Asks the rows of a question; `keys` names the rows wanted by their dimensions, all of them without it. */
export type AskRows = (query: ResolvedQuery, keys?: readonly AnswerRow[]) => Promise<AnswerRow[]>;

/** How a question is to be compared. */
export interface ComparePlan {
  comparison: Period;
  time?: { dimension: TimeDimension; buckets: AlignedBuckets };
  /** A series by time alone has a row for each bucket of its page, so that none of the other period gets lost. */
  isSeries: boolean;
}

/** Reads off a question how to compare it; undefined when it has too many buckets. */
export function planComparison(query: ResolvedQuery, comparison: Period): ComparePlan | undefined {
  const dimension = query.dimensions.find(isTimeDimension);
  if (!dimension) return { comparison, isSeries: false };
  const interval = dimension.slice('time:'.length) as Interval;
  if ([query.period, comparison].some((period) => hasTooManyBuckets(period, interval))) return undefined;
  const buckets = alignBuckets(query.period, comparison, interval);
  const isSeries = query.dimensions.length === 1 && query.orderBy[0]?.[0] === dimension;
  return { comparison, time: { dimension, buckets }, isSeries };
}

/**
 * Asks what the rows of an answer are compared with: exactly these rows of the other period, wherever they stand there. Which
 * these are follows from the answer, but for a series and for a single row, of which all is asked while that is on its way.
 */
export async function compareRows(
  query: ResolvedQuery,
  plan: ComparePlan,
  answering: Promise<AnswerRow[]>,
  ask: AskRows,
): Promise<ComparedRow[]> {
  const { time, isSeries } = plan;
  const counterpart = (row: AnswerRow) => counterpartOf(row, query, time);
  const isWhole = isSeries || query.dimensions.length === 0;
  const [rows, whole] = await Promise.all([
    answering,
    isWhole ? ask(ofComparison(query, plan, time?.buckets.comparisonLabels.length ?? 1)) : undefined,
  ]);
  const shown = isSeries && time ? seriesRows(query, time.buckets, rows) : rows;
  const pairs = shown.map((row) => ({ row, key: counterpart(row) }));
  const keys = pairs.flatMap(({ key }) => (key ? [key] : []));
  const found = whole ?? (keys.length === 0 ? [] : await ask(ofComparison(query, plan, keys.length), keys));
  const byKey = new Map(found.map((row) => [keyOf(row, query), row]));
  return pairs.map(({ row, key }) => ({
    row,
    comparison: key && (byKey.get(keyOf(key, query)) ?? emptyRow(key, query)),
  }));
}

/** The question about the other period. */
function ofComparison(query: ResolvedQuery, { comparison }: ComparePlan, limit: number): ResolvedQuery {
  return {
    ...query,
    period: comparison,
    comparison: undefined,
    orderBy: [],
    include: { timeLabels: false, totalRows: false },
    pagination: { limit: Math.max(1, limit), offset: 0 },
  };
}

/** The page's buckets in their order, also those in which nothing happened. */
function seriesRows(
  query: ResolvedQuery,
  { labels }: AlignedBuckets,
  rows: readonly AnswerRow[],
): AnswerRow[] {
  const [dimension] = query.dimensions;
  const byLabel = new Map(rows.map((row) => [labelOf(dimension, row.d0), row]));
  const ordered = query.orderBy[0]?.[1] === 'desc' ? labels.toReversed() : labels;
  const { offset, limit } = query.pagination;
  return ordered
    .slice(offset, offset + limit)
    .map((label) => byLabel.get(label) ?? emptyRow({ d0: rawOf(dimension, label) }, query));
}

function counterpartOf(row: AnswerRow, query: ResolvedQuery, time: ComparePlan['time']): AnswerRow | null {
  const key: AnswerRow = {};
  for (const [index, dimension] of query.dimensions.entries()) {
    const value = row[`d${index}`] ?? '';
    if (dimension !== time?.dimension) {
      key[`d${index}`] = value;
      continue;
    }
    const label = time.buckets.counterpart(labelOf(dimension, value));
    if (label === undefined) return null;
    key[`d${index}`] = rawOf(dimension, label);
  }
  return key;
}

/** Hours and minutes come as counts, the other times as the labels they are shown by. */
function labelOf(dimension: string | undefined, value: AnswerRow[string] | undefined): string {
  if (dimension === undefined || !isClockDimension(dimension)) return String(value);
  return clockLabel(clockInterval(dimension), Number(value));
}

function rawOf(dimension: string | undefined, label: string): string | number {
  if (dimension === undefined || !isClockDimension(dimension)) return label;
  return Math.floor(Date.parse(`${label.replace(' ', 'T')}Z`) / CLOCK_MS[clockInterval(dimension)]);
}

function keyOf(row: AnswerRow, { dimensions }: ResolvedQuery): string {
  return JSON.stringify(dimensions.map((_, index) => row[`d${index}`]));
}

/** What a group without events comes to: no visits, and nothing to be said of what they did. */
function emptyRow(key: AnswerRow, { metrics }: ResolvedQuery): AnswerRow {
  return { ...key, ...Object.fromEntries(metrics.map((metric, index) => [`m${index}`, emptyValue(metric)])) };
}

function emptyValue(metric: Metric): number | null {
  if (isMeasured(metric)) return isCount(metric) ? 0 : null;
  if (/_(low|high)$/.test(metric)) return null;
  const scope: string = METRICS[metric];
  return scope === 'page' || scope === 'exit' || scope === 'money' ? null : 0;
}
