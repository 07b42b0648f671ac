import { describe, expect, it } from 'vitest';
import { resolvePeriod } from '../period.ts';
import { parseQuery } from './parse-query.ts';
import { automaticInterval, formatQuery, resolveQuery } from './resolve-query.ts';
import { timeLabels } from './time-buckets.ts';

const SITE = { domain: 'example.com', timezone: 'Europe/Berlin' };
const NOW = Date.parse('2026-10-25T12:30:00Z');

function resolve(changes: Record<string, unknown>, now = NOW) {
  const parsed = parseQuery({
    site_id: 'example.com',
    metrics: ['visits', 'visitors'],
    date_range: '7d',
    ...changes,
  });
  if (!parsed.ok) throw new Error(parsed.error.message);
  return resolveQuery(parsed.value, SITE, now);
}

function dates(from: string, to: string) {
  return resolvePeriod({ kind: 'dates', from, to }, SITE, NOW);
}

describe('resolveQuery', () => {
  it('orders by the first metric, by time first where there is one', () => {
    expect(resolve({}).orderBy).toEqual([['visits', 'desc']]);
    expect(resolve({ dimensions: ['visit:source', 'time'] }).orderBy).toEqual([
      ['time:day', 'asc'],
      ['visits', 'desc'],
    ]);
  });

  it('names the interval in dimensions and order', () => {
    const query = resolve({ dimensions: ['time'], date_range: 'day', order_by: [['time', 'desc']] });
    expect(query).toMatchObject({ dimensions: ['time:hour'], orderBy: [['time:hour', 'desc']] });
  });

  it('ends a month or year today if asked to, and leaves other ranges alone', () => {
    const ranges = ['month', 'year', 'day', '24h', '7d', '1mo', 'all', ['2026-10-01', '2026-10-31']];
    const ends = ranges.map((date_range) => {
      const trimmed = resolve({ date_range, include: { trim_relative_date_range: true } });
      return [resolve({ date_range }).period.toDate, trimmed.period.toDate, trimmed.period.wholeDays];
    });
    expect(ends).toEqual([
      ['2026-10-31', '2026-10-25', true],
      ['2026-12-31', '2026-10-25', true],
      ['2026-10-25', '2026-10-25', false],
      ['2026-10-25', '2026-10-25', false],
      ['2026-10-24', '2026-10-24', true],
      ['2026-09-30', '2026-09-30', true],
      ['2026-10-25', '2026-10-25', true],
      ['2026-10-31', '2026-10-31', true],
    ]);
  });

  it('is asked for again by what it echoes, at whatever time', () => {
    const body = {
      date_range: 'day',
      dimensions: ['time', 'event:props:plan'],
      filters: [
        ['not', ['contains', 'visit:source', ['x'], { case_sensitive: false }]],
        ['and', [['is', 'event:name', ['A']]]],
      ],
      include: { time_labels: true, total_rows: true },
      pagination: { limit: 5, offset: 10 },
    };
    const query = resolve(body);
    expect(resolve(formatQuery(query, SITE), NOW + 1_000_000_000)).toEqual(query);
  });
});

describe('automaticInterval', () => {
  it.each([
    ['2026-10-25', '2026-10-25', 'hour'],
    ['2026-10-24', '2026-10-25', 'hour'],
    ['2026-10-23', '2026-10-25', 'day'],
    ['2026-09-16', '2026-10-25', 'day'],
    ['2026-09-15', '2026-10-25', 'week'],
    ['2025-10-27', '2026-10-25', 'week'],
    ['2025-10-26', '2026-10-25', 'month'],
  ])('from %s to %s is %s', (from, to, interval) => {
    expect(automaticInterval(dates(from, to))).toBe(interval);
  });
});

describe('timeLabels', () => {
  it('names the hours of a day that has 23 or 25 of them, equal ones once', () => {
    const spring = timeLabels(dates('2026-03-29', '2026-03-29'), 'hour');
    expect([spring.length, spring[1], spring[2]]).toEqual([23, '2026-03-29 01:00:00', '2026-03-29 03:00:00']);
    const autumn = timeLabels(dates('2026-10-25', '2026-10-25'), 'hour');
    expect([autumn.length, autumn[2], autumn[3]]).toEqual([24, '2026-10-25 02:00:00', '2026-10-25 03:00:00']);
  });

  it('starts the first week with the range and every other with Monday', () => {
    expect(timeLabels(dates('2026-10-14', '2026-10-26'), 'week')).toEqual([
      '2026-10-14',
      '2026-10-19',
      '2026-10-26',
    ]);
  });

  it('names months by their first day, also of a month that the range only touches', () => {
    expect(timeLabels(dates('2025-12-31', '2026-02-01'), 'month')).toEqual([
      '2025-12-01',
      '2026-01-01',
      '2026-02-01',
    ]);
  });

  it('ends with now where the range does', () => {
    expect(timeLabels(resolve({ date_range: 'day' }).period, 'hour').at(-1)).toBe('2026-10-25 13:00:00');
    expect(timeLabels(resolve({ date_range: '24h' }).period, 'hour')).toHaveLength(24);
  });

  it('keeps to the clock of a zone at three quarters of an hour', () => {
    const period = resolvePeriod(
      { kind: '24h' },
      { timezone: 'Asia/Kathmandu' },
      Date.parse('2026-01-15T12:00:00Z'),
    );
    const labels = timeLabels(period, 'hour');
    expect([labels.length, labels[0], labels.at(-1)]).toEqual([
      25,
      '2026-01-14 17:00:00',
      '2026-01-15 17:00:00',
    ]);
  });
});
