import type { Measure } from '../state/metric.ts';
import { METRIC_KINDS } from '../state/metric.ts';

/** A difference worth showing: relative for most, percentage points for what is a percentage already. */
export interface Change {
  /** 0 also where no whole percent or point is between the two. */
  difference: number;
  /** Part of 1, or points (0–100). */
  amount: number;
  unit: 'part' | 'points';
}

/** What changed between two values; null when there is nothing to compare with. */
export function changeBetween(metric: Measure, now: number | null, before: number | null): Change | null {
  if (now === null || before === null) return null;
  const isPoints = METRIC_KINDS[metric] === 'percent' || METRIC_KINDS[metric] === 'share';
  // Of nobody, none bounced: the API says of that as little (core/query/change.ts).
  if (before === 0 && (!isPoints || metric === 'bounce_rate')) return null;
  const amount = Math.abs(now - before) / (isPoints ? 1 : before);
  const isVisible = Math.round(isPoints ? amount : amount * 100) > 0;
  return { difference: isVisible ? now - before : 0, amount, unit: isPoints ? 'points' : 'part' };
}
