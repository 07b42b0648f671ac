import { describe, expect, it } from 'vitest';
import { formatPeriod, parseDateRange, resolvePeriod } from './period.ts';

const NOW = Date.parse('2026-01-15T12:00:00.250Z');

function resolve(range: unknown, timezone: string, now = NOW, firstDate?: string) {
  const parsed = parseDateRange(range);
  if (!parsed.ok) throw new Error(parsed.error);
  return resolvePeriod(parsed.value, { timezone, firstDate }, now);
}

describe('resolvePeriod', () => {
  it.each([
    ['day', 'Europe/Berlin', '2026-01-15T00:00:00+01:00', '2026-01-15T13:00:00.250+01:00'],
    ['day', 'Pacific/Kiritimati', '2026-01-16T00:00:00+14:00', '2026-01-16T02:00:00.250+14:00'],
    ['24h', 'Asia/Kathmandu', '2026-01-14T17:45:00.250+05:45', '2026-01-15T17:45:00.250+05:45'],
    ['1d', 'America/New_York', '2026-01-14T00:00:00-05:00', '2026-01-14T23:59:59-05:00'],
    ['7d', 'Europe/Berlin', '2026-01-08T00:00:00+01:00', '2026-01-14T23:59:59+01:00'],
    ['1mo', 'Europe/Berlin', '2025-12-01T00:00:00+01:00', '2025-12-31T23:59:59+01:00'],
    ['12mo', 'Europe/Berlin', '2025-01-01T00:00:00+01:00', '2025-12-31T23:59:59+01:00'],
    ['month', 'Europe/Berlin', '2026-01-01T00:00:00+01:00', '2026-01-31T23:59:59+01:00'],
    ['1d_to_date', 'Pacific/Kiritimati', '2026-01-16T00:00:00+14:00', '2026-01-16T23:59:59+14:00'],
    ['7d_to_date', 'Europe/Berlin', '2026-01-09T00:00:00+01:00', '2026-01-15T23:59:59+01:00'],
    ['month_to_date', 'Europe/Berlin', '2026-01-01T00:00:00+01:00', '2026-01-15T23:59:59+01:00'],
    ['12mo_to_date', 'Europe/Berlin', '2025-02-01T00:00:00+01:00', '2026-01-15T23:59:59+01:00'],
    ['year_to_date', 'Europe/Berlin', '2026-01-01T00:00:00+01:00', '2026-01-15T23:59:59+01:00'],
    ['year', 'Asia/Kathmandu', '2026-01-01T00:00:00+05:45', '2026-12-31T23:59:59+05:45'],
  ])('makes %s in %s the time from %s through %s', (range, timezone, from, to) => {
    expect(formatPeriod(resolve(range, timezone))).toEqual([from, to]);
  });

  it('takes relative ranges from the day it is on the site, not in UTC', () => {
    expect(resolve('1d', 'Pacific/Kiritimati').fromDate).toBe('2026-01-15');
    expect(resolve('1d', 'Pacific/Pago_Pago').fromDate).toBe('2026-01-14');
  });

  it('gives a day of 23 and a day of 25 hours their length', () => {
    const hours = (date: string) => {
      const { from, to } = resolve([date, date], 'Europe/Berlin');
      return (to - from) / 3_600_000;
    };
    expect([hours('2026-03-28'), hours('2026-03-29'), hours('2026-10-25')]).toEqual([24, 23, 25]);
  });

  it('begins all time with the first event, and today when there is none', () => {
    expect(resolve('all', 'UTC', NOW, '2025-11-03')).toMatchObject({
      fromDate: '2025-11-03',
      toDate: '2026-01-15',
    });
    expect(resolve('all', 'UTC')).toMatchObject({ fromDate: '2026-01-15', toDate: '2026-01-15' });
  });

  it('sees whole days in instants that enclose them', () => {
    const instants = ['2026-03-28T23:00:00Z', '2026-03-29T23:59:59+02:00'];
    expect(resolve(instants, 'Europe/Berlin')).toEqual(
      resolve(['2026-03-29', '2026-03-29'], 'Europe/Berlin'),
    );
    expect(resolve(instants, 'UTC').wholeDays).toBe(false);
  });

  it.each(['day', '24h', '7d', 'month', ['2026-10-25', '2026-10-26']])(
    'writes %s so that it reads the same',
    (range) => {
      const period = resolve(range, 'Europe/Berlin');
      expect(resolve(formatPeriod(period), 'Europe/Berlin')).toEqual(period);
    },
  );

  it('takes the end of instants to the end of its second or millisecond', () => {
    const to = (end: string) =>
      resolve(['2026-01-01T00:00:00Z', end], 'UTC').to - Date.parse('2026-01-02T00:00:00Z');
    expect([to('2026-01-02T00:00:00Z'), to('2026-01-02T00:00:00.000Z'), to('2026-01-01T23:59:59Z')]).toEqual([
      1000, 1, 0,
    ]);
    const odd = resolve('24h', 'UTC', Date.parse('2026-01-15T12:00:00Z'));
    expect(resolve(formatPeriod(odd), 'UTC')).toEqual(odd);
  });
});

describe('parseDateRange', () => {
  it.each([
    ['0d', 'is "0d"'],
    ['5001d', 'is "5001d"'],
    ['101mo', 'is "101mo"'],
    ['0d_to_date', 'is "0d_to_date"'],
    ['yesterday', 'is "yesterday"'],
    [['2026-01-02', '2026-01-01'], 'begins (2026-01-02) after it ends (2026-01-01)'],
    [['2026-02-30', '2026-03-01'], 'begins with "2026-02-30"'],
    [['2026-01-01T00:00:00', '2026-01-02T00:00:00Z'], 'begins with "2026-01-01T00:00:00"'],
    [['2026-01-01', '2026-01-02T00:00:00Z'], 'begins with "2026-01-01"'],
    [
      ['2026-01-02T00:00:00Z', '2026-01-01T00:00:00Z'],
      'begins (2026-01-02T00:00:00Z) after it ends (2026-01-01T00:00:00Z)',
    ],
    [['1969-12-31', '2026-01-01'], 'reaches beyond 1970-01-01 to 2149-01-01'],
    [['2026-01-01'], 'is another kind of list'],
    [7, 'has another form'],
  ])('refuses %j: %s', (range, error) => {
    expect(parseDateRange(range)).toEqual({ ok: false, error });
  });
});
