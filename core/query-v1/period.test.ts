import { describe, expect, it } from 'vitest';
import { previousPeriod, readPeriod } from './period.ts';

const TODAY = '2026-03-15';

describe('readPeriod', () => {
  it.each([
    [{}, '2026-02-13', '2026-03-14'],
    [{ period: '30d' }, '2026-02-13', '2026-03-14'],
    [{ period: '7d' }, '2026-03-08', '2026-03-14'],
    [{ period: '7d', date: '2024-03-01' }, '2024-02-23', '2024-02-29'],
    [{ period: 'day' }, TODAY, TODAY],
    [{ period: 'day', date: '2026-01-02' }, '2026-01-02', '2026-01-02'],
    [{ period: 'month' }, '2026-03-01', '2026-03-31'],
    [{ period: 'month', date: '2024-02-11' }, '2024-02-01', '2024-02-29'],
    [{ period: '6mo' }, '2025-10-01', '2026-03-31'],
    [{ period: '12mo', date: '2026-12-31' }, '2026-01-01', '2026-12-31'],
    [{ period: 'custom', date: '2026-01-01, 2026-01-31' }, '2026-01-01', '2026-01-31'],
  ])('reads %j', (params, from, to) => {
    expect(readPeriod(params, TODAY)).toMatchObject({ ok: true, value: { from, to } });
  });

  it.each([
    [{ period: '8d' }, 'period is "8d"; allowed: day, 7d'],
    [{ period: 'day', date: '2026-02-30' }, 'date is "2026-02-30"'],
    [{ period: '7d', date: '' }, 'date is ""'],
    [{ period: 'custom' }, 'date is missing'],
    [{ period: 'custom', date: '2026-01-01' }, 'two dates'],
    [{ period: 'custom', date: '2026-01-01,2026-01-02,2026-01-03' }, 'two dates'],
    [{ period: 'custom', date: '2026-01-02,2026-01-01' }, 'begins (2026-01-02) after it ends'],
    [{ period: '7d', date: '1970-01-03' }, 'reaches beyond'],
    [{ period: '12mo', date: '0001-01-01' }, 'The period'],
  ])('refuses %j in a sentence', (params, part) => {
    expect(readPeriod(params, TODAY)).toMatchObject({
      ok: false,
      error: { code: 'invalid_date_range', message: expect.stringContaining(part) },
    });
  });
});

describe('previousPeriod', () => {
  it('has as many days and ends right before', () => {
    const before = previousPeriod({ from: '2026-03-01', to: '2026-03-31' });
    expect(before).toEqual({ ok: true, value: { from: '2026-01-29', to: '2026-02-28' } });
  });

  it('is refused where no date can be stored', () => {
    expect(previousPeriod({ from: '1970-01-02', to: '1970-01-31' })).toMatchObject({ ok: false });
  });
});
