import { expect, it } from 'vitest';
import { type Estimate, verdictOf } from './verdict.ts';

const estimate = (value: number, margin: number, samples = 1000): Estimate => ({
  value,
  low: value - margin,
  high: value + margin,
  samples,
});

it.each([
  ['a difference beyond chance', estimate(2500, 50), estimate(2000, 50), 'better'],
  ['the other way', estimate(2000, 50), estimate(2500, 50), 'worse'],
  ['a difference within chance', estimate(2500, 300), estimate(2400, 300), 'no_difference_shown'],
  ['intervals that overlap a little', estimate(2500, 100), estimate(2340, 100), 'better'],
  ['none at all', estimate(2500, 0), estimate(2500, 0), 'no_difference_shown'],
  ['a hundred samples', estimate(2500, 50, 100), estimate(2000, 50, 100), 'better'],
  ['fewer on one side', estimate(2500, 50, 99), estimate(2000, 50), 'too_few_samples'],
  ['nothing before', undefined, estimate(2000, 50), 'too_few_samples'],
])('of %s', (_, before, after, verdict) => {
  expect(verdictOf(before, after)).toBe(verdict);
});
