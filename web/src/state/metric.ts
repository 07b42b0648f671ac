import { type Filter, isNarrowed } from './filter.ts';

/** Numbers of a site; names are the query API's. */
export const METRICS = [
  'visitors',
  'visits',
  'pageviews',
  'views_per_visit',
  'bounce_rate',
  'visit_duration',
  'events',
  'group_conversion_rate',
] as const;
export type Metric = (typeof METRICS)[number];

const OF_VISITS: readonly Metric[] = [
  'visitors',
  'visits',
  'pageviews',
  'views_per_visit',
  'bounce_rate',
  'visit_duration',
];
/** Who met a goal, how often, and which share that is. */
const OF_GOALS: readonly Metric[] = [
  'visitors',
  'visits',
  'events',
  'group_conversion_rate',
  'bounce_rate',
  'visit_duration',
];

/** The six numbers on the page under these filters, in their order. */
export function headlineMetrics(filters: Filter[]): readonly Metric[] {
  return isNarrowed(filters, 'goal') ? OF_GOALS : OF_VISITS;
}

/** Those of the six that have a meaning under the filters: the API refuses to make one up. */
export function metricsFor(filters: Filter[]): Metric[] {
  const hasPage = filters.some(({ dimension }) => dimension === 'page' || dimension === 'route');
  return headlineMetrics(filters).filter((metric) => !(hasPage && metric === 'views_per_visit'));
}

/** Numbers of lists in full, beside those of the page. */
export const MEASURES = [
  ...METRICS,
  'percentage',
  'conversion_rate',
  'time_on_page',
  'scroll_depth',
  'exit_rate',
  'total_revenue',
] as const;
export type Measure = (typeof MEASURES)[number];

/** What a number is: how it is written, and whether an empty bucket means none (0) or nothing to tell (null). */
export const METRIC_KINDS: Record<Measure, 'count' | 'ratio' | 'percent' | 'share' | 'seconds' | 'money'> = {
  visitors: 'count',
  visits: 'count',
  pageviews: 'count',
  views_per_visit: 'ratio',
  bounce_rate: 'percent',
  visit_duration: 'seconds',
  events: 'count',
  group_conversion_rate: 'share',
  percentage: 'share',
  conversion_rate: 'share',
  time_on_page: 'seconds',
  scroll_depth: 'percent',
  exit_rate: 'share',
  total_revenue: 'money',
};

/** Rising bounce and exit rates are the only rises that are bad. */
export function isBetter(metric: Measure, difference: number): boolean {
  return metric === 'bounce_rate' || metric === 'exit_rate' ? difference < 0 : difference > 0;
}
