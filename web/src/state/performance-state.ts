import { VITALS, type Vital } from '../../../core/vitals/vitals.ts';
import { INTERVALS, type Interval } from '../period/interval.ts';
import { oneOf, type PeriodState, parsePeriod, searchOf, setPeriod } from './dashboard-state.ts';
import { appendFilters, type Filter, parseFilters } from './filter.ts';

export const VITAL_NAMES = Object.keys(VITALS) as Vital[];
export const PERCENTILES = ['p50', 'p75', 'p90', 'p95', 'p99'] as const;
export type Percentile = (typeof PERCENTILES)[number];

/** The pages of the section: all at a glance, and what is worth a page of its own. */
export const TOPICS = ['overview', 'outcome', 'releases', 'errors'] as const;
export type Topic = (typeof TOPICS)[number];

/** What pages are grouped by. */
export const PAGE_GROUPS = ['page', 'route'] as const;
/** Lists of what made views slow, and of the conditions they were loaded under; each is a dimension. */
export const CAUSES = [
  'lcp_target',
  'lcp_url',
  'lcp_kind',
  'inp_target',
  'inp_type',
  'inp_script',
  'inp_state',
  'cls_target',
  'cls_state',
] as const;
export type Cause = (typeof CAUSES)[number];
export const CONDITIONS = [
  'navigation',
  'connection',
  'protocol',
  'delivery',
  'release',
  'country',
  'browser',
  'browser_version',
  'os',
  'source',
  'hostname',
  'rtt',
  'memory',
  'cores',
] as const;
/** One line for everybody, or one for each kind of device. */
export const TRENDS = ['all', 'devices'] as const;
/** The samples that a page of the list has at least. */
export const LEAST_SAMPLES = ['0', '100', '1000'] as const;
/** What scripts are grouped by. */
export const SCRIPT_GROUPS = ['hosts', 'functions'] as const;
/** What a chart is drawn as. */
export const DRAWN_AS = ['chart', 'table'] as const;
export type DrawnAs = (typeof DRAWN_AS)[number];
/** Of whose parts the time of LCP and INP is told: of all views, each part by itself, or of the views about the p75. */
export const PARTS_OF = ['all', 'cohort'] as const;
export type Condition = (typeof CONDITIONS)[number];

/** Everything that decides what the Performance section shows; it lives in the URL and nowhere else. */
export interface PerformanceState extends PeriodState {
  topic: Topic;
  /** null: the one that suits the period. */
  interval: Interval | null;
  vital: Vital;
  percentile: Percentile;
  pages: (typeof PAGE_GROUPS)[number];
  least: (typeof LEAST_SAMPLES)[number];
  cause: Cause;
  conditions: Condition;
  trend: (typeof TRENDS)[number];
  scripts: (typeof SCRIPT_GROUPS)[number];
  parts: (typeof PARTS_OF)[number];
  trendAs: DrawnAs;
  histogramAs: DrawnAs;
  /** Whether the list of pages is shown whole. */
  allPages: boolean;
  /** Id of the deploy whose before and after is compared; null: the newest. */
  deploy: string | null;
  /** The error whose stack is open, as `errorName` has it; null: none is. */
  error: string | null;
  /** Display name of the goal whose conversions go by speed; null: bounces do. */
  goal: string | null;
  filters: Filter[];
}

/** Reads the query part of a URL; whatever is missing or wrong is the default. */
export function parsePerformance(search: string): PerformanceState {
  const params = new URLSearchParams(search);
  const vital = oneOf(VITAL_NAMES, params.get('vital')) ?? 'lcp';
  return {
    ...parsePeriod(params),
    topic: oneOf(TOPICS, params.get('topic')) ?? 'overview',
    interval: oneOf(INTERVALS, params.get('interval')),
    vital,
    percentile: oneOf(PERCENTILES, params.get('percentile')) ?? 'p75',
    pages: oneOf(PAGE_GROUPS, params.get('pages')) ?? 'page',
    least: oneOf(LEAST_SAMPLES, params.get('least')) ?? '0',
    cause: oneOf(CAUSES, params.get('cause')) ?? causeOf(vital),
    conditions: oneOf(CONDITIONS, params.get('conditions')) ?? 'navigation',
    trend: oneOf(TRENDS, params.get('trend')) ?? 'all',
    scripts: oneOf(SCRIPT_GROUPS, params.get('scripts')) ?? 'hosts',
    parts: oneOf(PARTS_OF, params.get('parts')) ?? 'all',
    trendAs: oneOf(DRAWN_AS, params.get('trend_as')) ?? 'chart',
    histogramAs: oneOf(DRAWN_AS, params.get('histogram_as')) ?? 'chart',
    allPages: params.get('all_pages') === '1',
    deploy: params.get('deploy') || null,
    error: params.get('error') || null,
    goal: params.get('goal') || null,
    filters: parseFilters(params),
  };
}

/** The query part of the URL, with its `?`; empty for the default state. */
export function formatPerformance(state: PerformanceState): string {
  const params = new URLSearchParams();
  setPeriod(params, state);
  if (state.topic !== 'overview') params.set('topic', state.topic);
  if (state.interval) params.set('interval', state.interval);
  if (state.vital !== 'lcp') params.set('vital', state.vital);
  if (state.percentile !== 'p75') params.set('percentile', state.percentile);
  if (state.pages !== 'page') params.set('pages', state.pages);
  if (state.least !== '0') params.set('least', state.least);
  if (state.cause !== causeOf(state.vital)) params.set('cause', state.cause);
  if (state.conditions !== 'navigation') params.set('conditions', state.conditions);
  if (state.trend !== 'all') params.set('trend', state.trend);
  if (state.scripts !== 'hosts') params.set('scripts', state.scripts);
  if (state.parts !== 'all') params.set('parts', state.parts);
  if (state.trendAs !== 'chart') params.set('trend_as', state.trendAs);
  if (state.histogramAs !== 'chart') params.set('histogram_as', state.histogramAs);
  if (state.allPages) params.set('all_pages', '1');
  if (state.deploy !== null) params.set('deploy', state.deploy);
  if (state.error !== null) params.set('error', state.error);
  if (state.goal !== null) params.set('goal', state.goal);
  appendFilters(params, state.filters);
  return searchOf(params);
}

/** The list of causes that goes with a vital. */
export function causeOf(vital: Vital): Cause {
  if (vital === 'inp') return 'inp_target';
  return vital === 'cls' ? 'cls_target' : 'lcp_target';
}

/** The filters with one kind of navigation alone, or, for null, with none chosen: documents that were loaded. */
export function withNavigation(filters: Filter[], kind: string | null): Filter[] {
  const rest = filters.filter(({ dimension }) => dimension !== 'navigation');
  return kind === null ? rest : [...rest, { operator: 'is', dimension: 'navigation', values: [kind] }];
}
