import type { ResolvedStep } from '../core/funnel/resolve-steps.ts';
import type { FunnelShape } from '../core/funnel.ts';
import type { ModelVisit } from './model-visits.ts';
import type { AnsweredEvent } from './query-model.ts';

const DAY_MS = 86_400_000;

/** One attempt at a funnel: when its steps were made, and where the first was. */
interface ModelAttempt {
  visitor: string;
  times: number[];
  first?: AnsweredEvent;
  visit: ModelVisit;
}

export interface ModelFunnel {
  visitors: number;
  steps: { visitors: number; median: number | null; p90: number | null }[];
  /** Visitors of each step by the value of the first step. */
  groups: Map<string, number[]>;
}

/**
 * A funnel by definition (docs/funnels.md): every way through every visit is tried, one event at a time. `visits` are
 * those that the filters leave, `isInside` says whether an event lies in the period.
 */
export function modelFunnel(
  visits: readonly ModelVisit[],
  { steps, order, windowDays }: Omit<FunnelShape, 'steps'> & { steps: readonly ResolvedStep[] },
  isInside: (event: AnsweredEvent) => boolean,
  readValue: (event: AnsweredEvent, visit: ModelVisit) => string,
): ModelFunnel {
  const bundles = windowDays === undefined ? visits.map((visit) => [visit]) : byVisitor(visits);
  const windowMs = windowDays === undefined ? Number.POSITIVE_INFINITY : windowDays * DAY_MS;
  const attempts = bundles.map((bundle) => bestAttempt(bundle, { steps, order, windowMs }, isInside));
  const groups = new Map<string, number[]>();
  const begun = attempts.filter(({ times }) => times.length > 0);
  const valued = Map.groupBy(begun, ({ first, visit }) => (first ? readValue(first, visit) : ''));
  for (const [value, list] of valued) {
    groups.set(
      value,
      steps.map((_, step) => reachedBy(list, step)),
    );
  }
  return {
    visitors: new Set(attempts.map(({ visitor }) => visitor)).size,
    steps: steps.map((_, step) => {
      const since = attempts
        .filter(({ times }) => step > 0 && times.length > step)
        .map(({ times }) => (times[step] ?? 0) - (times[step - 1] ?? 0));
      return { visitors: reachedBy(attempts, step), median: quantile(since, 0.5), p90: quantile(since, 0.9) };
    }),
    groups,
  };
}

function reachedBy(attempts: readonly ModelAttempt[], step: number): number {
  return new Set(attempts.filter(({ times }) => times.length > step).map(({ visitor }) => visitor)).size;
}

function byVisitor(visits: readonly ModelVisit[]): ModelVisit[][] {
  const start = (visit: ModelVisit) => visit[0]?.time ?? 0;
  const sorted = visits.toSorted((a, b) => start(a) - start(b));
  return [...Map.groupBy(sorted, (visit) => visit[0]?.visitor).values()];
}

/** The first beginning from which the most steps are made, each at the first chance. */
function bestAttempt(
  bundle: readonly ModelVisit[],
  funnel: { steps: readonly ResolvedStep[]; order: FunnelShape['order']; windowMs: number },
  isInside: (event: AnsweredEvent) => boolean,
): ModelAttempt {
  const { steps, order } = funnel;
  const inside = bundle
    .flatMap((visit) => visit.map((event) => ({ event, visit })))
    .filter(({ event }) => isInside(event));
  const stands = ({ event }: { event: AnsweredEvent }) =>
    event.kind !== 'engagement' || steps.some((step) => makes(event, step));
  const sequence = inside.filter(stands);
  let best: ModelAttempt = { visitor: bundle[0]?.[0]?.visitor ?? '', times: [], visit: bundle[0] ?? [] };
  for (const [start, { event: first, visit }] of sequence.entries()) {
    const times: number[] = [];
    let place = start;
    for (const step of steps) {
      const candidates =
        order === 'strict' || step === steps[0] ? sequence.slice(place, place + 1) : sequence.slice(place);
      const next = candidates.findIndex(({ event }) => makes(event, step));
      const event = next < 0 ? undefined : candidates[next]?.event;
      if (!event || event.time - first.time > funnel.windowMs) break;
      times.push(event.time);
      place += next + 1;
    }
    if (times.length > best.times.length) best = { ...best, times, first, visit };
  }
  return best;
}

function makes(event: AnsweredEvent, { rule, props }: ResolvedStep): boolean {
  if (!Object.entries(props).every(([key, value]) => event.props[key] === value)) return false;
  if (rule.kind === 'event') return event.kind !== 'engagement' && event.name === rule.name;
  if (rule.kind === 'page') return event.kind === 'pageview' && isPath(rule.path, event.pathname);
  const isDeep = event.scroll_depth >= rule.threshold && event.scroll_depth <= 100;
  return event.kind === 'engagement' && isDeep && isPath(rule.path, event.pathname);
}

/** Only what the tests use: a star at the end of an alternative. */
function isPath(path: string, pathname: string): boolean {
  return path
    .split('|')
    .some((one) => (one.endsWith('*') ? pathname.startsWith(one.replaceAll('*', '')) : one === pathname));
}

/** Between the two nearest values, as spreadsheets do (PERCENTILE.INC). */
function quantile(values: readonly number[], level: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  if (sorted.length === 0) return null;
  const place = level * (sorted.length - 1);
  const low = sorted[Math.floor(place)] ?? 0;
  const high = sorted[Math.ceil(place)] ?? 0;
  return low + (high - low) * (place - Math.floor(place));
}
