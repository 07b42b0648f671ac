import { type DashboardState, formatState, oneOf, parseState, sharedState } from './dashboard-state.ts';
import { isDimension } from './dimension.ts';

/** What funnels, journeys and retention share with the rest of a site: its time and its filters. */
export interface FlowState {
  base: DashboardState;
}

export const STEP_KINDS = ['page', 'event', 'goal'] as const;
/** A step by a path, an event's name, or a goal's number. */
export interface FunnelStep {
  kind: (typeof STEP_KINDS)[number];
  value: string;
}

export interface FunnelState extends FlowState {
  steps: FunnelStep[];
  isStrict: boolean;
  /** null: within one visit. */
  windowDays: number | null;
  breakdown: string | null;
}

export interface JourneyState extends FlowState {
  /** A path that ways begin with (or end, when it is about what came before); null: wherever visits do. */
  page: string | null;
  direction: 'next' | 'previous';
  depth: number;
  /** The page chosen at each level; null for any. */
  path: (string | null)[];
}

export const RETENTION_INTERVALS = ['day', 'week', 'month'] as const;
export interface RetentionState extends FlowState {
  interval: (typeof RETENTION_INTERVALS)[number];
  /** Names of goals: what makes a cohort, and what counts as coming back; null for any visit. */
  start: string | null;
  back: string | null;
}

const MAX_STEPS = 8;
const MAX_DEPTH = 8;

/** Reads a funnel from the query part of a URL; whatever is missing or wrong is left out. */
export function parseFunnel(search: string): FunnelState {
  const params = new URLSearchParams(search);
  const steps = params.getAll('step').flatMap((text): FunnelStep[] => {
    const kind = oneOf(STEP_KINDS, text.split(':', 1)[0] ?? '');
    return kind ? [{ kind, value: text.slice(kind.length + 1) }] : [];
  });
  const days = Number(params.get('window') ?? '');
  const breakdown = params.get('breakdown') ?? '';
  return {
    base: sharedState(parseState(search)),
    steps: steps.slice(0, MAX_STEPS),
    isStrict: params.get('order') === 'strict',
    windowDays: Number.isInteger(days) && days >= 1 && days <= 90 ? days : null,
    breakdown: isDimension(breakdown) ? breakdown : null,
  };
}

/** The query part of the URL, with its `?`. */
export function formatFunnel({ base, steps, isStrict, windowDays, breakdown }: FunnelState): string {
  return searchWith(base, [
    ...steps.map(({ kind, value }) => ['step', `${kind}:${value}`] as const),
    ...(isStrict ? [['order', 'strict'] as const] : []),
    ...(windowDays !== null ? [['window', String(windowDays)] as const] : []),
    ...(breakdown !== null ? [['breakdown', breakdown] as const] : []),
  ]);
}

/** Reads a journey from the query part of a URL. An empty `at` is any page. */
export function parseJourney(search: string): JourneyState {
  const params = new URLSearchParams(search);
  const depth = Number(params.get('depth') ?? '');
  return {
    base: sharedState(parseState(search)),
    page: params.get('page') || null,
    direction: params.get('direction') === 'previous' ? 'previous' : 'next',
    depth: Number.isInteger(depth) && depth >= 1 && depth <= MAX_DEPTH ? depth : 3,
    path: params
      .getAll('at')
      .slice(0, MAX_DEPTH)
      .map((page) => page || null),
  };
}

/** The query part of the URL, with its `?`. */
export function formatJourney({ base, page, direction, depth, path }: JourneyState): string {
  return searchWith(base, [
    ...(page !== null ? [['page', page] as const] : []),
    ...(direction === 'previous' ? [['direction', direction] as const] : []),
    ...(depth !== 3 ? [['depth', String(depth)] as const] : []),
    ...path.map((one) => ['at', one ?? ''] as const),
  ]);
}

/** Reads what retention is asked from the query part of a URL. */
export function parseRetention(search: string): RetentionState {
  const params = new URLSearchParams(search);
  return {
    base: sharedState(parseState(search)),
    interval: oneOf(RETENTION_INTERVALS, params.get('by')) ?? 'week',
    start: params.get('start') || null,
    back: params.get('back') || null,
  };
}

/** The query part of the URL, with its `?`. */
export function formatRetention({ base, interval, start, back }: RetentionState): string {
  return searchWith(base, [
    ...(interval !== 'week' ? [['by', interval] as const] : []),
    ...(start !== null ? [['start', start] as const] : []),
    ...(back !== null ? [['back', back] as const] : []),
  ]);
}

function searchWith(base: DashboardState, own: readonly (readonly [string, string])[]): string {
  const search = formatState(sharedState(base));
  const text = new URLSearchParams(own.map(([name, value]) => [name, value]))
    .toString()
    .replaceAll('%3A', ':')
    .replaceAll('%2F', '/');
  return search + (text && (search ? '&' : '?') + text);
}
