import { hourLabel, localDate, localHour } from '../../../core/zoned-time.ts';
import { type QueryAnswer, type Values, valuesOf } from '../api/query.ts';
import type { Interval } from '../period/interval.ts';
import { METRIC_KINDS, type Metric } from '../state/metric.ts';

/** One metric over time, ready to be drawn. Buckets are numbered: their labels are the site's wall clock already. */
export interface ChartData {
  labels: string[];
  /** null: in the future, or nothing to tell (the bounce rate of no visits). */
  values: (number | null)[];
  /** What each bucket is compared with: its label and value there; null where the other period has no such bucket. */
  before: ({ label: string; value: number | null } | null)[];
  /** Index of the bucket that is not over yet; -1 if all are. */
  partial: number;
}

/** All metrics over time: every bucket's label, and the values of those in which something happened. */
export interface Series {
  labels: string[];
  found: Map<string, Values>;
  /** By label: the bucket of the other period beside it. */
  compared: Map<string, { label: string; values: Values }>;
}

/** The series in a query's answer; `metrics` as they were asked for. */
export function seriesOf(answer: QueryAnswer, metrics: string[]): Series {
  const found = new Map(answer.results.map((row) => [row.dimensions[0] ?? '', valuesOf(row, metrics)]));
  const compared = new Map(
    answer.results.flatMap(({ dimensions: [label = ''], comparison }) =>
      comparison
        ? [[label, { label: comparison.dimensions[0] ?? '', values: valuesOf(comparison, metrics) }] as const]
        : [],
    ),
  );
  return { labels: answer.meta.time_labels ?? [...found.keys()].sort(), found, compared };
}

/** Counts are 0 where nothing happened, ratios have no value there; nothing has one in the future. */
export function chartDataOf(
  { labels, found, compared }: Series,
  metric: Metric,
  interval: Interval,
  site: { timezone: string; now: number },
): ChartData {
  const nowLabel =
    interval === 'hour' ? hourLabel(localHour(site.now, site.timezone)) : localDate(site.now, site.timezone);
  const empty = METRIC_KINDS[metric] === 'count' ? 0 : null;
  const valueAt = (label: string) => {
    const values = found.get(label);
    return values ? (values[metric] ?? null) : empty;
  };
  const values = labels.map((label) => (label > nowLabel ? null : valueAt(label)));
  const before = labels.map((label) => {
    const other = compared.get(label);
    return other ? { label: other.label, value: other.values[metric] ?? null } : null;
  });
  return { labels, values, before, partial: partialBucket(labels, nowLabel, interval) };
}

/** The last bucket that has begun, if now lies in it. */
function partialBucket(labels: string[], nowLabel: string, interval: Interval): number {
  const begun = labels.findLastIndex((label) => label <= nowLabel);
  const label = labels[begun];
  if (label === undefined) return -1;
  if (begun < labels.length - 1) return begun;
  const days = (Date.parse(nowLabel.slice(0, 10)) - Date.parse(label.slice(0, 10))) / 86_400_000;
  switch (interval) {
    case 'hour':
    case 'day':
      return label === nowLabel ? begun : -1;
    case 'week':
      return days < 7 ? begun : -1;
    case 'month':
      return label.slice(0, 7) === nowLabel.slice(0, 7) ? begun : -1;
  }
}

/** Indexes to write under the axis so that labels do not touch: every 2nd, 3rd, 6th … bucket. */
export function axisSplits(count: number, width: number, interval: Interval): number[] {
  const room = Math.max(2, Math.floor(width / 72));
  const steps =
    interval !== 'hour'
      ? [1, 2, 3, 5, 7, 14, 28, 56, 112]
      : count > 25
        ? [24, 48, 72, 168]
        : [1, 2, 3, 6, 12];
  const step = steps.find((one) => Math.ceil(count / one) <= room) ?? Math.ceil(count / room);
  return Array.from({ length: Math.ceil(count / step) }, (_, index) => index * step);
}
