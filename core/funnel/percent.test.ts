import { expect, it } from 'vitest';
import { percent } from './percent.ts';

it('rounds percentages to two places, halves to even, and knows none of nobody', () => {
  expect([percent(2, 3), percent(1, 3), percent(3, 3), percent(0, 3)]).toEqual([66.67, 33.33, 100, 0]);
  expect([percent(1, 20_000), percent(3, 20_000)]).toEqual([0, 0.02]);
  expect(percent(0, 0)).toBeNull();
});
