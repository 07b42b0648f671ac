import type { Values } from '../api/query.ts';

/** A phase's bar; `start` and `width` are parts of the whole. */
export interface PhaseBar<Phase extends string> {
  phase: Phase;
  start: number;
  width: number;
  samples: number;
}

/** Phases one after the other by a percentile of each. What did not take place takes no room. */
export function waterfallOf<Phase extends string>(
  phases: readonly Phase[],
  values: Values,
  percentile: string,
): PhaseBar<Phase>[] {
  const times = phases.map((phase) => values[`${phase}_${percentile}`] ?? 0);
  const whole = times.reduce((sum, ms) => sum + ms, 0) || 1;
  return phases.map((phase, index) => ({
    phase,
    start: times.slice(0, index).reduce((sum, ms) => sum + ms, 0) / whole,
    width: (times[index] ?? 0) / whole,
    samples: values[`${phase}_samples`] ?? 0,
  }));
}
