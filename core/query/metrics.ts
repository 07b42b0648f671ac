import { isMeasured, type MeasuredMetric } from './measured-metrics.ts';

/**
 * What a metric counts, which decides what it can be split by: `event` hits, `session` whole sessions,
 * `either` visitors and visits, which follow the question, `page` engagement on pages, `exit` both ends of an exit page,
 * `money` the revenue of hits, `conversion` visitors who met a goal beside all others.
 */
export type MetricScope = 'event' | 'session' | 'either' | 'page' | 'exit' | 'money' | 'conversion';

/** The metrics of traffic; those of measured views are in measured-metrics.ts. */
export const METRICS = {
  visitors: 'either',
  visits: 'either',
  pageviews: 'event',
  events: 'event',
  views_per_visit: 'session',
  bounce_rate: 'session',
  /** The ends of its 95 % interval. */
  bounce_rate_low: 'session',
  bounce_rate_high: 'session',
  visit_duration: 'session',
  /** Visitors as a share of those of the same question without dimensions. */
  percentage: 'either',
  /** Visitors as a share of those of the same question without goals, props and dimensions. */
  conversion_rate: 'conversion',
  /** The same, of the row's own visitors. */
  group_conversion_rate: 'conversion',
  /** The ends of its 95 % interval. */
  group_conversion_rate_low: 'conversion',
  group_conversion_rate_high: 'conversion',
  time_on_page: 'page',
  scroll_depth: 'page',
  exit_rate: 'exit',
  total_revenue: 'money',
  average_revenue: 'money',
} as const satisfies Record<string, MetricScope>;

export type TrafficMetric = keyof typeof METRICS;
export type Metric = TrafficMetric | MeasuredMetric;
/** Those of traffic. */
export const METRIC_NAMES = Object.keys(METRICS) as TrafficMetric[];

/** What a metric counts; undefined of those of measured views. */
export function scopeOf(metric: Metric): MetricScope | undefined {
  return isMeasured(metric) ? undefined : METRICS[metric];
}

/** Whether a metric is answered as an amount in a currency. */
export function isMoney(metric: Metric): boolean {
  return scopeOf(metric) === 'money';
}
