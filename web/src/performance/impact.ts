import type { Vital } from '../../../core/vitals/vitals.ts';
import type { Row } from '../api/batch.ts';
import { thresholdsOf } from '../format/measure.ts';
import type { Percentile } from '../state/performance-state.ts';

/** Below this a percentile is a guess; see core/vitals/verdict.ts. */
export { MIN_SAMPLES } from '../../../core/vitals/verdict.ts';

import { MIN_SAMPLES } from '../../../core/vitals/verdict.ts';

/** A page, and how much is to be won by making it good. */
export interface PageImpact {
  page: string;
  samples: number;
  /** At the chosen percentile. */
  value: number | null;
  /** Percent of its samples. */
  poor: number | null;
  /** Samples × what its p75 is above good, in the vital's unit; 0 where it is good already. */
  impact: number;
  isLow: boolean;
}

/** Pages by what is to be won: traffic × the p75 above good. Those with few samples come last, whatever they say. */
export function pagesByImpact(rows: Row[], vital: Vital, percentile: Percentile): PageImpact[] {
  const { good } = thresholdsOf(vital);
  const pages = rows.map(({ keys, values }): PageImpact => {
    const samples = values[`${vital}_samples`] ?? 0;
    const p75 = values[`${vital}_p75`] ?? null;
    return {
      page: keys[0] ?? '',
      samples,
      value: values[`${vital}_${percentile}`] ?? null,
      poor: values[`${vital}_poor`] ?? null,
      impact: p75 === null ? 0 : samples * Math.max(0, p75 - good),
      isLow: samples < MIN_SAMPLES,
    };
  });
  return pages
    .filter(({ samples }) => samples > 0)
    .sort((a, b) => Number(a.isLow) - Number(b.isLow) || b.impact - a.impact || b.samples - a.samples);
}
