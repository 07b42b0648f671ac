import { isDate } from '../../../core/zoned-time.ts';
import { INTERVALS, type Interval } from '../period/interval.ts';
import { PERIODS, type Period, type Span } from '../period/period.ts';
import { appendFilters, type Filter, parseFilters, trafficFilters } from './filter.ts';
import { METRICS, type Metric } from './metric.ts';

/** Everything that decides what a dashboard shows; it lives in the URL and nowhere else. */
export interface DashboardState {
  period: Period;
  /** Only with the period `custom`. */
  custom: Span | null;
  /** null: the one that suits the period. */
  interval: Interval | null;
  metric: Metric;
  filters: Filter[];
}

export const DEFAULT_STATE: DashboardState = {
  period: '30d',
  custom: null,
  interval: null,
  metric: 'visitors',
  filters: [],
};

/** Beyond these no site has data, and calendar arithmetic leaves four-digit years. */
const FIRST_DATE = '1990-01-01';
const LAST_DATE = '2100-12-31';

/** The dates a page is about. */
export type PeriodState = Pick<DashboardState, 'period' | 'custom'>;

/** Reads the query part of a URL; whatever is missing or wrong is the default. */
export function parseState(search: string): DashboardState {
  const params = new URLSearchParams(search);
  return {
    ...parsePeriod(params),
    interval: oneOf(INTERVALS, params.get('interval')),
    metric: oneOf(METRICS, params.get('metric')) ?? DEFAULT_STATE.metric,
    filters: trafficFilters(parseFilters(params)),
  };
}

/** The period in a URL's parameters. */
export function parsePeriod(params: URLSearchParams): PeriodState {
  const custom = parseSpan(params);
  const asked = oneOf(PERIODS, params.get('period')) ?? DEFAULT_STATE.period;
  const period = asked === 'custom' && !custom ? DEFAULT_STATE.period : asked;
  return { period, custom: period === 'custom' ? custom : null };
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
  if (state.interval) params.set('interval', state.interval);
  if (state.metric !== DEFAULT_STATE.metric) params.set('metric', state.metric);
  appendFilters(params, state.filters);
  return searchOf(params);
}

function parseSpan(params: URLSearchParams): Span | null {
  const from = params.get('from') ?? '';
  const to = params.get('to') ?? from;
  if (![from, to].every((date) => isDate(date) && date >= FIRST_DATE && date <= LAST_DATE)) return null;
  return from <= to ? { from, to } : { from: to, to: from };
}

/** The name that a word of the URL is, or null. */
export function oneOf<const Name extends string>(names: readonly Name[], value: string | null): Name | null {
  return names.find((name) => name === value) ?? null;
}
