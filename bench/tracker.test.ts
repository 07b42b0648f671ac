import { expect, it } from 'vitest';
import { trackerSizes } from './tracker.ts';

/** Bytes of brotli 11; larger only with a reason. */
const BUDGETS: Record<string, number> = { core: 1400, vitals: 2400, lazy: 4500 };

it('keeps every file of the tracker within its budget', async () => {
  const sizes = await trackerSizes();
  expect(sizes.map(({ name }) => name)).toEqual(Object.keys(BUDGETS));
  expect(sizes.filter(({ name, brotli }) => brotli > (BUDGETS[name] ?? 0))).toEqual([]);
});
