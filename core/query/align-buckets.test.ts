import { describe, expect, it } from 'vitest';
import { periodOfDates, periodOfInstants } from '../period.ts';
import { alignBuckets } from './align-buckets.ts';
import type { Interval } from './dimensions.ts';

/** Pairs of labels, of dates in Berlin. */
function pairs(dates: [string, string], other: [string, string], interval: Interval) {
  const aligned = alignBuckets(
    periodOfDates(...dates, 'Europe/Berlin'),
    periodOfDates(...other, 'Europe/Berlin'),
    interval,
  );
  return aligned.labels.map((label) => [label, aligned.counterpart(label)]);
}

describe('alignBuckets', () => {
  it('sets days side by side by their position, whatever month they are in', () => {
    const days = pairs(['2026-03-01', '2026-03-31'], ['2026-02-01', '2026-02-28'], 'day');
    expect(days[0]).toEqual(['2026-03-01', '2026-02-01']);
    expect(days[27]).toEqual(['2026-03-28', '2026-02-28']);
    expect(days.slice(28).map(([, other]) => other)).toEqual([undefined, undefined, undefined]);
  });

  it('sets weeks and months side by side', () => {
    expect(pairs(['2026-11-11', '2026-11-17'], ['2026-11-04', '2026-11-10'], 'week')).toEqual([
      ['2026-11-11', '2026-11-04'],
      ['2026-11-16', '2026-11-09'],
    ]);
    expect(pairs(['2026-02-01', '2026-03-31'], ['2025-12-01', '2026-01-31'], 'month')).toEqual([
      ['2026-02-01', '2025-12-01'],
      ['2026-03-01', '2026-01-01'],
    ]);
  });

  it('sets hours side by side by the clock when one is skipped or comes twice', () => {
    const short = pairs(['2026-03-30', '2026-03-30'], ['2026-03-29', '2026-03-29'], 'hour');
    expect(short.slice(1, 4)).toEqual([
      ['2026-03-30 01:00:00', '2026-03-29 01:00:00'],
      ['2026-03-30 02:00:00', undefined],
      ['2026-03-30 03:00:00', '2026-03-29 03:00:00'],
    ]);
    const long = pairs(['2026-10-25', '2026-10-25'], ['2026-10-24', '2026-10-24'], 'hour');
    expect([long.length, long[23]]).toEqual([24, ['2026-10-25 23:00:00', '2026-10-24 23:00:00']]);
  });

  it('sets hours side by side that do not begin with a date', () => {
    const start = Date.parse('2026-11-10T12:10:00+05:45');
    const hours = (from: number) => periodOfInstants(from, from + 3_600_000 * 3, 'Asia/Kathmandu');
    const aligned = alignBuckets(hours(start), hours(start - 3_600_000 * 3), 'hour');
    expect(aligned.labels.map(aligned.counterpart)).toEqual(aligned.comparisonLabels);
    expect(aligned.comparisonLabels[0]).toBe('2026-11-10 09:00:00');
  });
});
