import { describe, expect, it } from 'vitest';
import { DEFAULT_STATE } from '../state/dashboard-state.ts';
import { apiCompare } from './compare.ts';

const compared = (part: Partial<typeof DEFAULT_STATE>) => apiCompare({ ...DEFAULT_STATE, ...part });

describe('apiCompare', () => {
  it('leaves what was before to the API, which knows how much of today and of a month is over', () => {
    expect(compared({ period: '30d' })).toEqual({ mode: 'previous_period' });
    expect(compared({ period: 'month' })).toEqual({ mode: 'previous_period' });
    expect(compared({ period: '30d', compare: 'year_over_year', matchWeekday: true })).toEqual({
      mode: 'year_over_year',
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
