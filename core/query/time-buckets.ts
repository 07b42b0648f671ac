import { addMonths, type Period } from '../period.ts';
import { addDays, offsetAt, startOfDate, type Zone } from '../zoned-time.ts';
import { CLOCK_MS, type ClockInterval, type Interval } from './dimensions.ts';

const HOUR_MS = 3_600_000;

/**
 * Steps in which the labels of a stretch of time are found: no bucket is shorter, and clocks change at quarters of an hour
 * (but for curiosities).
 */
export const CLOCK_STEP_MS = { minute: 60_000, hour: 900_000 } as const satisfies Record<
  ClockInterval,
  number
>;

/** What may be written bucket by bucket; more have no use, and listing them takes seconds. */
export const MAX_BUCKETS = 10_000;
/** No bucket is shorter, but for the first and the last and for those at a change of the clock. */
const BUCKET_MS: Record<Interval, number> = {
  ...CLOCK_MS,
  day: 24 * HOUR_MS,
  week: 168 * HOUR_MS,
  month: 28 * 24 * HOUR_MS,
};

/** Whether a period has more buckets than may be listed. */
export function hasTooManyBuckets({ from, to }: Period, interval: Interval): boolean {
  return Math.floor((to - from) / BUCKET_MS[interval]) > MAX_BUCKETS;
}

/** `YYYY-MM-DD HH:MM:00` of a count of local minutes or hours since 1970. */
export function clockLabel(interval: ClockInterval, count: number): string {
  return `${new Date(count * CLOCK_MS[interval]).toISOString().slice(0, 16).replace('T', ' ')}:00`;
}

/** The first day of a bucket: the Monday of a week, but not before the range; the first of a month. */
export function bucketOf(date: string, interval: 'day' | 'week' | 'month', period: Period): string {
  if (interval === 'day') return date;
  if (interval === 'month') return addMonths(date, 0);
  const weekday = (new Date(date).getUTCDay() + 6) % 7;
  const monday = addDays(date, -weekday);
  return [monday, period.fromDate].toSorted().at(-1) ?? monday;
}

/** The labels of all buckets of a period in order, with those in which nothing happened. */
export function timeLabels(period: Period, interval: Interval): string[] {
  if (interval === 'minute' || interval === 'hour') {
    return [...new Set(localCounts(period, interval))].map((count) => clockLabel(interval, count));
  }
  const labels = new Set<string>();
  for (let date = period.fromDate; date <= period.toDate; date = addDays(date, 1)) {
    labels.add(bucketOf(date, interval, period));
  }
  return [...labels];
}

function* localCounts({ from, to, timezone }: Period, interval: ClockInterval): Generator<number> {
  const step = CLOCK_STEP_MS[interval];
  // The first step may be short.
  for (let t = from; t < to; t = (Math.floor(t / step) + 1) * step) {
    yield Math.floor((t + offsetAt(t, timezone)) / CLOCK_MS[interval]);
  }
}

/** A stretch of time with one UTC offset, from `at` (epoch ms) on. */
export interface OffsetSpan {
  at: number;
  offsetMs: number;
}

/** The UTC offsets that hold within a period: the first span begins with it, each other at a change of the clock. */
export function offsetSpans({ from, to, fromDate, toDate, timezone }: Period): OffsetSpan[] {
  const spans = [{ at: from, offsetMs: offsetAt(from, timezone) }];
  const marks = [from];
  // Where the site took another zone, clocks may change twice within hours.
  for (const { until } of typeof timezone === 'string' ? [] : timezone.former) {
    if (from < until && until < to) marks.push(until - 1, until);
  }
  for (let date = addDays(fromDate, 1); date <= toDate; date = addDays(date, 1)) {
    marks.push(startOfDate(date, timezone));
  }
  marks.push(to - 1);
  marks.sort((a, b) => a - b);
  for (let i = 1; i < marks.length; i++)
    spans.push(...changes(marks[i - 1] ?? from, marks[i] ?? to, timezone));
  return spans;
}

/** Changes of the offset in (from, to], which are at most a day apart. */
function* changes(from: number, to: number, timezone: Zone): Generator<OffsetSpan> {
  let last = from;
  for (let t = from; last < to; last = t) {
    t = Math.min(to, last + 6 * HOUR_MS);
    const offsetMs = offsetAt(t, timezone);
    if (offsetMs === offsetAt(last, timezone)) continue;
    let low = last;
    let high = t;
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (offsetAt(middle, timezone) === offsetMs) high = middle;
      else low = middle;
    }
    yield { at: high, offsetMs };
  }
}
