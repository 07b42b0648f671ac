import { addMonths, parseDateRange } from '../period.ts';
import type { QueryError } from '../query/error.ts';
import { quote } from '../query/error.ts';
import { err, ok, type Result } from '../result.ts';
import { addDays, daysBetween, isDate } from '../zoned-time.ts';

/** The names of periods. */
export const PERIODS = ['day', '7d', '30d', 'month', '6mo', '12mo', 'custom'] as const;
export type PeriodName = (typeof PERIODS)[number];

/** Whole local dates of a site, both inclusive. */
export interface Dates {
  from: string;
  to: string;
}

/** Reads `period` and `date`; `today` is the site's local date. */
export function readPeriod(
  params: { period?: string; date?: string },
  today: string,
): Result<Dates & { name: PeriodName }, QueryError> {
  const { period = '30d' } = params;
  const name = PERIODS.find((known) => known === period);
  if (!name) return refuse(`period is ${quote(period)}; allowed: ${PERIODS.join(', ')}.`);
  const dates = name === 'custom' ? readCustom(params.date) : readRelative(name, params.date ?? today);
  if (!dates.ok) return dates;
  const inBounds = assertStorable(dates.value, 'The period');
  return inBounds.ok ? ok({ name, ...dates.value }) : inBounds;
}

/** The same number of days right before. */
export function previousPeriod({ from, to }: Dates): Result<Dates, QueryError> {
  const days = daysBetween(from, to) + 1;
  return assertStorable({ from: addDays(from, -days), to: addDays(from, -1) }, 'The previous period');
}

function readRelative(name: Exclude<PeriodName, 'custom'>, date: string): Result<Dates, QueryError> {
  if (!isDate(date)) return refuse(`date is ${quote(date)}; it must be a date such as 2026-01-31.`);
  const endOfMonth = addDays(addMonths(date, 1), -1);
  switch (name) {
    case 'day':
      return ok({ from: date, to: date });
    case '7d':
      return ok({ from: addDays(date, -7), to: addDays(date, -1) });
    case '30d':
      return ok({ from: addDays(date, -30), to: addDays(date, -1) });
    case 'month':
      return ok({ from: addMonths(date, 0), to: endOfMonth });
    case '6mo':
      return ok({ from: addMonths(date, -5), to: endOfMonth });
    case '12mo':
      return ok({ from: addMonths(date, -11), to: endOfMonth });
  }
}

function readCustom(date: string | undefined): Result<Dates, QueryError> {
  const [from = '', to = '', ...rest] = (date ?? '').split(',').map((part) => part.trim());
  if (rest.length === 0 && isDate(from) && isDate(to)) return ok({ from, to });
  const found = date === undefined ? 'is missing' : `is ${quote(date)}`;
  return refuse(`date ${found}; with period=custom it must be two dates such as 2026-01-01,2026-01-31.`);
}

function assertStorable(dates: Dates, what: string): Result<Dates, QueryError> {
  const range = parseDateRange([dates.from, dates.to]);
  return range.ok ? ok(dates) : refuse(`${what} ${range.error}.`);
}

function refuse(message: string): Result<never, QueryError> {
  return err({ code: 'invalid_date_range', message });
}
