import type { Metric } from '../state/metric.ts';
import { METRIC_KINDS } from '../state/metric.ts';

/** A difference worth showing: relative for most, percentage points for what is a percentage already. */
export interface Change {
  difference: number;
  /** Part of 1, or points (0–100). */
  amount: number;
  unit: 'part' | 'points';
}

/** What changed between two values; null when there is nothing to compare with. */
export function changeBetween(metric: Metric, now: number | null, before: number | null): Change | null {
  if (now === null || before === null) return null;
  const difference = now - before;
  if (METRIC_KINDS[metric] === 'percent') return { difference, amount: Math.abs(difference), unit: 'points' };
  if (before === 0) return null;
  return { difference, amount: Math.abs(difference) / before, unit: 'part' };
}
