import { describe, expect, it } from 'vitest';
import { exportLimits, queryLimits } from './query-limits.ts';

describe('queryLimits', () => {
  it('are those of the plan but for what the account has of its own', () => {
    expect(queryLimits({ rows: 7 })).toEqual({ ...queryLimits(null), rows: 7 });
  });

  it('are never guessed where what is stored is broken', () => {
    expect(() => queryLimits({ timeMs: 'long' })).toThrow();
    expect(() => queryLimits([])).toThrow();
  });
});

describe('exportLimits', () => {
  it('give an export time, and nothing else', () => {
    const limits = queryLimits({ rows: 7 });
    expect(exportLimits(limits)).toEqual({ ...limits, timeMs: 600_000 });
  });
});
