import { describe, expect, it } from 'vitest';
import { isTimezone } from './iana-zone.ts';
import {
  addDays,
  daysBetween,
  formatInstant,
  hourLabel,
  isDate,
  localDate,
  localHour,
  offsetAt,
  startOfDate,
} from './zoned-time.ts';

const at = (iso: string) => Date.parse(iso);
const startOf = (date: string, timezone: string) => new Date(startOfDate(date, timezone)).toISOString();

describe('localDate', () => {
  it.each([
    ['Europe/Berlin', '2026-03-28T22:59:59.999Z', '2026-03-28'],
    ['Europe/Berlin', '2026-03-28T23:00:00Z', '2026-03-29'],
    ['Europe/Berlin', '2026-03-29T22:00:00Z', '2026-03-30'],
    ['America/New_York', '2026-11-01T03:59:59.999Z', '2026-10-31'],
    ['America/New_York', '2026-11-02T04:59:59.999Z', '2026-11-01'],
    ['Asia/Kathmandu', '2026-01-14T18:14:59.999Z', '2026-01-14'],
    ['Asia/Kathmandu', '2026-01-14T18:15:00Z', '2026-01-15'],
    ['Pacific/Apia', '2011-12-30T09:59:59.999Z', '2011-12-29'],
    ['Pacific/Apia', '2011-12-30T10:00:00Z', '2011-12-31'],
    ['UTC', '1969-12-31T23:59:59.999Z', '1969-12-31'],
    ['America/Los_Angeles', '2100-01-01T07:59:59.999Z', '2099-12-31'],
  ])('is in %s at %s: %s', (timezone, instant, date) => {
    expect(localDate(at(instant), timezone)).toBe(date);
  });

  it('is right within the quarter of an hour in which clocks in St. John’s changed at 00:01', () => {
    expect(localDate(at('2010-11-07T02:30:59.999Z'), 'America/St_Johns')).toBe('2010-11-07');
    expect(localDate(at('2010-11-07T02:31:00Z'), 'America/St_Johns')).toBe('2010-11-06');
  });

  it('throws for a zone that nobody knows', () => {
    expect(() => localDate(0, 'Mars/Olympus')).toThrow(RangeError);
  });
});

describe('startOfDate', () => {
  it.each([
    ['Europe/Berlin', '2026-03-29', '2026-03-28T23:00:00.000Z'],
    ['Europe/Berlin', '2026-03-30', '2026-03-29T22:00:00.000Z'],
    ['Europe/Berlin', '2026-10-26', '2026-10-25T23:00:00.000Z'],
    ['America/New_York', '2026-03-08', '2026-03-08T05:00:00.000Z'],
    ['America/New_York', '2026-03-09', '2026-03-09T04:00:00.000Z'],
    ['America/New_York', '2026-11-02', '2026-11-02T05:00:00.000Z'],
    ['Asia/Kathmandu', '2026-01-15', '2026-01-14T18:15:00.000Z'],
    ['Australia/Lord_Howe', '2026-04-05', '2026-04-04T13:00:00.000Z'],
    ['Australia/Lord_Howe', '2026-04-06', '2026-04-05T13:30:00.000Z'],
    ['Pacific/Kiritimati', '2026-01-01', '2025-12-31T10:00:00.000Z'],
  ])('in %s, %s starts at %s', (timezone, date, instant) => {
    expect(startOf(date, timezone)).toBe(instant);
  });

  it.each([
    ['America/Sao_Paulo', '2018-11-04', '2018-11-04T03:00:00.000Z'],
    ['Africa/Cairo', '2026-04-24', '2026-04-23T22:00:00.000Z'],
  ])('in %s, where %s begins at 01:00, is the first instant after the gap', (timezone, date, instant) => {
    expect(startOf(date, timezone)).toBe(instant);
  });

  it('takes the first of two midnights', () => {
    expect(startOf('2026-11-01', 'America/Havana')).toBe('2026-11-01T04:00:00.000Z');
  });

  it('leaves no room for a date that the zone skipped', () => {
    expect(startOf('2011-12-30', 'Pacific/Apia')).toBe('2011-12-30T10:00:00.000Z');
    expect(startOf('2011-12-31', 'Pacific/Apia')).toBe('2011-12-30T10:00:00.000Z');
  });

  it('tiles time: each date starts where the one before ends', () => {
    const zones = [
      'Europe/Berlin',
      'America/New_York',
      'America/Havana',
      'Africa/Cairo',
      'Australia/Lord_Howe',
    ];
    for (const zone of [
      ...zones,
      'Asia/Kathmandu',
      'America/Sao_Paulo',
      'Atlantic/Azores',
      'Africa/Casablanca',
    ]) {
      for (let date = '2018-01-01'; date < '2019-01-01'; date = addDays(date, 1)) {
        const start = startOfDate(date, zone);
        expect([date, zone, localDate(start, zone)]).toEqual([date, zone, date]);
        expect([date, zone, localDate(start - 1, zone)]).toEqual([date, zone, addDays(date, -1)]);
      }
    }
  });
});

describe('offsetAt', () => {
  it.each([
    ['Australia/Lord_Howe', '2026-04-04T14:59:59.999Z', 11],
    ['Australia/Lord_Howe', '2026-04-04T15:00:00Z', 10.5],
    ['Asia/Kathmandu', '2026-01-15T12:00:00Z', 5.75],
    ['Pacific/Apia', '2011-12-30T09:59:59.999Z', -10],
    ['America/New_York', '2026-03-08T06:59:59.999Z', -5],
    ['America/New_York', '2026-03-08T07:00:00Z', -4],
  ])('in %s at %s is %d hours', (timezone, instant, hours) => {
    expect(offsetAt(at(instant), timezone)).toBe(hours * 3_600_000);
  });
});

describe('labels', () => {
  it('gives the two equal hours of a 25-hour day one number and label', () => {
    const first = localHour(at('2026-10-25T00:30:00Z'), 'Europe/Berlin');
    expect(localHour(at('2026-10-25T01:30:00Z'), 'Europe/Berlin')).toBe(first);
    expect(hourLabel(first)).toBe('2026-10-25 02:00:00');
  });

  it('skips the hour that a 23-hour day does not have', () => {
    expect(hourLabel(localHour(at('2026-03-29T00:59:59Z'), 'Europe/Berlin'))).toBe('2026-03-29 01:00:00');
    expect(hourLabel(localHour(at('2026-03-29T01:00:00Z'), 'Europe/Berlin'))).toBe('2026-03-29 03:00:00');
  });

  it('writes instants with the offset of the zone', () => {
    expect(formatInstant(at('2026-01-14T18:15:00Z'), 'Asia/Kathmandu')).toBe('2026-01-15T00:00:00+05:45');
    expect(formatInstant(at('2026-07-01T12:00:00.250Z'), 'America/St_Johns')).toBe(
      '2026-07-01T09:30:00.250-02:30',
    );
    expect(formatInstant(0, 'UTC')).toBe('1970-01-01T00:00:00+00:00');
  });
});

describe('calendar', () => {
  it('counts days over months, leap days and years', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(daysBetween('2026-03-01', '2027-03-01')).toBe(365);
  });

  it('knows which dates exist', () => {
    expect(
      ['2024-02-29', '2025-02-29', '2025-13-01', '2025-1-1', '2025-01-01T00:00:00Z'].map(isDate),
    ).toEqual([true, false, false, false, false]);
  });

  it('takes IANA names only for time zones', () => {
    expect(['Europe/Berlin', 'UTC', 'Asia/Kolkata', '+01:00', 'Mars/Olympus', ''].map(isTimezone)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
