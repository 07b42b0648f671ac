import { expect, it } from 'vitest';
import { money } from './money.ts';

it.each([
  [1234.5, 'EUR', '€1.2K', '€1,234.50'],
  [9.9, 'USD', '$9.9', '$9.90'],
  [-2_000_000, 'JPY', '-¥2M', '-¥2,000,000'],
])('writes %d %s short and long', (value, currency, short, long) => {
  expect(money(value, currency)).toEqual({ value, currency, short, long });
});
