import { describe, expect, it } from 'vitest';
import { DEFAULT_STATE } from '../state/dashboard-state.ts';
import { apiCompare } from './compare.ts';

const NOW = Date.parse('2026-03-15T12:00:00Z');
const compared = (part: Partial<typeof DEFAULT_STATE>) =>
  apiCompare({ ...DEFAULT_STATE, ...part }, 'UTC', NOW);

describe('apiCompare', () => {
  it('leaves days before to the API, which knows how much of today is over', () => {
    expect(compared({ period: '30d' })).toEqual({ mode: 'previous_period' });
    expect(compared({ period: '30d', compare: 'year_over_year', matchWeekday: true })).toEqual({
      mode: 'year_over_year',
      match_weekday: true,
    });
  });

  it('compares a month with the month before, as far as it has come', () => {
    expect(compared({ period: 'month' })).toEqual({
      mode: 'custom',
      date_range: ['2026-02-01T00:00:00.000Z', '2026-02-15T12:00:00.000Z'],
    });
    expect(compared({ period: 'last_month' })).toEqual({
      mode: 'custom',
      date_range: ['2026-01-01', '2026-01-31'],
    });
  });

  it('takes days before where weekdays are to match', () => {
    expect(compared({ period: 'month', matchWeekday: true })).toEqual({
      mode: 'previous_period',
      match_weekday: true,
    });
  });

  it('takes the dates that are chosen, and compares with nothing where there is nothing', () => {
    const compareWith = { from: '2025-01-01', to: '2025-01-07' };
    expect(compared({ period: '7d', compare: 'custom', compareWith })).toEqual({
      mode: 'custom',
      date_range: ['2025-01-01', '2025-01-07'],
    });
    expect(compared({ compare: 'custom' })).toBeUndefined();
    expect(compared({ compare: 'off' })).toBeUndefined();
    expect(compared({ period: 'all' })).toBeUndefined();
  });
});
