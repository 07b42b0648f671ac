import { describe, expect, it } from 'vitest';
import { spanBefore, spanOf } from './period.ts';

const TODAY = '2026-03-31';

describe('spanOf', () => {
  it.each([
    ['today', '2026-03-31', '2026-03-31'],
    ['yesterday', '2026-03-30', '2026-03-30'],
    ['7d', '2026-03-25', '2026-03-31'],
    ['30d', '2026-03-02', '2026-03-31'],
    ['month', '2026-03-01', '2026-03-31'],
    ['last_month', '2026-02-01', '2026-02-28'],
    ['12mo', '2025-04-01', '2026-03-31'],
  ] as const)('takes %s as %s to %s', (period, from, to) => {
    expect(spanOf(period, null, TODAY)).toEqual({ from, to });
  });

  it('leaves the start of all time to the server', () => {
    expect(spanOf('all', null, TODAY)).toBeNull();
  });

  it('takes a custom range as it is', () => {
    const custom = { from: '2015-05-17', to: '2015-05-20' };
    expect(spanOf('custom', custom, TODAY)).toEqual(custom);
  });
});

describe('spanBefore', () => {
  it.each([
    ['today', '2026-03-31', '2026-03-31', '2026-03-30', '2026-03-30'],
    ['7d', '2026-03-25', '2026-03-31', '2026-03-18', '2026-03-24'],
    ['custom', '2024-02-28', '2024-03-01', '2024-02-25', '2024-02-27'],
  ] as const)('compares %s with as many days right before', (period, from, to, beforeFrom, beforeTo) => {
    expect(spanBefore(period, { from, to })).toEqual({ from: beforeFrom, to: beforeTo });
  });

  it('compares a month so far with the same part of the month before, however short that is', () => {
    expect(spanBefore('month', { from: '2026-03-01', to: '2026-03-12' })).toEqual({
      from: '2026-02-01',
      to: '2026-02-12',
    });
    expect(spanBefore('month', { from: '2026-03-01', to: '2026-03-31' }).to).toBe('2026-02-28');
  });

  it('compares a whole month with the whole month before', () => {
    expect(spanBefore('last_month', { from: '2026-02-01', to: '2026-02-28' })).toEqual({
      from: '2026-01-01',
      to: '2026-01-31',
    });
  });

  it('compares twelve months with the twelve before, over a leap day', () => {
    expect(spanBefore('12mo', { from: '2027-03-01', to: '2028-02-29' })).toEqual({
      from: '2026-03-01',
      to: '2027-02-28',
    });
  });
});
