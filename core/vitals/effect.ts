import { type Estimate, type Verdict, verdictOf } from './verdict.ts';
import { VITALS, type Vital } from './vitals.ts';

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;

/** Two stretches of time of one length, epoch ms. */
export interface Windows {
  before: { from: number; to: number };
  after: { from: number; to: number };
}

/**
 * What to compare about a deploy: so many days from it on, or until now, with the same weekdays and hours of the weeks
 * before it, since traffic differs more between a Sunday and a Monday than between two versions.
 */
export function effectWindows(at: number, days: number, now: number): Windows {
  const to = Math.max(at, Math.min(at + days * DAY_MS, now));
  const shift = Math.ceil(days / 7) * WEEK_MS;
  return { before: { from: at - shift, to: to - shift }, after: { from: at, to } };
}

/** What became of one vital. */
export interface Effect {
  before: Estimate | null;
  after: Estimate | null;
  verdict: Verdict;
}

export const EFFECT_VITALS = Object.keys(VITALS) as Vital[];

/** The metrics an effect is read from, four of each vital. */
export const EFFECT_METRICS = EFFECT_VITALS.flatMap((vital) => [
  `${vital}_p75` as const,
  `${vital}_p75_low` as const,
  `${vital}_p75_high` as const,
  `${vital}_samples` as const,
]);

/** The effects on all vitals, from the metrics EFFECT_METRICS of both stretches. */
export function effectsOf(
  before: readonly (number | null)[] | undefined,
  after: readonly (number | null)[] | undefined,
): Record<Vital, Effect> {
  const effects = EFFECT_VITALS.map((vital, index): [Vital, Effect] => {
    const [first, second] = [estimate(before, index), estimate(after, index)];
    return [vital, { before: first ?? null, after: second ?? null, verdict: verdictOf(first, second) }];
  });
  return Object.fromEntries(effects) as Record<Vital, Effect>;
}

function estimate(metrics: readonly (number | null)[] | undefined, vital: number): Estimate | undefined {
  const [value, low, high, samples] = metrics?.slice(vital * 4, vital * 4 + 4) ?? [];
  if (typeof value !== 'number' || typeof samples !== 'number') return undefined;
  return { value, low: low ?? value, high: high ?? value, samples };
}
