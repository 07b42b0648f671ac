import type { ApiCompare } from '../api/query.ts';
import { type Ranges, rangesOf } from './date-range.ts';
import type { Period, Span } from './period.ts';

export const COMPARES = ['previous_period', 'year_over_year', 'custom', 'off'] as const;

/** What a dashboard is compared with. */
export interface Comparison {
  compare: (typeof COMPARES)[number];
  /** Only with `custom`. */
  compareWith: Span | null;
  matchWeekday: boolean;
}

/** Periods that the API takes for plain dates, and that compare by calendar months. */
const BY_MONTHS: readonly Period[] = ['month', 'last_month', '12mo', 'year'];

/** The comparison as the query API takes it; undefined where there is none. `now` is epoch ms, `timezone` the site's. */
export function apiCompare(
  state: Comparison & { period: Period; custom: Span | null },
  timezone: string,
  now: number,
): ApiCompare | undefined {
  const { compare, compareWith, matchWeekday } = state;
  const ranges: Ranges = rangesOf(state, timezone, now);
  if (compare === 'off' || !ranges.span) return undefined;
  const weekday = matchWeekday ? { match_weekday: true } : {};
  if (compare === 'custom') {
    return compareWith
      ? { mode: 'custom', date_range: [compareWith.from, compareWith.to], ...weekday }
      : undefined;
  }
  const isCalendar = compare === 'previous_period' && !matchWeekday && BY_MONTHS.includes(state.period);
  if (isCalendar && ranges.before && ranges.before !== 'all') {
    return { mode: 'custom', date_range: ranges.before };
  }
  return { mode: compare, ...weekday };
}
