import type { DateRange, Generations } from './generations.ts';
import { openRanges } from './open-ranges.ts';
import type { Params } from './query/params.ts';

/** SQL of the rows whose date is in one of some stretches. */
export function datesWithin(ranges: readonly DateRange[], params: Params): string {
  const between = ranges.map(
    ({ from, to }) => `date BETWEEN ${params.add('Date', from)} AND ${params.add('Date', to)}`,
  );
  return `(${between.join(' OR ')})`;
}

/** SQL of the rows of `events` whose date is not sealed, or has later events; undefined where no date is such a one. */
export function assembledDates(
  range: DateRange,
  { sealed, stale }: Generations,
  params: Params,
): string | undefined {
  const late = stale.map(({ date }) => date);
  const open = openRanges(range, [...sealed.map(({ date }) => date), ...late]);
  const dates = open.length > 0 ? [datesWithin(open, params)] : [];
  if (late.length > 0) dates.push(`date IN ${params.add('Array(Date)', late)}`);
  return dates.length > 0 ? `(${dates.join(' OR ')})` : undefined;
}
