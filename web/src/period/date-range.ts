import { daysBetween, localDate, startOfDate } from '../../../core/zoned-time.ts';
import type { QueryBody } from '../api/query.ts';
import type { PeriodState } from '../state/dashboard-state.ts';
import { type Span, spanBefore, spanOf } from './period.ts';

type DateRange = QueryBody['date_range'];

/** What to ask for and what to compare it with, at an instant, on the site's calendar. */
export interface Ranges {
  /** null for all time until the server has said when that began. */
  span: Span | null;
  current: DateRange;
  /** null when there is nothing before. */
  before: DateRange | null;
  /** Whether the numbers can still change with the next visit. */
  includesNow: boolean;
}

/** The ranges of a state; `now` is epoch ms, `timezone` the site's. */
export function rangesOf(state: PeriodState, timezone: string, now: number): Ranges {
  const today = localDate(now, timezone);
  const span = spanOf(state.period, state.custom, today);
  if (!span) return { span, current: 'all', before: null, includesNow: true };
  const includesNow = span.from <= today && span.to >= today;
  const before = includesNow
    ? elapsedBefore(state.period, { from: span.from, to: today }, timezone, now)
    : dates(spanBefore(state.period, span));
  return { span, current: dates(span), before, includesNow };
}

function dates({ from, to }: Span): DateRange {
  return [from, to];
}

/** A day that is half over must not lose against whole ones: the comparison ends at the same time of day. */
function elapsedBefore(period: PeriodState['period'], span: Span, timezone: string, now: number): DateRange {
  const before = spanBefore(period, span);
  const end = startOfDate(before.to, timezone) + (now - startOfDate(span.to, timezone));
  return [new Date(startOfDate(before.from, timezone)).toISOString(), new Date(end).toISOString()];
}

/** Days in a span. */
export function daysIn(span: Span): number {
  return daysBetween(span.from, span.to) + 1;
}
