import type { Period } from '../../core/period.ts';
import {
  CLOCK_MS,
  type ClockDimension,
  clockInterval,
  type TimeDimension,
} from '../../core/query/dimensions.ts';
import { offsetSpans } from '../../core/query/time-buckets.ts';
import type { Params } from './params.ts';

/** The bucket of a session's local date, a column. */
export function dateBucket(
  dimension: Exclude<TimeDimension, ClockDimension>,
  period: Period,
  params: Params,
  date = 'date',
): string {
  switch (dimension) {
    case 'time:day':
      return date;
    case 'time:week':
      return `greatest(toMonday(${date}), ${params.add('Date', period.fromDate)})`;
    case 'time:month':
      return `toStartOfMonth(${date})`;
  }
}

/**
 * Local minutes or hours since 1970 of an instant in epoch ms, as core/query/time-buckets.ts counts them. The offsets come from there, so
 * that one time-zone database decides, and grouping stays arithmetic on integers.
 */
export function localClockSql(epochMs: string, dimension: ClockDimension, period: Period): string {
  const [first, ...later] = offsetSpans(period);
  const branches = later.toReversed().map(({ at, offsetMs }) => `${epochMs} >= ${at}, ${offsetMs}`);
  const offset =
    branches.length > 0 ? `multiIf(${branches.join(', ')}, ${first?.offsetMs})` : first?.offsetMs;
  return `intDiv(${epochMs} + ${offset}, ${CLOCK_MS[clockInterval(dimension)]})`;
}
