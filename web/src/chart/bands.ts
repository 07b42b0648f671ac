import type { StretchKind } from '../../../core/marks/stretch.ts';
import { hourLabel, localDate, localHour } from '../../../core/zoned-time.ts';
import type { Missing } from '../api/marks.ts';
import type { Interval } from '../period/interval.ts';

/** A stretch of a chart, by its first and last bucket. */
export interface Band {
  kind: StretchKind;
  from: number;
  to: number;
  missing: Missing;
}

/** Where the stretches lie in a chart whose `labels` are the site's wall clock, in order; those outside of it are left out. */
export function bandsOf(
  missing: readonly Missing[],
  chart: { labels: string[]; interval: Interval; lastDate: string },
  timezone: string,
): Band[] {
  const { labels, interval, lastDate } = chart;
  const [first] = labels;
  if (first === undefined) return [];
  const labelAt = (instant: number) =>
    interval === 'hour' ? hourLabel(localHour(instant, timezone)) : localDate(instant, timezone);
  return missing.flatMap((one) => {
    const begin = labelAt(Date.parse(one.from));
    const end = labelAt(Date.parse(one.to) - 1);
    // The first week or month may begin before the dates that are shown; the last one holds the days until their end.
    if (end < first || begin.slice(0, 10) > lastDate) return [];
    const indexOf = (label: string) =>
      Math.max(
        0,
        labels.findLastIndex((other) => other <= label),
      );
    return [{ kind: one.kind, from: indexOf(begin), to: indexOf(end), missing: one }];
  });
}
