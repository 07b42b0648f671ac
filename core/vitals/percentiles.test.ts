import { describe, expect, it } from 'vitest';
import { BUCKET_EDGES, bucketLabel } from './buckets.ts';
import { p75Ranks, percentile } from './percentiles.ts';
import { ratingOf, VITALS, type Vital } from './vitals.ts';

describe('percentile', () => {
  it.each([
    [[7], 0.99, 7],
    [[1, 2, 3, 4], 0.75, 4],
    [[1, 2, 3, 4], 0.5, 3],
    [[1, 2, 3, 4, 5], 0.5, 3],
    [[], 0.5, undefined],
  ])('of %j at %f is %s', (values, level, expected) => {
    expect(percentile(values, level)).toBe(expected);
  });
});

describe('p75Ranks', () => {
  /** The chance that the p75 of everything lies between the samples of two ranks: that so many samples are below it. */
  function coverage(samples: number, low: number, high: number): number {
    let chance = 0.25 ** samples;
    let sum = 0;
    for (let below = 0; below < high; below++) {
      if (below >= low) sum += chance;
      chance *= ((samples - below) / (below + 1)) * 3;
    }
    return sum;
  }

  it('hold what they promise, at any number of samples', () => {
    for (let samples = 12; samples <= 500; samples++) {
      const { low, high } = p75Ranks(samples) ?? { low: 0, high: 0 };
      expect(low).toBeGreaterThan(0);
      expect(high).toBeLessThanOrEqual(samples);
      expect(coverage(samples, low, high), `of ${samples}`).toBeGreaterThan(0.945);
    }
  });

  it('are none where the highest sample may be below the p75', () => {
    expect(p75Ranks(11)).toBeUndefined();
  });
});

describe('bucketLabel', () => {
  it.each(Object.keys(VITALS) as Vital[])('puts no two ratings of %s into one bucket', (vital) => {
    const ratings = new Map<string, string>();
    for (const edge of BUCKET_EDGES[vital]) {
      for (const value of [edge, edge + 1]) {
        const label = bucketLabel(vital, value);
        expect(ratingOf(vital, value)).toBe(ratings.get(label) ?? ratingOf(vital, value));
        ratings.set(label, ratingOf(vital, value));
      }
    }
    expect(new Set(ratings.values()).size).toBe(3);
    expect(BUCKET_EDGES[vital]).toEqual(BUCKET_EDGES[vital].toSorted((a, b) => a - b));
  });
});
