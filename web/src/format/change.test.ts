import { describe, expect, it } from 'vitest';
import { changeBetween } from './change.ts';

describe('changeBetween', () => {
  it('is a part of what was, or points where the metric is a percentage', () => {
    expect(changeBetween('visitors', 150, 100)).toEqual({ difference: 50, amount: 0.5, unit: 'part' });
    expect(changeBetween('bounce_rate', 40, 47)).toEqual({ difference: -7, amount: 7, unit: 'points' });
  });

  it('has no direction where less than half a percent or point is between the two', () => {
    expect(changeBetween('visitors', 4156, 4160)?.difference).toBe(0);
    expect(changeBetween('visitors', 4156, 4100)?.difference).toBe(56);
  });

  it('does not exist without something to compare with', () => {
    expect(changeBetween('visitors', 5, 0)).toBeNull();
    expect(changeBetween('bounce_rate', 5, null)).toBeNull();
    expect(changeBetween('bounce_rate', 5, 0)).toBeNull();
    expect(changeBetween('conversion_rate', 5, 0)?.difference).toBe(5);
  });
});
