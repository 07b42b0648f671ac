import { describe, expect, it } from 'vitest';
import { rangesOf } from './date-range.ts';

const NOON_UTC = Date.parse('2026-01-15T12:00:00Z');

describe('rangesOf', () => {
  it("takes today from the site's clock, not from the reader's", () => {
    const lateEvening = Date.parse('2026-01-15T20:00:00Z');
    const at = (timezone: string) =>
      rangesOf({ period: 'today', custom: null }, timezone, lateEvening).current;
    expect(at('Europe/Berlin')).toEqual(['2026-01-15', '2026-01-15']);
    expect(at('Asia/Kathmandu')).toEqual(['2026-01-16', '2026-01-16']);
    expect(at('Pacific/Honolulu')).toEqual(['2026-01-15', '2026-01-15']);
  });

  it('compares a day that is not over with the same hours of the day before', () => {
    const { before, includesNow } = rangesOf({ period: 'today', custom: null }, 'Asia/Kathmandu', NOON_UTC);
    expect(includesNow).toBe(true);
    expect(before).toEqual(['2026-01-13T18:15:00.000Z', '2026-01-14T12:00:00.000Z']);
  });

  it('keeps the time of day when the clocks changed in between', () => {
    const now = Date.parse('2026-03-30T10:00:00Z');
    const { before } = rangesOf({ period: 'today', custom: null }, 'Europe/Berlin', now);
    // 29 March had 23 hours; twelve of them had passed at one o'clock in the afternoon.
    expect(before).toEqual(['2026-03-28T23:00:00.000Z', '2026-03-29T11:00:00.000Z']);
  });

  it('compares days that are over by whole days', () => {
    const ranges = rangesOf({ period: 'yesterday', custom: null }, 'Europe/Berlin', NOON_UTC);
    expect(ranges).toMatchObject({
      current: ['2026-01-14', '2026-01-14'],
      before: ['2026-01-13', '2026-01-13'],
      includesNow: false,
    });
  });

  it('has nothing to compare all time with', () => {
    expect(rangesOf({ period: 'all', custom: null }, 'UTC', NOON_UTC)).toMatchObject({
      current: 'all',
      before: null,
      span: null,
    });
  });

  it('ends the comparison of a range that reaches into the future at now', () => {
    const custom = { from: '2026-01-14', to: '2026-01-20' };
    const { before } = rangesOf({ period: 'custom', custom }, 'UTC', NOON_UTC);
    expect(before).toEqual(['2026-01-12T00:00:00.000Z', '2026-01-13T12:00:00.000Z']);
  });
});
