import { isDate } from '../../../core/zoned-time.ts';
import { COMPARES, type Comparison } from '../period/compare.ts';
import { INTERVALS, type Interval } from '../period/interval.ts';
import { PERIODS, type Period, type Span } from '../period/period.ts';
import { type FilterDimension, isDimension } from './dimension.ts';
import { appendFilters, type Filter, parseFilters, trafficFilters } from './filter.ts';
import { headlineMetrics, type Metric } from './metric.ts';

/** Everything that decides what a dashboard shows; it lives in the URL and nowhere else. */
export interface DashboardState extends Comparison {
  period: Period;
  /** Only with the period `custom`. */
  custom: Span | null;
  /** null: the one that suits the period. */
  interval: Interval | null;
  metric: Metric;
  /** How the chart is drawn. */
  shape: (typeof SHAPES)[number];
  filters: Filter[];
  /** The list that is open in full, by its dimension. */
  detail: FilterDimension | null;
}

export const SHAPES = ['line', 'bars'] as const;

export const DEFAULT_STATE: DashboardState = {
  period: '30d',
  custom: null,
  interval: null,
  metric: 'visitors',
  shape: 'line',
  filters: [],
  detail: null,
  compare: 'previous_period',
  compareWith: null,
  matchWeekday: false,
};

/** What another section of the same site takes over: the time and the filters. */
export function sharedState({ period, custom, filters }: DashboardState): DashboardState {
  return { ...DEFAULT_STATE, period, custom, filters };
}

/** Beyond these no site has data, and calendar arithmetic leaves four-digit years. */
const FIRST_DATE = '1990-01-01';
const LAST_DATE = '2100-12-31';

/** The dates a page is about. */
export type PeriodState = Pick<DashboardState, 'period' | 'custom'>;

/** Reads the query part of a URL; whatever is missing or wrong is the default. */
export function parseState(search: string): DashboardState {
  const params = new URLSearchParams(search);
  const filters = trafficFilters(parseFilters(params));
  const detail = params.get('detail') ?? '';
  return {
    ...parsePeriod(params),
    ...parseComparison(params),
    interval: oneOf(INTERVALS, params.get('interval')),
    metric: oneOf(headlineMetrics(filters), params.get('metric')) ?? DEFAULT_STATE.metric,
    shape: oneOf(SHAPES, params.get('shape')) ?? DEFAULT_STATE.shape,
    filters,
    detail: isDimension(detail) || /^props:./.test(detail) ? (detail as FilterDimension) : null,
  };
}

/** The period in a URL's parameters. */
export function parsePeriod(params: URLSearchParams): PeriodState {
  const custom = parseSpan(params, 'from', 'to');
  const asked = oneOf(PERIODS, params.get('period')) ?? DEFAULT_STATE.period;
  const period = asked === 'custom' && !custom ? DEFAULT_STATE.period : asked;
  return { period, custom: period === 'custom' ? custom : null };
}

function parseComparison(params: URLSearchParams): Comparison {
  const compareWith = parseSpan(params, 'compare_from', 'compare_to');
  const asked = oneOf(COMPARES, params.get('compare')) ?? DEFAULT_STATE.compare;
  const compare = asked === 'custom' && !compareWith ? DEFAULT_STATE.compare : asked;
  return {
    compare,
    compareWith: compare === 'custom' ? compareWith : null,
    matchWeekday: compare !== 'off' && params.get('weekdays') === 'match',
  };
}

function setComparison(params: URLSearchParams, { compare, compareWith, matchWeekday }: Comparison): void {
  if (compare !== DEFAULT_STATE.compare) params.set('compare', compare);
  if (compare === 'custom' && compareWith) {
    params.set('compare_from', compareWith.from);
    params.set('compare_to', compareWith.to);
  }
  if (compare !== 'off' && matchWeekday) params.set('weekdays', 'match');
}

/** Writes what `parsePeriod` reads. */
export function setPeriod(params: URLSearchParams, { period, custom }: PeriodState): void {
  if (period !== DEFAULT_STATE.period) params.set('period', period);
  if (period === 'custom' && custom) {
    params.set('from', custom.from);
    params.set('to', custom.to);
  }
}

/** The parameters as the query part of a URL, with its `?`; empty for none. */
export function searchOf(params: URLSearchParams): string {
  const text = params.toString().replaceAll('%3A', ':').replaceAll('%2F', '/');
  return text && `?${text}`;
}

/** The query part of the URL, with its `?`; empty for the default state. */
export function formatState(state: DashboardState): string {
  const params = new URLSearchParams();
  setPeriod(params, state);
  setComparison(params, state);
  if (state.interval) params.set('interval', state.interval);
  if (state.metric !== DEFAULT_STATE.metric) params.set('metric', state.metric);
  if (state.shape !== DEFAULT_STATE.shape) params.set('shape', state.shape);
  appendFilters(params, state.filters);
  if (state.detail !== null) params.set('detail', state.detail);
  return searchOf(params);
}

function parseSpan(params: URLSearchParams, first: string, last: string): Span | null {
  const from = params.get(first) ?? '';
  const to = params.get(last) ?? from;
  if (![from, to].every((date) => isDate(date) && date >= FIRST_DATE && date <= LAST_DATE)) return null;
  return from <= to ? { from, to } : { from: to, to: from };
}

/** The name that a word of the URL is, or null. */
export function oneOf<const Name extends string>(names: readonly Name[], value: string | null): Name | null {
  return names.find((name) => name === value) ?? null;
}
