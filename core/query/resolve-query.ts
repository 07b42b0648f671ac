import { formatPeriod, type Period, periodOfDates, resolvePeriod } from '../period.ts';
import { keptFrom } from '../retention-limit.ts';
import { daysBetween, localDate } from '../zoned-time.ts';
import { comparisonPeriod } from './compare.ts';
import { type Dimension, type Interval, isTimeDimension } from './dimensions.ts';
import { formatFilter } from './filters.ts';
import type { Query, QuerySite, ResolvedQuery } from './query.ts';

const HOUR_MS = 3_600_000;
const MAX_DAYS_BY_DAY = 40;
const MAX_DAYS_BY_WEEK = 52 * 7;

/** Gives a query its bounds in time; `firstDate` is the local date of the site's first event, for "all". */
export function resolveQuery(
  query: Query,
  site: QuerySite & { firstDate?: string },
  now: number,
): ResolvedQuery {
  const asked = resolvePeriod(query.range, site, now);
  const period = query.isTrimmed ? untilToday(asked, query.range, now) : asked;
  const settle = <T extends string>(name: T | 'time') =>
    name === 'time' ? (`time:${automaticInterval(period)}` as const) : (name as Exclude<T, 'time'>);
  const dimensions: Dimension[] = query.dimensions.map(settle);
  const orderBy: ResolvedQuery['orderBy'] = query.orderBy.map(([key, direction]) => [settle(key), direction]);
  const comparison = query.compare && comparisonPeriod(query.compare, { range: query.range, period }, now);
  const first = keptFrom(site.retentionMonths ?? null, site.timezone, now);
  return {
    metrics: query.metrics,
    filters: query.filters,
    goals: query.goals,
    ...(query.routes && { routes: query.routes }),
    include: query.include,
    pagination: query.pagination,
    period,
    ...(comparison && { comparison }),
    ...(first !== undefined && isBefore(first, period, comparison) && { keptFrom: first }),
    dimensions,
    orderBy: orderBy.length > 0 ? orderBy : defaultOrder(query, dimensions),
  };
}

/** A month or year without the dates that are still to come. */
function untilToday(period: Period, { kind }: Query['range'], now: number): Period {
  const today = localDate(now, period.timezone);
  if ((kind !== 'month' && kind !== 'year') || period.toDate <= today) return period;
  return periodOfDates(period.fromDate, today, period.timezone);
}

function isBefore(keptFrom: string, ...periods: (Period | undefined)[]): boolean {
  return periods.some((period) => period !== undefined && period.fromDate < keptFrom);
}

/** The interval that `time` stands for: at most about fifty points. */
export function automaticInterval(period: Period): Interval {
  const days = daysBetween(period.fromDate, period.toDate) + 1;
  // Two days are 49 hours when clocks are set back between them.
  if (period.to - period.from <= 48 * HOUR_MS || days <= 2) return 'hour';
  if (days <= MAX_DAYS_BY_DAY) return 'day';
  return days <= MAX_DAYS_BY_WEEK ? 'week' : 'month';
}

function defaultOrder({ metrics }: Query, dimensions: Dimension[]): ResolvedQuery['orderBy'] {
  const time = dimensions.find(isTimeDimension);
  const [metric] = metrics;
  const orderBy: ResolvedQuery['orderBy'] = [];
  if (time) orderBy.push([time, 'asc']);
  if (metric) orderBy.push([metric, 'desc']);
  return orderBy;
}

/** The body that asks for the same again, whenever it is posted. */
export function formatQuery(query: ResolvedQuery, site: QuerySite): Record<string, unknown> {
  return {
    site_id: site.domain,
    metrics: query.metrics,
    date_range: formatPeriod(query.period),
    filters: query.filters.map(formatFilter),
    dimensions: query.dimensions,
    order_by: query.orderBy,
    include: {
      imports: false,
      time_labels: query.include.timeLabels,
      total_rows: query.include.totalRows,
      ...(query.include.debug && { debug: true }),
    },
    pagination: query.pagination,
    ...(query.comparison && {
      compare: { mode: 'custom', date_range: formatPeriod(query.comparison), match_weekday: false },
    }),
  };
}
