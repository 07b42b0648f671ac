import type { Money } from './money.ts';

/** Rates change by points, everything else by percent. */
const RATES: readonly string[] = [
  'bounce_rate',
  'exit_rate',
  'percentage',
  'conversion_rate',
  'group_conversion_rate',
];

/** Shares of samples, in percent. */
const SHARE = /_(good|needs_improvement|poor)$/;

type Value = number | Money | null;

/** How far a metric is from that of the period before; null where nothing can be said. */
export function changeOf(metric: string, before: unknown, now: unknown): number | null {
  if (isMoney(before) && isMoney(now)) {
    return before.currency === now.currency ? changeOf(metric, before.value, now.value) : null;
  }
  if (typeof before !== 'number' || typeof now !== 'number') return null;
  if (metric === 'bounce_rate' && before === 0) return null;
  if (RATES.includes(metric) || SHARE.test(metric)) return roundAway((now - before) * 10) / 10;
  if (before === 0) return now > 0 ? 100 : now < 0 ? -100 : 0;
  return roundAway(((now - before) / Math.abs(before)) * 100);
}

/** The changes of a row's metrics, in their order. */
export function changesOf(
  metrics: readonly string[],
  before: readonly Value[],
  now: readonly Value[],
): (number | null)[] {
  return metrics.map((metric, index) => changeOf(metric, before[index], now[index]));
}

function isMoney(value: unknown): value is Money {
  return typeof value === 'object' && value !== null && 'currency' in value;
}

/** Halves away from zero, so that a loss reads like the gain of the same size. */
function roundAway(value: number): number {
  return value < 0 ? 0 - Math.round(-value) : Math.round(value);
}
