import { hourLabel, localDate, localHour } from '../../../core/zoned-time.ts';
import type { Interval } from '../period/interval.ts';
import type { Band } from './bands.ts';

/** Something that happened in a bucket of a chart. */
export interface Mark {
  kind: 'release' | 'note' | 'missing';
  id: string;
  text: string;
}

/** Releases (at an instant) and notes (on a date), before they have a place in a chart. */
export interface Happened extends Mark {
  /** An ISO instant, or a date of the site's calendar. */
  at: string;
}

/** What happened in each bucket, by its index; `labels` are the site's wall clock, in order. */
export function marksOf(
  happened: readonly Happened[],
  chart: { labels: string[]; interval: Interval; lastDate: string },
  timezone: string,
): Map<number, Mark[]> {
  const { labels, interval, lastDate } = chart;
  const marks = new Map<number, Mark[]>();
  const first = labels[0] ?? '';
  for (const { at, ...mark } of happened) {
    const label = labelAt(at, interval, timezone);
    // A week or a month holds what happened after its first day; before the first bucket nothing is drawn.
    if (label.slice(0, 10) < first.slice(0, 10) || label.slice(0, 10) > lastDate) continue;
    const index = Math.max(
      0,
      labels.findLastIndex((one) => one <= label),
    );
    marks.set(index, [...(marks.get(index) ?? []), mark]);
  }
  return marks;
}

/** The same with a line for each stretch in every bucket that it touches, told by `tell`. */
export function withBands(
  marks: ReadonlyMap<number, Mark[]>,
  bands: readonly Band[],
  tell: (band: Band) => string,
): Map<number, Mark[]> {
  const all = new Map(marks);
  for (const band of bands) {
    const mark: Mark = { kind: 'missing', id: `${band.kind} ${band.from}`, text: tell(band) };
    for (let index = band.from; index <= band.to; index++) {
      all.set(index, [...(all.get(index) ?? []), mark]);
    }
  }
  return all;
}

function labelAt(at: string, interval: Interval, timezone: string): string {
  if (/^\d{4}-\d\d-\d\d$/.test(at)) return interval === 'hour' ? `${at} 00:00:00` : at;
  const instant = Date.parse(at);
  return interval === 'hour' ? hourLabel(localHour(instant, timezone)) : localDate(instant, timezone);
}
