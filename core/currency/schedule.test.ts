import { describe, expect, it } from 'vitest';
import { fileToFetch, lastRateDate } from './schedule.ts';

const at = (text: string) => Date.parse(text);
const stored = (fetched: string, published: string) => ({ fetchedAt: at(fetched), published });

describe('fileToFetch', () => {
  it('is the whole history at first, and after a pause that the short file does not reach over', () => {
    const now = at('2026-01-15T12:00:00Z');
    expect(fileToFetch(undefined, now)).toBe('eurofxref-hist.xml');
    expect(fileToFetch(stored('2026-01-15T11:00:00Z', '2025-10-26'), now)).toBe('eurofxref-hist.xml');
    expect(fileToFetch(stored('2025-10-27T17:00:00Z', '2025-10-27'), now)).toBe('eurofxref-hist-90d.xml');
  });

  it.each([
    // Fetched at 16:17, this is due again the next day after 16:00.
    ['2026-01-14T16:17:00Z', '2026-01-15T15:17:00Z', undefined],
    ['2026-01-14T16:17:00Z', '2026-01-15T16:17:00Z', 'eurofxref-hist-90d.xml'],
    // A fetch that failed at 16:17 is tried at 17:17, and until it has come.
    ['2026-01-13T16:17:00Z', '2026-01-14T17:17:00Z', 'eurofxref-hist-90d.xml'],
    ['2026-01-13T16:17:00Z', '2026-01-15T02:17:00Z', 'eurofxref-hist-90d.xml'],
    ['2026-01-15T02:17:00Z', '2026-01-15T03:17:00Z', undefined],
  ])('fetched at %s, is at %s %s', (fetched, now, file) => {
    expect(fileToFetch(stored(fetched, '2026-01-13'), at(now))).toBe(file);
  });
});

describe('lastRateDate', () => {
  it('is a week ahead', () => expect(lastRateDate(at('2026-12-28T23:00:00Z'))).toBe('2027-01-04'));
});
