import { TIMING_COLUMNS, type TimingColumn } from '../vitals/page-measures.ts';
import { RATINGS, type Rating, VITALS, type Vital } from '../vitals/vitals.ts';

/** `lcp` of `lcp_ms`. */
type NameOf<Column extends string> = Column extends `${infer Name}_ms`
  ? Name
  : Column extends `${infer Name}_e4`
    ? Name
    : Column extends `${infer Name}_bytes`
      ? Name
      : never;
/** What a view measures as a number. */
export type Timing = NameOf<TimingColumn>;

/** The percentiles that every timing is answered in. */
export const PERCENTILES = { p50: 0.5, p75: 0.75, p90: 0.9, p95: 0.95, p99: 0.99 } as const;
type Percentile = keyof typeof PERCENTILES;

type RatingName = 'good' | 'needs_improvement' | 'poor';
/** Sums over a list of the view. */
type ListedMetric = 'script_ms' | 'forced_layout_ms' | 'resource_ms' | 'resource_bytes';
export type MeasuredMetric =
  | `${Timing}_${Percentile | 'samples'}`
  | `${Vital}_${RatingName | 'p75_low' | 'p75_high'}`
  | 'measured_views'
  | ListedMetric
  | 'server_timing_p75'
  | 'server_timing_samples'
  | 'errors'
  | 'error_sessions';

/** How a metric is made of the measures of views; columns are those of `events`. */
export type MeasuredRule =
  | { kind: 'percentile'; column: TimingColumn; level: number }
  | { kind: 'samples'; column: TimingColumn }
  /** Percent of the samples. */
  | { kind: 'share'; vital: Vital; rating: Rating }
  /** An end of the 95 % interval of a p75. */
  | { kind: 'bound'; column: TimingColumn; end: 'low' | 'high' }
  | { kind: 'views' }
  /** Of the entries of a list, the first number of each or the second. */
  | { kind: 'listed'; list: 'scripts' | 'resources'; number: 'first' | 'second' }
  | { kind: 'server_timing'; answer: 'p75' | 'samples' }
  | { kind: 'errors'; answer: 'count' | 'sessions' };

const VITAL_NAMES = Object.keys(VITALS) as Vital[];

/** All metrics of measured views. */
export const MEASURED_METRICS: Record<MeasuredMetric, MeasuredRule> = {
  ...(Object.fromEntries([
    ...TIMING_COLUMNS.flatMap(rulesOfTiming),
    ...VITAL_NAMES.flatMap(rulesOfVital),
  ]) as Record<
    `${Timing}_${Percentile | 'samples'}` | `${Vital}_${RatingName | 'p75_low' | 'p75_high'}`,
    MeasuredRule
  >),
  measured_views: { kind: 'views' },
  script_ms: { kind: 'listed', list: 'scripts', number: 'first' },
  forced_layout_ms: { kind: 'listed', list: 'scripts', number: 'second' },
  resource_ms: { kind: 'listed', list: 'resources', number: 'first' },
  resource_bytes: { kind: 'listed', list: 'resources', number: 'second' },
  server_timing_p75: { kind: 'server_timing', answer: 'p75' },
  server_timing_samples: { kind: 'server_timing', answer: 'samples' },
  errors: { kind: 'errors', answer: 'count' },
  error_sessions: { kind: 'errors', answer: 'sessions' },
};
export const MEASURED_METRIC_NAMES = Object.keys(MEASURED_METRICS) as MeasuredMetric[];

function rulesOfTiming(column: TimingColumn): [string, MeasuredRule][] {
  const name = column.replace(/_(ms|e4|bytes)$/, '');
  const percentiles = Object.entries(PERCENTILES).map(([percentile, level]): [string, MeasuredRule] => [
    `${name}_${percentile}`,
    { kind: 'percentile', column, level },
  ]);
  return [...percentiles, [`${name}_samples`, { kind: 'samples', column }]];
}

function rulesOfVital(vital: Vital): [string, MeasuredRule][] {
  const { column } = VITALS[vital];
  return [
    ...RATINGS.map((rating): [string, MeasuredRule] => [
      `${vital}_${rating.replace('-', '_')}`,
      { kind: 'share', vital, rating },
    ]),
    [`${vital}_p75_low`, { kind: 'bound', column, end: 'low' }],
    [`${vital}_p75_high`, { kind: 'bound', column, end: 'high' }],
  ];
}

export function isMeasured(metric: string): metric is MeasuredMetric {
  return Object.hasOwn(MEASURED_METRICS, metric);
}

/** Whether a metric counts the errors of views rather than what the views measured. */
export function isErrorMetric(metric: string): boolean {
  return isMeasured(metric) && MEASURED_METRICS[metric].kind === 'errors';
}

/** Whether nothing measured makes it 0; of the others nothing can be said then. */
export function isCount(metric: MeasuredMetric): boolean {
  const rule = MEASURED_METRICS[metric];
  if (rule.kind === 'server_timing') return rule.answer === 'samples';
  return ['samples', 'views', 'listed', 'errors'].includes(rule.kind);
}

/** The metrics of measured views, for error sentences: there are too many to list. */
export const MEASURED_METRIC_RULE = `of measured views ${[
  `<timing>_${Object.keys(PERCENTILES).join('|')}|samples`,
  `<vital>_${['good', 'needs_improvement', 'poor', 'p75_low', 'p75_high'].join('|')}`,
  ...MEASURED_METRIC_NAMES.filter(
    (name) => !['percentile', 'samples', 'share', 'bound'].includes(MEASURED_METRICS[name].kind),
  ),
].join(', ')} (vitals: ${VITAL_NAMES.join(', ')}; other timings: ${TIMING_COLUMNS.slice(VITAL_NAMES.length)
  .map((column) => column.replace(/_(ms|e4|bytes)$/, ''))
  .join(', ')})`;
