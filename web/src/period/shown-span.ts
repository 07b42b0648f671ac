import type { PeriodState } from '../state/dashboard-state.ts';
import { rangesOf } from './date-range.ts';
import type { Span } from './period.ts';

/** The dates on show at an instant (epoch ms); of all time only the server knows the first, and says it as it resolved the range. */
export function shownSpan(
  state: PeriodState,
  timezone: string,
  now: number,
  resolved: readonly [string, string] | undefined,
): Span | null {
  const { span } = rangesOf(state, timezone, now);
  if (span || !resolved) return span;
  return { from: resolved[0].slice(0, 10), to: resolved[1].slice(0, 10) };
}
