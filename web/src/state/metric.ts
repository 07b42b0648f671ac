/** The six numbers, in their order on the page; names are the query API's. */
export const METRICS = [
  'visitors',
  'visits',
  'pageviews',
  'views_per_visit',
  'bounce_rate',
  'visit_duration',
] as const;
export type Metric = (typeof METRICS)[number];

/** What a number is: how it is written, and whether an empty bucket means none (0) or nothing to tell (null). */
export const METRIC_KINDS: Record<Metric, 'count' | 'ratio' | 'percent' | 'seconds'> = {
  visitors: 'count',
  visits: 'count',
  pageviews: 'count',
  views_per_visit: 'ratio',
  bounce_rate: 'percent',
  visit_duration: 'seconds',
};

/** A rising bounce rate is the only rise that is bad. */
export function isBetter(metric: Metric, difference: number): boolean {
  return metric === 'bounce_rate' ? difference < 0 : difference > 0;
}
