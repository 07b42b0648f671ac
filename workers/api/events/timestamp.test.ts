import { describe, expect, it } from 'vitest';
import { parseTimestamp } from './timestamp.ts';

describe('parseTimestamp', () => {
  it.each([
    ['2026-01-15T12:00:00Z', Date.UTC(2026, 0, 15, 12)],
    ['2026-01-15T12:00:00.123456Z', Date.UTC(2026, 0, 15, 12, 0, 0, 123)],
    ['2026-01-15T17:45:00+05:45', Date.UTC(2026, 0, 15, 12)],
    ['2026-01-15T08:30:00-0330', Date.UTC(2026, 0, 15, 12)],
    ['2026-01-15T14+02', undefined],
    ['2026-01-15T14:00+02', Date.UTC(2026, 0, 15, 12)],
    ['2026-01-15 12:00:00', Date.UTC(2026, 0, 15, 12)],
    ['2026-01-15T12:00:00', Date.UTC(2026, 0, 15, 12)],
    ['2026-01-15', Date.UTC(2026, 0, 15)],
    ['2026-02-30T12:00:00Z', undefined],
    ['2026-01-15T25:00:00Z', undefined],
    ['15 January 2026', undefined],
    ['1700000000000', undefined],
    ['', undefined],
  ])('reads %j as %s', (text, epochMs) => {
    expect(parseTimestamp(text)).toBe(epochMs);
  });

  it('takes numbers as epoch milliseconds, without fractions', () => {
    expect(parseTimestamp(1_768_478_400_000.7)).toBe(1_768_478_400_000);
    expect(parseTimestamp(-1)).toBe(-1);
  });
});
