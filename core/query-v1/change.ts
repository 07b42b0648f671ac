/** Rates change by points, everything else by percent. */
const RATES: readonly string[] = ['bounce_rate', 'conversion_rate'];

/** How far a metric is from that of the period before; null where nothing can be said. */
export function changeOf(metric: string, before: unknown, now: unknown): number | null {
  if (typeof before !== 'number' || typeof now !== 'number') return null;
  if (metric === 'bounce_rate' && before === 0) return null;
  if (RATES.includes(metric)) return roundAway((now - before) * 10) / 10;
  if (before === 0) return now > 0 ? 100 : 0;
  return roundAway(((now - before) / before) * 100);
}

/** Halves away from zero, so that a loss reads like the gain of the same size. */
function roundAway(value: number): number {
  return value < 0 ? 0 - Math.round(-value) : Math.round(value);
}
