import { describe, expect, it } from 'vitest';
import { formatPeriod, parseDateRange, resolvePeriod } from '../period.ts';
import { type Compare, comparisonPeriod } from './compare.ts';

const NOW = '2026-11-21T10:30:00.250Z';

interface Asked {
  range: unknown;
  timezone?: string;
  now?: string;
}

/** The period that a range is compared with, as two local instants. */
function compared(compare: Compare, { range, timezone = 'UTC', now = NOW }: Asked) {
  const parsed = parseDateRange(range);
  if (!parsed.ok) throw new Error(parsed.error);
  const at = Date.parse(now);
  const period = resolvePeriod(parsed.value, { timezone }, at);
  const found = comparisonPeriod(compare, { range: parsed.value, period }, at);
  return found && formatPeriod(found);
}

const previous = { mode: 'previous_period', matchWeekday: false } as const;
const lastYear = { mode: 'year_over_year', matchWeekday: false } as const;

describe('comparisonPeriod', () => {
  it.each([
    // Today so far with yesterday until the same time.
    ['day', '2026-11-20T00:00:00', '2026-11-20T10:30:00.250'],
    ['24h', '2026-11-19T10:30:00.249', '2026-11-20T10:30:00.249'],
    ['7d', '2026-11-07T00:00:00', '2026-11-13T23:59:59'],
    [['2026-11-10', '2026-11-12'], '2026-11-07T00:00:00', '2026-11-09T23:59:59'],
    // A range of dates that is not over, too.
    [['2026-11-20', '2026-11-25'], '2026-11-14T00:00:00', '2026-11-15T10:30:00.250'],
    [['2026-12-01', '2026-12-02'], '2026-11-29T00:00:00', '2026-11-30T23:59:59'],
    // Calendar months with those before, the running one until the same day and time.
    ['month', '2026-10-01T00:00:00', '2026-10-21T10:30:00.250'],
    ['1mo', '2026-09-01T00:00:00', '2026-09-30T23:59:59'],
    ['3mo', '2026-05-01T00:00:00', '2026-07-31T23:59:59'],
    ['year', '2025-01-01T00:00:00', '2025-11-21T10:30:00.250'],
    // The same up to today.
    ['7d_to_date', '2026-11-08T00:00:00', '2026-11-14T10:30:00.250'],
    ['month_to_date', '2026-10-01T00:00:00', '2026-10-21T10:30:00.250'],
    ['12mo_to_date', '2024-12-01T00:00:00', '2025-11-21T10:30:00.250'],
    ['year_to_date', '2025-01-01T00:00:00', '2025-11-21T10:30:00.250'],
    // Instants: the same time right before, but dates and clocks where they begin with a date.
    [['2026-11-10T12:00:00Z', '2026-11-10T17:59:59Z'], '2026-11-10T06:00:00', '2026-11-10T11:59:59'],
    [['2026-11-16T00:00:00Z', '2026-11-18T11:59:59Z'], '2026-11-13T00:00:00', '2026-11-15T11:59:59'],
  ])('before %j is from %s to %s', (range, from, to) => {
    expect(compared(previous, { range })).toEqual([`${from}+00:00`, `${to}+00:00`]);
  });

  it.each([
    ['day', '2025-11-21T00:00:00', '2025-11-21T10:30:00.250'],
    ['month', '2025-11-01T00:00:00', '2025-11-21T10:30:00.250'],
    ['year', '2025-01-01T00:00:00', '2025-11-21T10:30:00.250'],
    [['2024-02-29', '2024-02-29'], '2023-02-28T00:00:00', '2023-02-28T23:59:59'],
    [['2024-02-01', '2024-02-29'], '2023-02-01T00:00:00', '2023-02-28T23:59:59'],
    // All of February is compared with all of February.
    [['2025-02-01', '2025-02-28'], '2024-02-01T00:00:00', '2024-02-29T23:59:59'],
    [['2025-02-02', '2025-02-28'], '2024-02-02T00:00:00', '2024-02-28T23:59:59'],
  ])('a year before %j is from %s to %s', (range, from, to) => {
    expect(compared(lastYear, { range })).toEqual([`${from}+00:00`, `${to}+00:00`]);
  });

  it('never reaches from a long month beyond a short one', () => {
    expect(compared(previous, { range: 'month', now: '2026-03-30T12:00:00Z' })).toEqual([
      '2026-02-01T00:00:00+00:00',
      '2026-02-28T23:59:59+00:00',
    ]);
  });

  it('goes by the clock over a change of it', () => {
    const berlin = { range: 'day', timezone: 'Europe/Berlin' };
    // 09:00 of the day that has no 02:00, three hours after 05:00; the day before has all of its nine hours.
    expect(compared(previous, { ...berlin, now: '2026-03-29T07:00:00.000Z' })).toEqual([
      '2026-03-28T00:00:00+01:00',
      '2026-03-28T09:00:00.000+01:00',
    ]);
    // 02:30 does not exist on the day before: the clock that shows it next is 03:00.
    expect(compared(previous, { ...berlin, now: '2026-03-30T00:30:00.000Z' })).toEqual([
      '2026-03-29T00:00:00+01:00',
      '2026-03-29T01:59:59+01:00',
    ]);
    // 02:30 came twice on the day before: the first one.
    expect(compared(previous, { ...berlin, now: '2026-10-26T01:30:00.000Z' })?.[1]).toBe(
      '2026-10-25T02:30:00.000+02:00',
    );
    expect(compared(previous, { ...berlin, range: '7d', now: '2026-04-01T12:00:00Z' })).toEqual([
      '2026-03-18T00:00:00+01:00',
      '2026-03-24T23:59:59+01:00',
    ]);
  });

  it('goes by the clock of a zone at three quarters of an hour', () => {
    const asked = { range: 'day', timezone: 'Asia/Kathmandu', now: '2026-01-15T19:00:00.000Z' };
    expect(compared(previous, asked)).toEqual(['2026-01-15T00:00:00+05:45', '2026-01-15T00:45:00.000+05:45']);
  });

  it.each([
    // Saturday 21 November so far with the Saturday before.
    ['day', previous, '2026-11-14T00:00:00', '2026-11-14T10:30:00.250'],
    ['24h', previous, '2026-11-13T10:30:00.250', '2026-11-14T10:30:00.250'],
    ['7d', previous, '2026-11-07T00:00:00', '2026-11-13T23:59:59'],
    // Ten days of which the first is a Wednesday: the Wednesday that leaves no day in both.
    [['2026-11-11', '2026-11-20'], previous, '2026-10-28T00:00:00', '2026-11-06T23:59:59'],
    ['month', previous, '2026-09-27T00:00:00', '2026-10-17T10:30:00.250'],
    ['day', lastYear, '2025-11-22T00:00:00', '2025-11-22T10:30:00.250'],
    [['2026-11-09', '2026-11-15'], lastYear, '2025-11-10T00:00:00', '2025-11-16T23:59:59'],
    [
      ['2026-11-09', '2026-11-15'],
      { mode: 'custom', range: { kind: 'dates', from: '2026-01-01', to: '2026-01-07' } },
      '2025-12-29T00:00:00',
      '2026-01-04T23:59:59',
    ],
  ] as const)('moves %j to the same weekday (%j): from %s to %s', (range, compare, from, to) => {
    expect(compared({ ...compare, matchWeekday: true } as Compare, { range })).toEqual([
      `${from}+00:00`,
      `${to}+00:00`,
    ]);
  });

  it('takes a custom range as it is, however long and whenever', () => {
    const range = { kind: 'dates', from: '2026-11-01', to: '2027-01-31' } as const;
    expect(compared({ mode: 'custom', range, matchWeekday: false }, { range: 'day' })).toEqual([
      '2026-11-01T00:00:00+00:00',
      '2027-01-31T23:59:59+00:00',
    ]);
  });

  it('does not exist before 1970', () => {
    const range = ['1970-06-01', '1971-06-01'];
    expect(compared(previous, { range })).toBeUndefined();
    expect(compared(lastYear, { range })).toBeUndefined();
  });
});
