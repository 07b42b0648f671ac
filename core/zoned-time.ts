const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Offsets are looked up per block; a block that holds a change of the clock is never remembered. */
const BLOCK_MS = 900_000;
/** About six weeks of blocks; an import that walks through years starts over instead of growing. */
const MAX_BLOCKS = 4096;

interface Zone {
  format: Intl.DateTimeFormat;
  offsets: Map<number, number>;
}

const zones = new Map<string, Zone>();

/** Whether the runtime knows the IANA time zone. */
export function isTimezone(timezone: string): boolean {
  // Intl also takes plain offsets (`+01:00`), which are no zones: they know no daylight saving time.
  if (!/^[A-Za-z]/.test(timezone)) return false;
  try {
    zoneOf(timezone);
    return true;
  } catch {
    return false;
  }
}

/** Milliseconds that local clocks are ahead of UTC at an instant. Throws RangeError for an unknown zone. */
export function offsetAt(epochMs: number, timezone: string): number {
  const zone = zoneOf(timezone);
  const block = Math.floor(epochMs / BLOCK_MS);
  const known = zone.offsets.get(block);
  if (known !== undefined) return known;
  const first = lookUpOffset(zone, block * BLOCK_MS);
  const last = lookUpOffset(zone, (block + 1) * BLOCK_MS - 1);
  // Some clocks changed at one minute past midnight, within a block.
  if (first !== last) return lookUpOffset(zone, epochMs);
  if (zone.offsets.size >= MAX_BLOCKS) zone.offsets.clear();
  zone.offsets.set(block, first);
  return first;
}

/** The calendar date, `YYYY-MM-DD`, that clocks in the zone show at an instant. */
export function localDate(epochMs: number, timezone: string): string {
  return formatDate(epochMs + offsetAt(epochMs, timezone));
}

/**
 * The first instant of a local date, epoch ms. Where midnight is skipped, the first instant after the gap (for a date
 * that is skipped as a whole, that is the start of the next); where it comes twice, the first: dates tile time.
 */
export function startOfDate(date: string, timezone: string): number {
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
export function localHour(epochMs: number, timezone: string): number {
  return Math.floor((epochMs + offsetAt(epochMs, timezone)) / HOUR_MS);
}

/** `YYYY-MM-DD HH:00:00` of a local hour. */
export function hourLabel(hour: number): string {
  return `${new Date(hour * HOUR_MS).toISOString().slice(0, 13).replace('T', ' ')}:00:00`;
}

/** ISO 8601 with the zone's offset, `2026-03-29T03:00:00+02:00`; milliseconds only where they are not zero. */
export function formatInstant(epochMs: number, timezone: string): string {
  const offset = offsetAt(epochMs, timezone);
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

function zoneOf(timezone: string): Zone {
  const known = zones.get(timezone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: timezone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const zone = { format, offsets: new Map<number, number>() };
  zones.set(timezone, zone);
  return zone;
}

function lookUpOffset(zone: Zone, epochMs: number): number {
  const second = Math.floor(epochMs / 1000) * 1000;
  // `3/29/2026, 03:00:00`
  const [month = 0, day = 0, year = 0, h = 0, m = 0, s = 0] = (
    zone.format.format(second).match(/\d+/g) ?? []
  ).map(Number);
  return Date.UTC(year, month - 1, day, h, m, s) - second;
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
