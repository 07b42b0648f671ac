import { afterAll, beforeAll, expect, it } from 'vitest';
import { runFuzz } from './run-fuzz.ts';
import { type FuzzWorld, startFuzzWorld } from './world.ts';

let world: FuzzWorld;
beforeAll(async () => {
  world = await startFuzzWorld();
});
afterAll(() => world.stop());

// `npm run fuzz` sends more.
it('answers whatever is sent as described, with no 500 and nothing of others', async () => {
  const { failures, statuses, succeeded } = await runFuzz(world, { requests: 1500, seed: 20_261_126 });
  expect(failures).toEqual([]);
  // Else it would prove nothing.
  expect(statuses[200]).toBeGreaterThan(100);
  expect(succeeded.length).toBeGreaterThan(30);
  expect(succeeded).toContain('askBatch');
});
