import type { Vital } from './vitals.ts';

/**
 * Edges of histograms, in the unit a vital is stored in (ms, ten-thousandths of CLS): closer where most values are, with the
 * thresholds among them. A bucket holds what is above its edge, up to and including the next; the first holds its edge, too.
 * So what is good fills whole buckets.
 */
export const BUCKET_EDGES: Record<Vital, readonly number[]> = {
  lcp: [
    0, 200, 400, 600, 800, 1000, 1250, 1500, 1750, 2000, 2250, 2500, 2750, 3000, 3500, 4000, 5000, 6000, 8000,
    10_000, 15_000, 20_000, 30_000, 60_000,
  ],
  inp: [
    0, 8, 16, 24, 32, 40, 56, 72, 100, 125, 150, 175, 200, 250, 300, 400, 500, 600, 800, 1000, 1500, 2000,
    4000,
  ],
  cls: [
    0, 10, 50, 100, 200, 300, 400, 500, 750, 1000, 1250, 1500, 2000, 2500, 3000, 4000, 5000, 7500, 10_000,
    20_000,
  ],
  fcp: [
    0, 100, 200, 300, 400, 600, 800, 1000, 1200, 1400, 1600, 1800, 2000, 2500, 3000, 3500, 4000, 5000, 6000,
    8000, 10_000, 20_000, 60_000,
  ],
  ttfb: [
    0, 50, 100, 150, 200, 300, 400, 500, 600, 700, 800, 1000, 1200, 1400, 1600, 1800, 2200, 2600, 3000, 4000,
    5000, 8000, 10_000, 20_000, 60_000,
  ],
};

/** The lower edge of a value's bucket as answers name it: ms, or a CLS such as `0.1`. */
export function bucketLabel(vital: Vital, value: number): string {
  const edge = BUCKET_EDGES[vital].findLast((one) => one < value) ?? 0;
  return String(vital === 'cls' ? edge / 10_000 : edge);
}
