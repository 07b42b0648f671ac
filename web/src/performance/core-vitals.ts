import type { Vital } from '../../../core/vitals/vitals.ts';
import type { Values } from '../api/query.ts';
import { ratedAs } from '../format/measure.ts';
import { MIN_SAMPLES } from './impact.ts';

const CORE: readonly Vital[] = ['lcp', 'inp', 'cls'];

/** Passed where all three are good at p75; those without enough samples say nothing, and LCP has to say something. */
export function coreVerdict(
  values: Values,
): { kind: 'passed' } | { kind: 'unknown' } | { kind: 'failed'; vitals: Vital[] } {
  const told = CORE.filter((vital) => (values[`${vital}_samples`] ?? 0) >= MIN_SAMPLES);
  const failed = told.filter((vital) => {
    const p75 = values[`${vital}_p75`] ?? null;
    return p75 !== null && ratedAs(vital, p75) !== 'good';
  });
  if (failed.length > 0) return { kind: 'failed', vitals: failed };
  return told.includes('lcp') ? { kind: 'passed' } : { kind: 'unknown' };
}
