import type { Interval } from '../period/interval.ts';
import { texts } from '../texts/en.ts';
import { locale as readersLocale } from './locale.ts';

/** `YYYY-MM-DD` or `YYYY-MM-DD HH:MM:SS` as the site's wall clock; UTC only carries it into Intl. */
function wallClock(label: string): Date {
  return new Date(`${label.slice(0, 10)}T${label.slice(11, 19) || '00:00:00'}Z`);
}

/** Writers of the time labels that the query API gives, for one locale. */
export function createTimeFormat(locale: string | undefined) {
  const make = (options: Intl.DateTimeFormatOptions) => {
    const writer = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    return (label: string) => writer.format(wallClock(label));
  };
  const hour = make({ hour: 'numeric' });
  const day = make({ day: 'numeric', month: 'short' });
  const month = make({ month: 'short' });
  const monthOfYear = make({ month: 'short', year: 'numeric' });
  const fullDay = make({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
  const fullMonth = make({ month: 'long', year: 'numeric' });
  const weekdayHour = make({
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: 'numeric',
    minute: '2-digit',
  });
  const date = make({ day: 'numeric', month: 'short', year: 'numeric' });

  return {
    /** Under the chart: as little as tells buckets apart. */
    axis(label: string, interval: Interval, span: { days: number }): string {
      if (interval === 'hour') return span.days > 1 ? day(label) : hour(label);
      if (interval === 'month')
        return label.slice(5, 7) === '01' || span.days > 800 ? monthOfYear(label) : month(label);
      return day(label);
    },
    /** In tooltip and table: everything. */
    full(label: string, interval: Interval): string {
      if (interval === 'hour') return weekdayHour(label);
      if (interval === 'week') return texts.interval.weekOf(date(label));
      return interval === 'month' ? fullMonth(label) : fullDay(label);
    },
    date,
    /** A span of dates, one date when it is one. */
    span(from: string, to: string): string {
      return from === to
        ? fullDay(from)
        : texts.period.range(from.slice(0, 4) === to.slice(0, 4) ? day(from) : date(from), date(to));
    },
  };
}

/** For the reader's own locale. */
export const timeFormat = createTimeFormat(readersLocale);
