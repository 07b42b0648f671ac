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
  let next = range.from;
  for (const date of [...known].sort()) {
    if (date > next) ranges.push({ from: next, to: shift(date, -1) });
    if (date >= next) next = shift(date, 1);
  }
  if (next <= range.to) ranges.push({ from: next, to: range.to });
  const first = ranges[0];
  const joined = ranges.at(-MAX_RANGES);
  if (first === undefined || joined === undefined || ranges.length <= MAX_RANGES) return ranges;
  return [{ from: first.from, to: joined.to }, ...ranges.slice(1 - MAX_RANGES)];
}

/** Calendar arithmetic on a date without a zone. */
function shift(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}
