import { describe, expect, it } from 'vitest';
import { afterDay, type Budget, type BudgetDay, type BudgetState, judgeDay } from './budget.ts';

const BUDGET: Budget = {
  vital: 'lcp',
  limit: 2000,
  maxIncrease: 20,
  route: null,
  device: null,
  minSamples: 50,
  days: 2,
};

function day(value: number | null, more: Partial<BudgetDay> = {}): BudgetDay {
  return { date: '2026-11-01', value, samples: 100, before: null, ...more };
}

function states(budget: Budget, values: (number | null)[]): string[] {
  let now: BudgetState = { state: 'kept', against: 0 };
  return values.map((value) => {
    now = afterDay(budget, now, day(value));
    return now.state;
  });
}

describe('judgeDay', () => {
  it('takes the limit itself as kept, and what is above as over', () => {
    expect(judgeDay(BUDGET, day(2000))).toBe('kept');
    expect(judgeDay(BUDGET, day(2001))).toBe('over');
  });

  it('judges growth against the week before, where that is known and asked about', () => {
    expect(judgeDay(BUDGET, day(1200, { before: 1000 }))).toBe('kept');
    expect(judgeDay(BUDGET, day(1201, { before: 1000 }))).toBe('grown');
    expect(judgeDay({ ...BUDGET, maxIncrease: null }, day(1900, { before: 1000 }))).toBe('kept');
    expect(judgeDay(BUDGET, day(1900))).toBe('kept');
  });

  it('knows nothing of a day with too few samples', () => {
    expect(judgeDay(BUDGET, day(9000, { samples: 49 }))).toBe('unknown');
    expect(judgeDay(BUDGET, day(null, { samples: 0 }))).toBe('unknown');
  });
});

describe('afterDay', () => {
  it('breaks after as many days in a row as the budget says', () => {
    expect(states(BUDGET, [2500, 1000, 2500, 2500])).toEqual(['kept', 'kept', 'kept', 'broken']);
    expect(states({ ...BUDGET, days: 1 }, [2500])).toEqual(['broken']);
  });

  it('passes over days that cannot be judged', () => {
    expect(states(BUDGET, [2500, null, 2500])).toEqual(['kept', 'kept', 'broken']);
  });

  it('is kept again only clearly below the limit, for as many days in a row', () => {
    expect(states(BUDGET, [2500, 2500, 1950, 1950, 1900, 2500, 1900, 1900])).toEqual([
      'kept',
      'broken',
      'broken',
      'broken',
      'broken',
      'broken',
      'broken',
      'kept',
    ]);
  });
});
