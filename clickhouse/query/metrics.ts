import {
  isCount,
  isMeasured,
  MEASURED_METRIC_NAMES,
  type MeasuredMetric,
} from '../../core/query/measured-metrics.ts';
import type { Metric, TrafficMetric } from '../../core/query/metrics.ts';
import { NOTHING_MEASURED } from './measured-sql.ts';
import type { Params } from './params.ts';
import { type Ratio, ratioSql } from './ratios.ts';

/**
 * Sums that metrics are made of. They add up over disjoint parts of a question (dates from rollups, dates from sessions).
 * `session_…`, `duration_ms`, `bounce…` belong to whole sessions, `engaged_…` and `scroll_…` to engagement, the others to the
 * events that count.
 */
export const MEASURES = [
  'visitors',
  'visits',
  'pageviews',
  'events',
  'session_visits',
  'session_pageviews',
  'duration_ms',
  'bounce_visits',
  'bounces',
  'engaged_ms',
  'engaged_visits',
  'scroll_depths',
  'scroll_visits',
  'page_pageviews',
  'revenue',
  'revenue_events',
  'revenue_currencies',
  'revenue_currency',
  'revenue_unrated',
] as const;
/** Metrics of measured views are worked out by their side, which nothing can be added to. */
export type Measure = (typeof MEASURES)[number] | MeasuredMetric;

/** What stands for a measure in the rows of sides that do not answer it, and how rows are united; the others are counts. */
export const UNLIKE_COUNTS: Partial<Record<Measure, { nothing: string; unite: string }>> = {
  revenue: { nothing: 'toDecimal128(0, 3)', unite: 'sum' },
  revenue_currency: { nothing: `''`, unite: 'max' },
  ...Object.fromEntries(
    MEASURED_METRIC_NAMES.filter((metric) => !isCount(metric)).map((metric) => [
      metric,
      { nothing: NOTHING_MEASURED, unite: 'max' },
    ]),
  ),
};

const REVENUE: readonly Measure[] = ['revenue', 'revenue_currencies', 'revenue_currency', 'revenue_unrated'];

/** All of it is in one currency. */
const HAS_REVENUE = 'revenue_currencies = 1 AND revenue_unrated = 0';

interface MetricScope {
  params: Params;
  totalVisitors: number | undefined;
  /** Condition of rows of which no events can be counted, if there are such. */
  isEventless: string | undefined;
}

interface MetricSql {
  measures: readonly Measure[];
  /** SQL over the measures and what conversion-sql.ts adds to them. ClickHouse rounds halves to even. */
  sql: (scope: MetricScope) => string;
  /** What the metric is, where that is all: it can be told of sums outside of ClickHouse too. */
  is?: Measure | Ratio;
}

const count = (measure: Measure): MetricSql => ({ measures: [measure], sql: () => measure, is: measure });
const ratio = (is: Ratio): MetricSql => ({ measures: [is.of, is.by], sql: () => ratioSql(is), is });

/** What a metric is made of. */
export function metricSql(metric: Metric): MetricSql {
  return isMeasured(metric) ? count(metric) : METRIC_SQL[metric];
}

const METRIC_SQL: Record<TrafficMetric, MetricSql> = {
  visitors: count('visitors'),
  visits: count('visits'),
  pageviews: count('pageviews'),
  events: {
    ...count('events'),
    sql: ({ isEventless }) => (isEventless ? `if(${isEventless}, NULL, events)` : 'events'),
  },
  views_per_visit: ratio({ of: 'session_pageviews', by: 'session_visits', digits: 2, empty: 0 }),
  bounce_rate: ratio({ of: 'bounces', by: 'bounce_visits', times: 100, digits: 0, empty: 0 }),
  bounce_rate_low: {
    measures: ['bounces', 'bounce_visits'],
    sql: () => wilson('bounces', 'bounce_visits', 'low'),
  },
  bounce_rate_high: {
    measures: ['bounces', 'bounce_visits'],
    sql: () => wilson('bounces', 'bounce_visits', 'high'),
  },
  visit_duration: ratio({ of: 'duration_ms', by: 'session_visits', per: 1000, digits: 0, empty: 0 }),
  percentage: {
    measures: ['visitors'],
    sql: ({ params, totalVisitors = 0 }) =>
      totalVisitors === 0 ? 'NULL' : `round(100 * visitors / ${params.add('UInt64', totalVisitors)}, 2)`,
  },
  conversion_rate: {
    measures: ['visitors'],
    sql: () => 'if(all_visitors = 0, 0, round(100 * visitors / all_visitors, 2))',
  },
  group_conversion_rate: {
    measures: ['visitors'],
    sql: () => 'if(group_visitors = 0, 0, round(100 * visitors / group_visitors, 2))',
  },
  group_conversion_rate_low: {
    measures: ['visitors'],
    sql: () => wilson('visitors', 'group_visitors', 'low'),
  },
  group_conversion_rate_high: {
    measures: ['visitors'],
    sql: () => wilson('visitors', 'group_visitors', 'high'),
  },
  time_on_page: ratio({ of: 'engaged_ms', by: 'engaged_visits', per: 1000, digits: 0, empty: null }),
  scroll_depth: ratio({ of: 'scroll_depths', by: 'scroll_visits', digits: 0, empty: null }),
  exit_rate: ratio({ of: 'visits', by: 'page_pageviews', times: 100, digits: 1, empty: null }),
  total_revenue: {
    measures: REVENUE,
    sql: () => `if(${HAS_REVENUE}, toFloat64(revenue), NULL)`,
  },
  average_revenue: {
    measures: [...REVENUE, 'revenue_events'],
    // Thousandths are whole numbers, so that halves are told apart exactly.
    sql: () => `if(${HAS_REVENUE}, round(toFloat64(revenue * 1000) / revenue_events) / 1000, NULL)`,
  },
};

/** An end of the 95 % interval (Wilson's) of a share, in percent. */
function wilson(count: Measure, of: Measure | 'group_visitors', end: 'low' | 'high'): string {
  const z2 = '3.8416';
  const middle = `(${count} + ${z2} / 2)`;
  const reach = `1.96 * sqrt(${count} * (toFloat64(${of}) - ${count}) / ${of} + ${z2} / 4)`;
  const share = `(${middle} ${end === 'low' ? '-' : '+'} ${reach}) / (${of} + ${z2})`;
  return `if(${of} = 0, NULL, round(100 * ${share}, 1))`;
}
