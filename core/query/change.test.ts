import { describe, expect, it } from 'vitest';
import { changeOf } from './change.ts';

describe('changeOf', () => {
  it.each([
    ['visitors', 4, 5, 25],
    ['visitors', 3, 2, -33],
    ['visitors', 0, 7, 100],
    ['visitors', 0, 0, 0],
    ['bounce_rate', 40, 50, 10],
    ['bounce_rate', 0, 50, null],
    ['conversion_rate', 1.25, 1, -0.3],
    ['conversion_rate', 1, 1.25, 0.3],
    ['visitors', 1000, 999, 0],
    ['lcp_p75', 2500, 2000, -20],
    ['lcp_needs_improvement', 12.5, 14, 1.5],
    ['time_on_page', null, 5, null],
    ['time_on_page', 5, null, null],
  ])('%s from %j to %j is %j', (metric, before, now, change) => {
    expect(changeOf(metric, before, now)).toBe(change);
  });
});
