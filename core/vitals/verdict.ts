/** A percentile of samples with its 95 % interval (order statistics). */
export interface Estimate {
  value: number;
  low: number;
  high: number;
  samples: number;
}

/** Whether a change shows in the numbers, or may as well be chance. */
export type Verdict = 'better' | 'worse' | 'no_difference_shown' | 'too_few_samples';

/** Below this a percentile is a guess: its standard error is a tenth of it (measured on bimodal load times). */
export const MIN_SAMPLES = 100;
/** Two-sided, at 5 %. */
const Z = 1.96;

/**
 * What became of a time from one period to another; lower is better. The intervals give the standard errors; a difference
 * shows when it is more than 1.96 of its own. Not whether the intervals overlap: that asks for too much.
 */
export function verdictOf(before: Estimate | undefined, after: Estimate | undefined): Verdict {
  if (!before || !after || Math.min(before.samples, after.samples) < MIN_SAMPLES) return 'too_few_samples';
  const error = Math.hypot(before.high - before.low, after.high - after.low) / (2 * Z);
  const difference = after.value - before.value;
  if (difference === 0 || Math.abs(difference) <= Z * error) return 'no_difference_shown';
  return difference < 0 ? 'better' : 'worse';
}
