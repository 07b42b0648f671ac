import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deletePastSaltsBefore, pinPastSalts } from './past-salts.ts';
import { startTestDatabase } from './test-database.ts';

let d1: Awaited<ReturnType<typeof startTestDatabase>>;
beforeAll(async () => {
  d1 = await startTestDatabase();
});
afterAll(() => d1.stop());

describe('pinPastSalts', () => {
  it('pins a date at first use and keeps the pin on later days', async () => {
    await pinPastSalts(d1.db, ['2015-05-17'], '2026-01-15');
    expect(await pinPastSalts(d1.db, ['2015-05-17', '2015-05-18'], '2026-01-16')).toEqual(
      new Map([
        ['2015-05-17', '2026-01-15'],
        ['2015-05-18', '2026-01-16'],
      ]),
    );
  });

  it('agrees on one pin when several ask at once', async () => {
    const asked = ['2026-01-15', '2026-01-16', '2026-01-17'];
    const pins = await Promise.all(asked.map((keyDate) => pinPastSalts(d1.db, ['2015-05-19'], keyDate)));
    expect(new Set(pins.map((pin) => pin.get('2015-05-19'))).size).toBe(1);
  });

  it('pins ten years of dates at once', async () => {
    const dates = Array.from({ length: 3650 }, (_, day) =>
      new Date(Date.UTC(2000, 0, 1 + day)).toISOString().slice(0, 10),
    );
    const pins = await pinPastSalts(d1.db, dates, '2026-01-15');
    expect(pins.size).toBe(3650);
  });

  it('pins anew once the key is gone', async () => {
    await pinPastSalts(d1.db, ['2015-05-20'], '2026-01-15');
    expect(await deletePastSaltsBefore(d1.db, '2026-01-18')).toBeGreaterThan(0);
    expect((await pinPastSalts(d1.db, ['2015-05-20'], '2026-01-24')).get('2015-05-20')).toBe('2026-01-24');
  });
});
