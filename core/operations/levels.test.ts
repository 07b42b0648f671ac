import { expect, it } from 'vitest';
import { levelOf, THRESHOLDS } from './levels.ts';

it.each([
  [0, 'good'],
  [0.0049, 'good'],
  [0.005, 'warn'],
  [0.02, 'bad'],
  [1, 'bad'],
])('a share of failures of %d is %s', (share, level) => {
  expect(levelOf(share, THRESHOLDS.failureShare)).toBe(level);
});
