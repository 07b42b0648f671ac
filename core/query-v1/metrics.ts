import { type QueryError, quote } from '../query/error.ts';
import { METRIC_NAMES } from '../query/metrics.ts';
import { err, ok, type Result } from '../result.ts';

/** What v1 scripts may ask for, as far as the engine knows it. */
export const V1_METRICS = [
  'visitors',
  'visits',
  'pageviews',
  'views_per_visit',
  'bounce_rate',
  'visit_duration',
  'events',
  'conversion_rate',
  'time_on_page',
  'scroll_depth',
].filter((name) => METRIC_NAMES.some((known) => known === name));

/** A metric under the name that v1 gives it, and the v2 metric that answers it. */
export interface AskedMetric {
  name: string;
  metric: string;
}

/** Reads `metrics`; `isGrouped` tells whether the question has a dimension other than goals and props. */
export function readMetrics(text: string | undefined, isGrouped: boolean): Result<AskedMetric[], QueryError> {
  const names = (text ?? 'visitors').split(',').map((name) => name.trim());
  const unknown = names.find((name) => !V1_METRICS.includes(name));
  if (unknown !== undefined) {
    return refuse(`metrics holds ${quote(unknown)}; allowed: ${V1_METRICS.join(', ')}.`);
  }
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) return refuse(`metrics names ${twice} twice.`);
  return ok(names.map((name) => ({ name, metric: v2Metric(name, isGrouped) })));
}

/** v1's conversion rate of a row is a share of the row's own visitors. */
function v2Metric(name: string, isGrouped: boolean): string {
  return name === 'conversion_rate' && isGrouped ? 'group_conversion_rate' : name;
}

/** The object of a row's metrics under their v1 names. */
export function namedMetrics(
  asked: readonly AskedMetric[],
  values: readonly unknown[],
): Record<string, unknown> {
  return Object.fromEntries(asked.map(({ name }, index) => [name, values[index] ?? null]));
}

/** Metrics of which nothing can be said where there was no visit; the others are 0. */
const NULL_WHEN_EMPTY: readonly string[] = ['visit_duration', 'time_on_page', 'scroll_depth'];

/** What a bucket without visits shows. */
export function emptyValue({ name }: AskedMetric): number | null {
  return NULL_WHEN_EMPTY.includes(name) ? null : 0;
}

function refuse(message: string): Result<never, QueryError> {
  return err({ code: 'invalid_metrics', message });
}
