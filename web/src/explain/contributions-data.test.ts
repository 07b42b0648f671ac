import { describe, expect, it } from 'vitest';
import { contributionsOf } from './contributions-data.ts';

const row = (value: string, metrics: number[], before: number[]) => ({
  dimensions: [value],
  metrics,
  comparison: { dimensions: [value], metrics: before, change: [] },
});

describe('contributionsOf', () => {
  it('puts the values first that moved a count most, vanished ones included', () => {
    const found = contributionsOf(
      'visitors',
      {
        forward: [row('Google', [100], [90]), row('Bing', [30], [0]), row('Same', [5], [5])],
        backward: [row('Google', [90], [100]), row('Gone', [70], [0])],
      },
      { now: 0, before: 0 },
      10,
    );
    expect(found.map(({ value, effect }) => [value, effect])).toEqual([
      ['Gone', -70],
      ['Bing', 30],
      ['Google', 10],
    ]);
  });

  it('shares out the change of an average without a rest', () => {
    // 40 of 80 and 20 of 20 before: 52; 40 of 50 and 20 of 50 after: 30 … each by its visits.
    const found = contributionsOf(
      'bounce_rate',
      { forward: [row('a', [40, 50], [40, 80]), row('b', [20, 50], [100, 20])], backward: [] },
      { now: 100, before: 100 },
      10,
    );
    const before = (40 * 80 + 100 * 20) / 100;
    const now = (40 * 50 + 20 * 50) / 100;
    expect(found.reduce((sum, { effect }) => sum + effect, 0)).toBeCloseTo(now - before);
  });
});
