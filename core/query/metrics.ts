/**
 * What a metric counts, which decides what it can be split by: `event` hits, `session` whole sessions,
 * `either` visitors and visits, which follow the question, `page` engagement on pages, `exit` both ends of an exit page,
 * `money` the revenue of hits, `conversion` visitors who met a goal beside all others.
 */
export type MetricScope = 'event' | 'session' | 'either' | 'page' | 'exit' | 'money' | 'conversion';

export const METRICS = {
  visitors: 'either',
  visits: 'either',
  pageviews: 'event',
  events: 'event',
  views_per_visit: 'session',
  bounce_rate: 'session',
  visit_duration: 'session',
  /** Visitors as a share of those of the same question without dimensions. */
  percentage: 'either',
  /** Visitors as a share of those of the same question without goals, props and dimensions. */
  conversion_rate: 'conversion',
  /** The same, of the row's own visitors. */
  group_conversion_rate: 'conversion',
  time_on_page: 'page',
  scroll_depth: 'page',
  exit_rate: 'exit',
  total_revenue: 'money',
  average_revenue: 'money',
} as const satisfies Record<string, MetricScope>;

export type Metric = keyof typeof METRICS;
export const METRIC_NAMES = Object.keys(METRICS) as Metric[];

/** Whether a metric is answered as an amount in a currency. */
export function isMoney(metric: Metric): boolean {
  return METRICS[metric] === 'money';
}
