import type { Period } from '../period.ts';
import { daysBetween, startOfDate } from '../zoned-time.ts';
import { CLOCK_MS, type Interval } from './dimensions.ts';
import { clockLabel, timeLabels } from './time-buckets.ts';

const DAY_MS = 86_400_000;

/** The buckets of a period, and those of the period it is compared with. */
export interface AlignedBuckets {
  labels: string[];
  comparisonLabels: string[];
  /** The bucket that one of `labels` is compared with; undefined when the other period has none there. */
  counterpart(label: string): string | undefined;
}

/**
 * Sets the buckets of two periods side by side. Days, weeks and months go by position. Hours and minutes go by the clock, so
 * that an hour which clocks skip or repeat moves none of those after it.
 */
export function alignBuckets(period: Period, comparison: Period, interval: Interval): AlignedBuckets {
  const labels = timeLabels(period, interval);
  const comparisonLabels = timeLabels(comparison, interval);
  if (interval !== 'hour' && interval !== 'minute') {
    const positions = new Map(labels.map((label, position) => [label, comparisonLabels[position]]));
    return { labels, comparisonLabels, counterpart: (label) => positions.get(label) };
  }
  const bucketMs = CLOCK_MS[interval];
  const known = new Set(comparisonLabels);
  const shift = clockShift(period, comparison, labels[0], comparisonLabels[0]);
  const counterpart = (label: string) => {
    const other = clockLabel(interval, Math.floor((localMs(label) + shift) / bucketMs));
    return known.has(other) ? other : undefined;
  };
  return { labels, comparisonLabels, counterpart };
}

/** How far the clocks of the other period are from those of the first: whole dates where both begin with one. */
function clockShift(period: Period, comparison: Period, first = '', otherFirst = ''): number {
  const beginsWithDate = ({ from, fromDate, timezone }: Period) => startOfDate(fromDate, timezone) === from;
  if (beginsWithDate(period) && beginsWithDate(comparison)) {
    return daysBetween(period.fromDate, comparison.fromDate) * DAY_MS;
  }
  return localMs(otherFirst) - localMs(first);
}

function localMs(label: string): number {
  return Date.parse(`${label.replace(' ', 'T')}Z`);
}
