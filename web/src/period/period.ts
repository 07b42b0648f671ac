import { addDays, daysBetween } from '../../../core/zoned-time.ts';
import { addMonths, monthEnd, monthStart } from './calendar.ts';

export const PERIODS = [
  'today',
  'yesterday',
  '7d',
  '30d',
  '90d',
  'month',
  'last_month',
  'year',
  '12mo',
  'all',
  'custom',
] as const;
export type Period = (typeof PERIODS)[number];

/** Two dates of the site's calendar, both inclusive. */
export interface Span {
  from: string;
  to: string;
}

/** The dates a period means on the site's `today`; null for all time, whose start only the server knows. */
export function spanOf(period: Period, custom: Span | null, today: string): Span | null {
  const lastMonth = addMonths(monthStart(today), -1);
  const yesterday = addDays(today, -1);
  switch (period) {
    case 'today':
      return { from: today, to: today };
    case 'yesterday':
      return { from: yesterday, to: yesterday };
    case '7d':
      return { from: addDays(today, -6), to: today };
    case '30d':
      return { from: addDays(today, -29), to: today };
    case '90d':
      return { from: addDays(today, -89), to: today };
    case 'month':
      return { from: monthStart(today), to: today };
    case 'last_month':
      return { from: lastMonth, to: monthEnd(lastMonth) };
    case 'year':
      return { from: `${today.slice(0, 4)}-01-01`, to: today };
    case '12mo':
      return { from: addMonths(monthStart(today), -11), to: today };
    case 'custom':
      return custom ?? { from: addDays(today, -29), to: today };
    case 'all':
      return null;
  }
}

/** How many months before a period its comparison lies; the others compare with as many days right before. */
const MONTHS_BEFORE: Partial<Record<Period, number>> = { month: 1, last_month: 1, year: 12, '12mo': 12 };

/** The span to compare with: the same part of the month or year before, else as many days right before. */
export function spanBefore(period: Period, span: Span): Span {
  const months = MONTHS_BEFORE[period];
  if (months) {
    const from = addMonths(span.from, -months);
    // A whole month compares with a whole month, whatever their lengths.
    return { from, to: period === 'last_month' ? monthEnd(from) : addMonths(span.to, -months) };
  }
  const days = daysBetween(span.from, span.to) + 1;
  return { from: addDays(span.from, -days), to: addDays(span.to, -days) };
}
