import { describe, expect, it } from 'vitest';
import { chooseInterval } from './interval.ts';

describe('chooseInterval', () => {
  it.each([
    ['hour', 'a day', '2026-01-15', '2026-01-15'],
    ['day', 'weeks', '2026-01-01', '2026-01-30'],
    ['month', 'a year', '2025-02-01', '2026-01-15'],
    ['month', 'many years', '2015-05-17', '2026-01-15'],
  ] as const)('draws %ss for %s', (interval, _, from, to) => {
    expect(chooseInterval(null, { from, to })).toBe(interval);
  });

  it('keeps to the asked interval where it makes a readable chart, and only there', () => {
    expect(chooseInterval('week', { from: '2025-02-01', to: '2026-01-15' })).toBe('week');
    expect(chooseInterval('hour', { from: '2025-02-01', to: '2026-01-15' })).toBe('month');
  });
});
