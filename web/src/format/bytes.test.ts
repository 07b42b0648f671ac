import { expect, it } from 'vitest';
import { formatBytes } from './bytes.ts';

it('writes sizes in the unit that leaves few digits', () => {
  const sizes = [0, 999, 12_345, 3_440_000, 5e12];
  expect(sizes.map((bytes) => formatBytes(bytes, 'en'))).toEqual([
    ...['0 byte', '999 byte', '12 kB', '3.4 MB', '5,000 GB'],
  ]);
});
