import { err, ok, type Result } from './result.ts';
import { addDays, formatInstant, isDate, localDate, startOfDate, type Zone } from './zoned-time.ts';

const DAY_MS = 86_400_000;
const MAX_DAYS = 5000;
const MAX_MONTHS = 100;
/** ClickHouse's Date and every rollup begin here and end in 2149. */
const FIRST_DATE = '1970-01-01';
const LAST_DATE = '2149-01-01';

/** A `date_range` as it was asked, before a clock gives it bounds. */
export type DateRange =
  | { kind: 'day' | '24h' | 'month' | 'year' | 'all' }
  | { kind: 'days' | 'months'; count: number }
  /** Up to the end of today; of months the last is the running one. */
  | { kind: 'days_to_date' | 'months_to_date'; count: number }
  | { kind: 'year_to_date' }
  | { kind: 'dates'; from: string; to: string }
  /** Epoch ms, half open. */
  | { kind: 'instants'; from: number; to: number };

/** A stretch of a site's time. */
export interface Period {
  timezone: Zone;
  /** Epoch ms of the first instant inside. */
  from: number;
  /** Epoch ms of the first instant after. */
  to: number;
  /** Local dates of the first and the last instant inside. */
  fromDate: string;
  toDate: string;
  /** Whether it is made of whole local dates, so that the date of a session decides and no instant is compared. */
  wholeDays: boolean;
}

/** Whether a range has other dates each day. */
export function movesByDay({ kind }: DateRange): boolean {
  return kind !== 'dates' && kind !== 'instants';
}

export const DATE_RANGE_RULE = `"day", "24h", "Nd" (N from 1 to ${MAX_DAYS}), "Nmo" (N from 1 to ${MAX_MONTHS}), "month", "year", "all", "Nd_to_date", "Nmo_to_date", "month_to_date", "year_to_date" (those up to today), or a list of two dates ["2026-01-01","2026-01-31"] or of two ISO 8601 instants with offset, the earlier first`;

/** Reads a `date_range`; the error says what is wrong with it, to follow "date_range". */
export function parseDateRange(value: unknown): Result<DateRange, string> {
  if (Array.isArray(value)) return parsePair(value);
  if (typeof value !== 'string') return err('has another form');
  if (value === 'day' || value === '24h' || value === 'month' || value === 'year' || value === 'all') {
    return ok({ kind: value });
  }
  if (value === 'month_to_date') return ok({ kind: 'months_to_date', count: 1 });
  if (value === 'year_to_date') return ok({ kind: value });
  const match = /^(\d{1,4})(d|mo)(_to_date)?$/.exec(value);
  const count = Number(match?.[1]);
  const toDate = match?.[3] ?? '';
  if (match?.[2] === 'd' && count >= 1 && count <= MAX_DAYS) {
    return ok({ kind: toDate ? 'days_to_date' : 'days', count });
  }
  if (match?.[2] === 'mo' && count >= 1 && count <= MAX_MONTHS) {
    return ok({ kind: toDate ? 'months_to_date' : 'months', count });
  }
  return err(`is ${JSON.stringify(value.slice(0, 50))}`);
}

function parsePair(pair: unknown[]): Result<DateRange, string> {
  const [from, to] = pair;
  if (pair.length !== 2 || typeof from !== 'string' || typeof to !== 'string')
    return err('is another kind of list');
  if (isDate(from) && isDate(to)) {
    if (from > to) return err(`begins (${from}) after it ends (${to})`);
    if (from < FIRST_DATE || to > LAST_DATE) return err(`reaches beyond ${FIRST_DATE} to ${LAST_DATE}`);
    return ok({ kind: 'dates', from, to });
  }
  const start = parseInstant(from);
  const end = parseInstant(to);
  if (!start) return err(`begins with ${JSON.stringify(from.slice(0, 50))}`);
  if (!end) return err(`ends with ${JSON.stringify(to.slice(0, 50))}`);
  if (start.epochMs >= end.epochMs + end.precisionMs) return err(`begins (${from}) after it ends (${to})`);
  if (start.epochMs < Date.parse(FIRST_DATE) || end.epochMs > Date.parse(LAST_DATE)) {
    return err(`reaches beyond ${FIRST_DATE} to ${LAST_DATE}`);
  }
  return ok({ kind: 'instants', from: start.epochMs, to: end.epochMs + end.precisionMs });
}

