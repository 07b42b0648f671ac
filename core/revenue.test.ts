import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRevenue } from './revenue.ts';

const amountOf = (amount: unknown) => {
  const result = parseRevenue({ amount, currency: 'EUR' });
  return 'revenue' in result ? result.revenue.amount : undefined;
};

describe('parseRevenue', () => {
  it.each([
    [9.9, '9.9'],
    ['9.90', '9.9'],
    ['100', '100'],
    ['1.2345', '1.235'],
    ['+5', '5'],
    ['-5.5', '-5.5'],
    ['.5', '0.5'],
    ['-0.0001', '0'],
    [0, '0'],
    [1e12, '1000000000000'],
    ['999999999999.999', '999999999999.999'],
    [0.1 + 0.2, '0.3'],
  ])('reads the amount %j as %s', (amount, text) => {
    expect(amountOf(amount)).toBe(text);
  });

  it.each([
    Number.NaN,
    Number.POSITIVE_INFINITY,
    1e12 + 1,
    '1e3',
    '1,5',
    '',
    ' 5',
    'NaN',
    null,
    undefined,
    true,
    {},
    [5],
  ])('refuses the amount %j', (amount) => {
    expect(amountOf(amount)).toBeUndefined();
  });

  it('takes ISO 4217 currencies in any case and no others', () => {
    expect(parseRevenue({ amount: 1, currency: 'usd' })).toEqual({
      revenue: { amount: '1', currency: 'USD' },
    });
    for (const currency of ['', 'US', 'ABCD', 'QQQ', 5, undefined]) {
      expect(parseRevenue({ amount: 1, currency })).toHaveProperty('problem');
    }
  });

  it('gives decimal strings of at most three places for all amounts it takes', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e12, max: 1e12, noNaN: true }), (amount) => {
        const text = amountOf(amount) ?? '';
        expect(text).toMatch(/^-?\d{1,13}(\.\d{1,3})?$/);
        expect(Math.abs(Number(text) - amount)).toBeLessThanOrEqual(0.0006);
      }),
    );
  });
});
