import type { Device } from '../device.ts';
import { VITALS, type Vital } from '../vitals/vitals.ts';

/** What a budget may hold the p75 of. */
export const BUDGET_VITALS = Object.keys(VITALS) as Vital[];

/** How fast a site's owner wants pages to be: a bound on the p75 of a day. */
export interface Budget {
  vital: Vital;
  /** ms; CLS as a number. */
  limit: number;
  /** By how many percent a day may exceed the p75 of the seven days before it; null = by any. */
  maxIncrease: number | null;
  /** As `event:route` has it; null = all pages. */
  route: string | null;
  device: Device | null;
  /** Days with fewer samples are not judged. */
  minSamples: number;
  /** So many judged days in a row change what a budget is said to be. */
  days: number;
}

/** What was measured on a date. */
export interface BudgetDay {
  /** YYYY-MM-DD on the site's calendar. */
  date: string;
  /** The p75; null where nothing was measured. */
  value: number | null;
  samples: number;
  /** The p75 of the seven days before; null where these have too few samples, or nobody asks. */
  before: number | null;
}

/** `over` its limit, `grown` by too much, or `unknown` for want of samples. */
export const BUDGET_VERDICTS = ['kept', 'over', 'grown', 'unknown'] as const;
export type BudgetVerdict = (typeof BUDGET_VERDICTS)[number];

/** What a budget is said to be, and how many days in a row have spoken against it. */
export interface BudgetState {
  state: 'kept' | 'broken';
  against: number;
}

/** A budget that is broken is kept again only this far below its limit, so that one at the edge does not come and go. */
const RECOVERED = 0.95;

/** Judges one date. */
export function judgeDay(budget: Budget, { value, samples, before }: BudgetDay): BudgetVerdict {
  if (value === null || samples < budget.minSamples) return 'unknown';
  if (value > budget.limit) return 'over';
  const { maxIncrease } = budget;
  const isGrown = maxIncrease !== null && before !== null && value > before * (1 + maxIncrease / 100);
  return isGrown ? 'grown' : 'kept';
}

/** What a budget is after a date; days that cannot be judged change nothing. */
export function afterDay(budget: Budget, { state, against }: BudgetState, day: BudgetDay): BudgetState {
  const verdict = judgeDay(budget, day);
  if (verdict === 'unknown') return { state, against };
  const isAgainst =
    state === 'kept'
      ? verdict !== 'kept'
      : verdict === 'kept' && (day.value ?? 0) <= budget.limit * RECOVERED;
  if (!isAgainst) return { state, against: 0 };
  if (against + 1 < budget.days) return { state, against: against + 1 };
  return { state: state === 'kept' ? 'broken' : 'kept', against: 0 };
}
