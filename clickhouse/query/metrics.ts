import type { Metric } from '../../core/query/metrics.ts';
import type { Params } from './params.ts';

/**
 * Sums that metrics are made of. They add up over disjoint parts of a question (dates from rollups, dates from sessions).
 * `session_…`, `duration_ms`, `bounce…` belong to whole sessions, the others to the events that count.
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
] as const;
export type Measure = (typeof MEASURES)[number];

interface MetricSql {
  measures: readonly Measure[];
  /** SQL over the measures. ClickHouse rounds halves to even. */
  sql: (scope: { params: Params; totalVisitors: number | undefined }) => string;
}

const count = (measure: Measure): MetricSql => ({ measures: [measure], sql: () => measure });

export const METRIC_SQL: Record<Metric, MetricSql> = {
  visitors: count('visitors'),
  visits: count('visits'),
  pageviews: count('pageviews'),
  events: count('events'),
  views_per_visit: {
    measures: ['session_pageviews', 'session_visits'],
    sql: () => 'if(session_visits = 0, 0, round(session_pageviews / session_visits, 2))',
  },
  bounce_rate: {
    measures: ['bounces', 'bounce_visits'],
    sql: () => 'if(bounce_visits = 0, 0, round(100 * bounces / bounce_visits))',
  },
  visit_duration: {
    measures: ['duration_ms', 'session_visits'],
    sql: () => 'if(session_visits = 0, 0, round(duration_ms / (1000 * session_visits)))',
  },
  percentage: {
    measures: ['visitors'],
    sql: ({ params, totalVisitors = 0 }) =>
      totalVisitors === 0 ? 'NULL' : `round(100 * visitors / ${params.add('UInt64', totalVisitors)}, 2)`,
  },
};
