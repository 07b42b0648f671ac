import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nextGeneration } from './generations.ts';
import { startTestDatabase } from './test-database.ts';

let d1: Awaited<ReturnType<typeof startTestDatabase>>;
beforeAll(async () => {
  d1 = await startTestDatabase();
});
afterAll(() => d1.stop());

describe('nextGeneration', () => {
  const cutUs = Date.UTC(2026, 0, 15, 12) * 1000 + 123_456;

  it('starts at the cut it is given, to the microsecond', async () => {
    expect(await nextGeneration(d1.db, cutUs)).toBe(cutUs);
  });

  it('goes on above the last one when the clock went back', async () => {
    expect(await nextGeneration(d1.db, cutUs - 5_000_000)).toBe(cutUs + 1);
  });

  it('never hands out a number twice, whoever asks at the same time', async () => {
    const numbers = await Promise.all(Array.from({ length: 20 }, () => nextGeneration(d1.db, cutUs)));
    expect(new Set(numbers).size).toBe(20);
    expect(numbers.every((number) => Number.isInteger(number) && number > cutUs + 1)).toBe(true);
  });
});
