import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deletePastSaltsBefore, pinPastSalt } from './past-salts.ts';
import { startTestDatabase } from './test-database.ts';

let d1: Awaited<ReturnType<typeof startTestDatabase>>;
beforeAll(async () => {
  d1 = await startTestDatabase();
});
afterAll(() => d1.stop());

describe('pinPastSalt', () => {
  it('pins a date at first use and keeps the pin on later days', async () => {
    expect(await pinPastSalt(d1.db, '2015-05-17', '2026-01-15')).toBe('2026-01-15');
    expect(await pinPastSalt(d1.db, '2015-05-17', '2026-01-16')).toBe('2026-01-15');
  });

  it('agrees on one pin when several ask at once', async () => {
    const asked = ['2026-01-15', '2026-01-16', '2026-01-17'];
    const pins = await Promise.all(asked.map((keyDate) => pinPastSalt(d1.db, '2015-05-18', keyDate)));
    expect(new Set(pins).size).toBe(1);
  });

  it('pins anew once the key is gone', async () => {
    await pinPastSalt(d1.db, '2015-05-19', '2026-01-15');
    expect(await deletePastSaltsBefore(d1.db, '2026-01-18')).toBeGreaterThan(0);
    expect(await pinPastSalt(d1.db, '2015-05-19', '2026-01-24')).toBe('2026-01-24');
  });
});
