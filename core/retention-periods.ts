import { addMonths, type Period, periodOfDates } from './period.ts';
import { timeLabels } from './query/time-buckets.ts';
import { err, ok, type Result } from './result.ts';
import type { RetentionInterval } from './retention.ts';
import { addDays } from './zoned-time.ts';

/** A day, week or month in which visitors come or come back. */
export interface RetentionPeriod {
  /** Named as `time:day`, `time:week` and `time:month` name it. */
  label: string;
  /** Not over yet, or cut by an end of the range or of what the site keeps: its numbers are lower than they would be. */
  isPartial: boolean;
}

/** A triangle of more is read by nobody; and a statement keeps a bit for each, in a number of 128. */
const MAX_PERIODS = 120;

/**
 * The periods of a range of dates up to `today`, which is not over; the site keeps what is of `keptFrom` or later. The
 * error follows "date_range": too many periods.
 */
export function retentionPeriods(
  range: Pick<Period, 'fromDate' | 'toDate'>,
  interval: RetentionInterval,
  today: string,
  keptFrom = range.fromDate,
): Result<RetentionPeriod[], string> {
  const { fromDate } = range;
  if (fromDate > today) return ok([]);
  const toDate = range.toDate < today ? range.toDate : today;
  // Dates have their labels in any zone.
  const labels = timeLabels(periodOfDates(fromDate, toDate, 'UTC'), interval);
  if (labels.length > MAX_PERIODS) {
    return err(`has ${labels.length} periods of a ${interval}; it may have ${MAX_PERIODS}`);
  }
  return ok(
    labels.map((label) => {
      const [first, last] = wholePeriod(label, interval);
      const isCut = first < fromDate || first < keptFrom || last > toDate;
      return { label, isPartial: isCut || last >= today };
    }),
  );
}

/** The first and the last date of the whole day, week or month that holds a date. */
function wholePeriod(date: string, interval: RetentionInterval): [string, string] {
  if (interval === 'day') return [date, date];
  if (interval === 'month') return [addMonths(date, 0), addDays(addMonths(date, 1), -1)];
  const weekday = (new Date(date).getUTCDay() + 6) % 7;
  return [addDays(date, -weekday), addDays(date, 6 - weekday)];
}
