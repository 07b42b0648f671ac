import { addMonths, type DateRange, type Period, periodOfDates, periodOfInstants } from '../period.ts';
import { addDays, daysBetween, localDate, offsetAt, startOfDate, type Zone } from '../zoned-time.ts';

export const COMPARE_MODES = ['previous_period', 'year_over_year', 'custom'] as const;
export type CompareMode = (typeof COMPARE_MODES)[number];

/** What a question is compared with, as asked; `range` is that of `custom`. */
export type Compare = { matchWeekday: boolean } & (
  | { mode: 'previous_period' | 'year_over_year' }
  | { mode: 'custom'; range: Extract<DateRange, { kind: 'dates' | 'instants' }> }
);

const DAY_MS = 86_400_000;

/**
 * The period that a period is compared with at an instant (epoch ms); undefined when it begins before 1970.
 *
 * Local dates and the time of day decide, not hours gone by: a day at 10:30 is compared with another until its 10:30,
 * however long their nights were. What is not over yet is compared with as much of the other. A custom range is taken as it
 * is.
 */
export function comparisonPeriod(
  compare: Compare,
  asked: { range: DateRange; period: Period },
  now: number,
): Period | undefined {
  const found = compare.mode === 'custom' ? custom(compare, asked.period) : derived(compare, asked, now);
  return found.from >= 0 && found.fromDate >= '1970-01-01' ? found : undefined;
}

function custom(
  { range, matchWeekday }: Extract<Compare, { mode: 'custom' }>,
  { timezone, fromDate }: Period,
): Period {
  const period =
    range.kind === 'dates'
      ? periodOfDates(range.from, range.to, timezone)
      : periodOfInstants(range.from, range.to, timezone);
  if (!matchWeekday) return period;
  const days = daysBetween(period.fromDate, nearestWeekday(period.fromDate, fromDate));
  return moved(period, (date) => addDays(date, days));
}

function derived(
  { mode, matchWeekday }: Compare,
  { range, period }: { range: DateRange; period: Period },
  now: number,
): Period {
  const { from, to, fromDate, toDate, timezone } = period;
  const isRunning = from <= now && now + 1 < to;
  const end = isRunning ? now + 1 : to;
  const days = daysBetween(fromDate, toDate) + 1;
  const months = calendarMonths(range);
  const isPrevious = mode === 'previous_period';
  const isElapsed = range.kind === '24h' || startOfDate(fromDate, timezone) !== from;
  if (isPrevious && isElapsed && !matchWeekday) {
    return periodOfInstants(from - (to - from), end - (to - from), timezone);
  }

  const start = isPrevious
    ? months
      ? addMonths(fromDate, -months)
      : addDays(fromDate, -days)
    : lastYear(fromDate);
  const inStep = (first: string) => (date: string) => addDays(first, daysBetween(fromDate, date));
  if (matchWeekday) {
    const last = isPrevious ? addDays(fromDate, -days) : undefined;
    return moved({ ...period, to: end }, inStep(nearestWeekday(start, fromDate, last)));
  }
  const other = moved({ ...period, to: end }, isPrevious ? inStep(start) : lastYear);
  // Calendar months differ in length: all of one is compared with all of the other, and never with more.
  const whole = isPrevious
    ? months && from
    : isWholeMonths(period) && startOfDate(lastYear(addDays(toDate, 1)), timezone);
  if (!whole) return other;
  return periodOfInstants(other.from, isRunning ? Math.min(other.to, whole) : whole, timezone);
}

/** How many calendar months a range is; undefined for those that are made of days or hours. */
function calendarMonths(range: DateRange): number | undefined {
  if (range.kind === 'month') return 1;
  if (range.kind === 'year' || range.kind === 'year_to_date') return 12;
  return range.kind === 'months' || range.kind === 'months_to_date' ? range.count : undefined;
}

function isWholeMonths({ wholeDays, fromDate, toDate }: Period): boolean {
  return wholeDays && fromDate.endsWith('-01') && addDays(toDate, 1).endsWith('-01');
}

/** The same date a year before; 28 February for the 29th. */
function lastYear(date: string): string {
  const year = String(Number(date.slice(0, 4)) - 1).padStart(4, '0');
  return date.endsWith('02-29') ? `${year}-02-28` : `${year}${date.slice(4)}`;
}

/** The date nearest to `date` that falls on the weekday of `like`, and not after `last`. */
function nearestWeekday(date: string, like: string, last?: string): string {
  const forward = ((daysBetween(date, like) % 7) + 7) % 7;
  const near = addDays(date, forward > 3 ? forward - 7 : forward);
  return last !== undefined && near > last ? addDays(near, -7) : near;
}

/** The period on other dates, at the same times of day; what begins or ends with its date does so there, too. */
function moved({ from, to, timezone }: Period, move: (date: string) => string): Period {
  const start = moveInstant(from, timezone, move);
  // The end belongs to the date before it when that is whole.
  const last = localDate(to - 1, timezone);
  const isWhole = startOfDate(addDays(last, 1), timezone) === to;
  const end = isWhole ? startOfDate(addDays(move(last), 1), timezone) : moveInstant(to, timezone, move);
  return periodOfInstants(start, Math.max(end, start + 1), timezone);
}

function moveInstant(epochMs: number, timezone: Zone, move: (date: string) => string): number {
  const date = localDate(epochMs, timezone);
  const other = move(date);
  if (startOfDate(date, timezone) === epochMs) return startOfDate(other, timezone);
  const timeOfDay = epochMs + offsetAt(epochMs, timezone) - Date.parse(date);
  return instantOf(Date.parse(other) + timeOfDay, timezone);
}

/** The first instant at which clocks show a local time (ms since 1970); where they skip it, the one they skip to. */
function instantOf(localMs: number, timezone: Zone): number {
  const before = offsetAt(localMs - DAY_MS, timezone);
  const after = offsetAt(localMs + DAY_MS, timezone);
  const exact = [localMs - before, localMs - after].filter((t) => t + offsetAt(t, timezone) === localMs);
  if (exact.length > 0) return Math.min(...exact);
  let [low, high] = [localMs - after, localMs - before];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle, timezone) === after) high = middle;
    else low = middle;
  }
  return high;
}
