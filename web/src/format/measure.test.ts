import { expect, it } from 'vitest';
import { createMeasureFormat, thresholdsOf } from './measure.ts';

const format = createMeasureFormat('en');

it.each([
  [0, '0ms'],
  [999.4, '999ms'],
  [999.6, '1.00s'],
  [2512, '2.51s'],
  [12_340, '12.3s'],
  [null, '–'],
])('writes %s ms as %s', (value, text) => {
  expect(format.time(value)).toBe(text);
});

it('writes CLS without a unit, and tells none from 0', () => {
  expect(format.vital('cls', 0.1234)).toBe('0.123');
  expect(format.vital('cls', 0)).toBe('0.00');
  expect(format.vital('cls', null)).toBe('–');
  expect(format.vital('inp', 184)).toBe('184ms');
});

it('has the thresholds in the unit of the answers', () => {
  expect(thresholdsOf('cls')).toEqual({ good: 0.1, poor: 0.25 });
  expect(thresholdsOf('lcp')).toEqual({ good: 2500, poor: 4000 });
});