const INSTANT = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** The end of a range is inclusive: 23:59:59 means that whole second, 23:59:59.250 that millisecond. */
function parseInstant(text: string): { epochMs: number; precisionMs: number } | undefined {
  const match = INSTANT.exec(text);
  const epochMs = Date.parse(text);
  if (!match || !isDate(match[1] ?? '') || Number.isNaN(epochMs)) return undefined;
  return { epochMs, precisionMs: match[3] ? 1 : 1000 };
}

/** The bounds of a range for a site at an instant; `firstDate` is the date of its first event, for `all`. */
export function resolvePeriod(
  range: DateRange,
  site: { timezone: Zone; firstDate?: string },
  now: number,
): Period {
  const { timezone } = site;
  const today = localDate(now, timezone);
  switch (range.kind) {
    case 'day':
      return periodOfInstants(startOfDate(today, timezone), now + 1, timezone);
    case '24h':
      return periodOfInstants(now - DAY_MS, now + 1, timezone);
    case 'days':
      return periodOfDates(addDays(today, -range.count), addDays(today, -1), timezone);
    case 'months':
      return periodOfDates(addMonths(today, -range.count), addDays(addMonths(today, 0), -1), timezone);
    case 'days_to_date':
      return periodOfDates(addDays(today, 1 - range.count), today, timezone);
    case 'months_to_date':
      return periodOfDates(addMonths(today, 1 - range.count), today, timezone);
    case 'year_to_date':
      return periodOfDates(`${today.slice(0, 4)}-01-01`, today, timezone);
    case 'month':
      return periodOfDates(addMonths(today, 0), addDays(addMonths(today, 1), -1), timezone);
    case 'year':
      return periodOfDates(`${today.slice(0, 4)}-01-01`, `${today.slice(0, 4)}-12-31`, timezone);
    case 'all':
      return periodOfDates(
        site.firstDate && site.firstDate < today ? site.firstDate : today,
        today,
        timezone,
      );
    case 'dates':
      return periodOfDates(range.from, range.to, timezone);
    case 'instants':
      return periodOfInstants(range.from, range.to, timezone);
  }
}

/** The period as two ISO instants that parse to the same period again. */
export function formatPeriod({ from, to, timezone }: Period): [string, string] {
  const last = to - 1;
  // A whole second is written without its fraction and read as all of it.
  const end = to % 1000 === 0 ? formatInstant(to - 1000, timezone) : withFraction(last, timezone);
  return [formatInstant(from, timezone), end];
}

function withFraction(epochMs: number, timezone: Zone): string {
  if (epochMs % 1000 !== 0) return formatInstant(epochMs, timezone);
  return formatInstant(epochMs, timezone).replace(/([+-]\d{2}:\d{2})$/, '.000$1');
}

/** Whole local dates, both inclusive. */
export function periodOfDates(fromDate: string, toDate: string, timezone: Zone): Period {
  const from = startOfDate(fromDate, timezone);
  const to = startOfDate(addDays(toDate, 1), timezone);
  return { timezone, from, to, fromDate, toDate, wholeDays: true };
}

/** From one instant up to another, epoch ms. */
export function periodOfInstants(from: number, to: number, timezone: Zone): Period {
  const fromDate = localDate(from, timezone);
  const toDate = localDate(to - 1, timezone);
  const wholeDays =
    startOfDate(fromDate, timezone) === from && startOfDate(addDays(toDate, 1), timezone) === to;
  return { timezone, from, to, fromDate, toDate, wholeDays };
}

/** The first day of the month some months after that of `date`. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1] = date.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}
