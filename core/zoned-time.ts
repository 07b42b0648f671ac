import { ianaOffset } from './iana-zone.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The time zone of a site: an IANA name, or several that follow each other. */
export type Zone = string | ZoneHistory;

/** A site that changed its time zone. */
export interface ZoneHistory {
  /** IANA name of the zone in force since the last change. */
  timezone: string;
  /** The zones before it, oldest first; `until` is the first instant (epoch ms) a zone is no longer in force. */
  former: readonly { timezone: string; until: number }[];
}

/** The IANA name of the zone in force at an instant. */
export function zoneAt(epochMs: number, zone: Zone): string {
  if (typeof zone === 'string') return zone;
  return zone.former.find(({ until }) => epochMs < until)?.timezone ?? zone.timezone;
}

/** Milliseconds that local clocks are ahead of UTC at an instant. Throws RangeError for an unknown zone. */
export function offsetAt(epochMs: number, zone: Zone): number {
  return ianaOffset(epochMs, zoneAt(epochMs, zone));
}

/**
 * The calendar date, `YYYY-MM-DD`, that clocks in the zone show at an instant. Dates never go back: where a site moved so
 * far west that its new clocks show a date that was over, the last date goes on until they have caught up.
 */
export function localDate(epochMs: number, zone: Zone): string {
  const date = formatDate(epochMs + offsetAt(epochMs, zone));
  if (typeof zone === 'string') return date;
  const before = zone.former
    .filter(({ until }) => until <= epochMs)
    .map(({ timezone, until }) => formatDate(until - 1 + ianaOffset(until - 1, timezone)));
  return [date, ...before].toSorted().at(-1) ?? date;
}

/**
 * The first instant of a local date, epoch ms. Where midnight is skipped, the first instant after the gap (for a date
 * that is skipped as a whole, that is the start of the next); where it comes twice, the first: dates tile time.
 */
export function startOfDate(date: string, zone: Zone): number {
  if (typeof zone === 'string') return startIn(date, zone);
  let from: number | undefined;
  for (const { timezone, until } of zone.former) {
    if (from !== undefined && date <= localDate(from, zone)) return from;
    const start = startIn(date, timezone);
    if (start < until) return start;
    from = until;
  }
  if (from !== undefined && date <= localDate(from, zone)) return from;
  return startIn(date, zone.timezone);
}

function startIn(date: string, timezone: string): number {
  const midnight = parseDate(date);
  // Zones lie between -12 and +14 hours, so these two instants enclose midnight and see at most one change.
  const before = offsetAt(midnight - 16 * HOUR_MS, timezone);
  const after = offsetAt(midnight + 14 * HOUR_MS, timezone);
  const candidates = [midnight - before, midnight - after].filter(
    (t) => t + offsetAt(t, timezone) === midnight,
  );
  if (candidates.length > 0) return Math.min(...candidates);
  return changeBetween(midnight - after, midnight - before, timezone);
}

/** A calendar date some days later (earlier if negative). */
export function addDays(date: string, days: number): string {
  return formatDate(parseDate(date) + days * DAY_MS);
}

/** How many days `to` is after `from`. */
export function daysBetween(from: string, to: string): number {
  return (parseDate(to) - parseDate(from)) / DAY_MS;
}

/** Local hours since 1970: equal for two instants that clocks show under the same date and hour. */
export function localHour(epochMs: number, zone: Zone): number {
  return Math.floor((epochMs + offsetAt(epochMs, zone)) / HOUR_MS);
}

/** `YYYY-MM-DD HH:00:00` of a local hour. */
export function hourLabel(hour: number): string {
  return `${new Date(hour * HOUR_MS).toISOString().slice(0, 13).replace('T', ' ')}:00:00`;
}

/** ISO 8601 with the zone's offset, `2026-03-29T03:00:00+02:00`; milliseconds only where they are not zero. */
export function formatInstant(epochMs: number, zone: Zone): string {
  const offset = offsetAt(epochMs, zone);
  const minutes = Math.round(Math.abs(offset) / 60_000);
  const hours = String(Math.floor(minutes / 60)).padStart(2, '0');
  const sign = offset < 0 ? '-' : '+';
  const local = new Date(epochMs + offset).toISOString().replace('.000Z', '').replace('Z', '');
  return `${local}${sign}${hours}:${String(minutes % 60).padStart(2, '0')}`;
}

/** Whether a string is `YYYY-MM-DD` and that day exists in the calendar. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const epochMs = Date.parse(text);
  return !Number.isNaN(epochMs) && formatDate(epochMs) === text;
}

function parseDate(date: string): number {
  if (!isDate(date)) throw new RangeError(`Not a calendar date: ${date}`);
  return Date.parse(date);
}

let formattedDay = Number.NaN;
let formattedDate = '';

/** Most calls ask for the day of the call before. */
function formatDate(localMs: number): string {
  const day = Math.floor(localMs / DAY_MS);
  if (day !== formattedDay) {
    formattedDate = new Date(day * DAY_MS).toISOString().slice(0, 10);
    formattedDay = day;
  }
  return formattedDate;
}

/** The first instant in (from, to] with the offset of `to`. */
function changeBetween(from: number, to: number, timezone: string): number {
  const target = offsetAt(to, timezone);
  let low = from;
  let high = to;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle, timezone) === target) high = middle;
    else low = middle;
  }
  return high;
}
