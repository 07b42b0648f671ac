import { expect, it } from 'vitest';
import { outcomesOf } from './outcome-data.ts';

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
  expect(outcomes[0]).toMatchObject({ visits: 5, bounce: 40, low: 35, high: 45, viewsPerVisit: 2 });
});
