/** Below this there is no 95 % interval of a p75: the highest of all values may still be below it. */
export const MIN_INTERVAL_SAMPLES = 12;
const Z = 1.96;

/**
 * The percentile of a level (0–1) of values in ascending order: the observed value of which that share is below or, where
 * there are ties, as high. Nothing is interpolated. Undefined without values.
 */
export function percentile(sorted: readonly number[], level: number): number | undefined {
  return sorted[Math.min(sorted.length - 1, Math.floor(level * sorted.length))];
}

/** Ranks, from 1, of the values between which the p75 of all lies with 95 %, whatever the distribution; undefined with too few. */
export function p75Ranks(samples: number): { low: number; high: number } | undefined {
  if (samples < MIN_INTERVAL_SAMPLES) return undefined;
  const reach = Z * Math.sqrt(samples * 0.75 * 0.25);
  return { low: Math.floor(samples * 0.75 - reach), high: Math.ceil(samples * 0.75 + reach) };
}
