import { expect, it } from 'vitest';
import { outcomesOf, rateScale } from './outcome-data.ts';

const row = (label: string, visits: number) => ({
  keys: [label],
  values: { visits, bounce_rate: 40, bounce_rate_low: 35, bounce_rate_high: 45, views_per_visit: 2 },
});

it('orders visits by the speed of their first view, those not measured last', () => {
  const outcomes = outcomesOf('lcp', [
    row('(not measured)', 9),
    row('4000', 20),
    row('1000', 5),
    row('2250', 7),
  ]);
  expect(outcomes.map(({ from, to, rating }) => [from, to, rating])).toEqual([
    [1000, 1250, 'good'],
    [2250, 2500, 'good'],
    [4000, 5000, 'poor'],
    [null, null, null],
  ]);
  expect(outcomes[0]).toMatchObject({ visits: 5, rate: 40, low: 35, high: 45, viewsPerVisit: 2 });
});

it('takes a goal’s rates of the same buckets, and none where nobody met it', () => {
  const converted = {
    keys: ['1000'],
    values: { group_conversion_rate: 12.5, group_conversion_rate_low: 9, group_conversion_rate_high: 17 },
  };
  expect(outcomesOf('lcp', [row('1000', 80), row('4000', 20)], [converted])).toMatchObject([
    { from: 1000, visits: 80, rate: 12.5, low: 9, high: 17 },
    { from: 4000, visits: 20, rate: 0, low: null },
  ]);
});

it('shares the revenue of a bucket among its visits', () => {
  const revenue = { value: 50, currency: 'EUR', short: '€50.0', long: '€50.00' };
  const { keys, values } = row('1000', 20);
  const paid = { keys, values, amounts: { total_revenue: revenue } };
  const [first, second] = outcomesOf('lcp', [paid, row('4000', 5)]);
  expect(first?.revenue).toEqual(revenue);
  expect(first?.revenuePerVisit).toMatch(/2[.,]50/);
  expect([second?.revenue, second?.revenuePerVisit]).toEqual([null, null]);
});

it('draws conversions against the highest that can be relied on', () => {
  const outcome = (visits: number, high: number) => ({
    ...outcomesOf('lcp', [row('0', visits)])[0],
    visits,
    high,
  });
  const outcomes = [outcome(100, 20), outcome(99, 80)] as ReturnType<typeof outcomesOf>;
  expect(rateScale(outcomes, true)).toBe(24);
  expect(rateScale(outcomes, false)).toBe(100);
});
