import type { DateRange } from './generations.ts';

const DAY_MS = 86_400_000;
/**
 * Each stretch is written, and analyzed, three times in a statement. The last is told apart: the sealed dates before it may
 * still have their hot events.
 */
const MAX_RANGES = 2;

/**
 * The stretches of `range` that hold no known date, oldest first: where open dates can be. With more than two
 * stretches the older run together; the caller excludes the known dates themselves anyway.
 */
export function openRanges(range: DateRange, known: readonly string[]): DateRange[] {
  const ranges: DateRange[] = [];
  const last = dayOf(range.to);
  let next = dayOf(range.from);
  const add = (to: number) => ranges.push({ from: dateOf(next), to: dateOf(to) });
  for (const day of known.map(dayOf).sort((a, b) => a - b)) {
    if (day > next) add(day - 1);
    if (day >= next) next = day + 1;
  }
  if (next <= last) add(last);
  const first = ranges[0];
  const joined = ranges.at(-MAX_RANGES);
  if (first === undefined || joined === undefined || ranges.length <= MAX_RANGES) return ranges;
  return [{ from: first.from, to: joined.to }, ...ranges.slice(1 - MAX_RANGES)];
}

/** The dates of `range` that are not known ones, oldest first. */
export function unknownDates(range: DateRange, known: readonly string[]): string[] {
  const isKnown = new Set(known.map(dayOf));
  const dates: string[] = [];
  const last = dayOf(range.to);
  for (let day = dayOf(range.from); day <= last; day++) {
    if (!isKnown.has(day)) dates.push(dateOf(day));
  }
  return dates;
}

/** Days since 1970 of a date without a zone. For years of dates, to parse them as such takes longer than all the rest. */
function dayOf(date: string): number {
  const [year, month, day] = [date.slice(0, 4), date.slice(5, 7), date.slice(8, 10)];
  return Date.UTC(Number(year), Number(month) - 1, Number(day)) / DAY_MS;
}

function dateOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}
