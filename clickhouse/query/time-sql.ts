import type { Period } from '../../core/period.ts';
import type { TimeDimension } from '../../core/query/dimensions.ts';
import { offsetSpans } from '../../core/query/time-buckets.ts';
import type { Params } from './params.ts';

/** The bucket of a session's local date. */
export function dateBucket(
  dimension: Exclude<TimeDimension, 'time:hour'>,
  period: Period,
  params: Params,
): string {
  switch (dimension) {
    case 'time:day':
      return 'date';
    case 'time:week':
      return `greatest(toMonday(date), ${params.add('Date', period.fromDate)})`;
    case 'time:month':
      return 'toStartOfMonth(date)';
  }
}

/**
 * Local hours since 1970 of an instant in epoch ms, as core/zoned-time.ts counts them. The offsets come from there, so
 * that one time-zone database decides, and grouping stays arithmetic on integers.
 */
export function localHourSql(epochMs: string, period: Period): string {
  const [first, ...later] = offsetSpans(period);
  const branches = later.toReversed().map(({ at, offsetMs }) => `${epochMs} >= ${at}, ${offsetMs}`);
  const offset =
    branches.length > 0 ? `multiIf(${branches.join(', ')}, ${first?.offsetMs})` : first?.offsetMs;
  return `intDiv(${epochMs} + ${offset}, 3600000)`;
}
