import { describe, expect, it } from 'vitest';
import { addDays, type DailyRate, dailyRates } from './daily-rates.ts';

const line = ({ date, currency, perEur, published }: DailyRate) =>
  `${date} ${currency} ${perEur}${published === date ? '' : ` of ${published}`}`;

describe('dailyRates', () => {
  it('gives every calendar day a rate: weekends and holidays have that of the last published day', () => {
    // Friday, then the Tuesday after Easter.
    const days = [
      { date: '2026-04-02', rates: [{ currency: 'USD', perEur: 1.1 }] },
      { date: '2026-04-07', rates: [{ currency: 'USD', perEur: 1.2 }] },
    ];
    expect(
      [...dailyRates(days, '2026-04-08')].filter(({ currency }) => currency === 'USD').map(line),
    ).toEqual([
      '2026-04-02 USD 1.1',
      '2026-04-03 USD 1.1 of 2026-04-02',
      '2026-04-04 USD 1.1 of 2026-04-02',
      '2026-04-05 USD 1.1 of 2026-04-02',
      '2026-04-06 USD 1.1 of 2026-04-02',
      '2026-04-07 USD 1.2',
      '2026-04-08 USD 1.2 of 2026-04-07',
    ]);
  });

  it('has the euro at 1 on every day', () => {
    const days = [{ date: '2026-01-02', rates: [{ currency: 'USD', perEur: 1.1 }] }];
    const euros = [...dailyRates(days, '2026-01-04')].filter(({ currency }) => currency === 'EUR');
    expect(euros.map(({ date, perEur }) => [date, perEur])).toEqual([
      ['2026-01-02', 1],
      ['2026-01-03', 1],
      ['2026-01-04', 1],
    ]);
  });

  it('ends a currency with the last day that has it, and starts one with its first', () => {
    const days = [
      { date: '2022-03-01', rates: [{ currency: 'RUB', perEur: 117.2 }] },
      { date: '2022-03-03', rates: [{ currency: 'ISK', perEur: 141.5 }] },
    ];
    expect(
      [...dailyRates(days, '2022-03-03')].filter(({ currency }) => currency !== 'EUR').map(line),
    ).toEqual(['2022-03-01 RUB 117.2', '2022-03-02 RUB 117.2 of 2022-03-01', '2022-03-03 ISK 141.5']);
  });
});

describe('addDays', () => {
  it.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-01-01', -1, '2025-12-31'],
  ])('counts %s %i as %s', (date, days, expected) => expect(addDays(date, days)).toBe(expected));
});
