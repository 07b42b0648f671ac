import type { ApiCompare } from '../api/query.ts';
import type { Period, Span } from './period.ts';

export const COMPARES = ['previous_period', 'year_over_year', 'custom', 'off'] as const;

/** What a dashboard is compared with. */
export interface Comparison {
  compare: (typeof COMPARES)[number];
  /** Only with `custom`. */
  compareWith: Span | null;
  matchWeekday: boolean;
}

/** The comparison as the query API takes it; undefined where there is none. */
export function apiCompare(
  state: Comparison & { period: Period; custom: Span | null },
): ApiCompare | undefined {
  const { compare, compareWith, matchWeekday, period } = state;
  if (compare === 'off' || period === 'all') return undefined;
  const weekday = matchWeekday ? { match_weekday: true } : {};
  if (compare !== 'custom') return { mode: compare, ...weekday };
  return compareWith
    ? { mode: 'custom', date_range: [compareWith.from, compareWith.to], ...weekday }
    : undefined;
}
