import { describe, expect, it } from 'vitest';
import type { Interval } from '../period/interval.ts';
import { type Happened, marksOf } from './marks.ts';

const release = (text: string, at: string): Happened => ({ kind: 'release', id: text, text, at });
const chart = (interval: Interval, lastDate: string, ...labels: string[]) => ({ interval, lastDate, labels });

/** The names of what happened, by the bucket they stand in. */
function placed(happened: Happened[], ...where: [ReturnType<typeof chart>, string]) {
  return [...marksOf(happened, ...where)].map(([index, marks]) => [index, marks.map(({ text }) => text)]);
}

describe('marksOf', () => {
  it('marks a release on the day it had on the site’s clocks, and a note on its date', () => {
    const happened = [
      release('before', '2026-02-28T12:00:00Z'),
      release('late', '2026-03-01T18:30:00Z'),
      release('after', '2026-03-02T19:00:00Z'),
      { kind: 'note' as const, id: '1', text: 'sale', at: '2026-03-01' },
    ];
    const days = chart('day', '2026-03-02', '2026-03-01', '2026-03-02');
    expect(placed(happened, days, 'Asia/Kathmandu')).toEqual([
      [1, ['late']],
      [0, ['sale']],
    ]);
  });

  it('marks it in its week, the last one to its end, and in its hour', () => {
    const weeks = chart('week', '2026-03-12', '2026-03-02', '2026-03-09');
    const inWeeks = ['05', '12', '13'].map((day) => release(day, `2026-03-${day}T10:00:00Z`));
    expect(placed(inWeeks, weeks, 'UTC')).toEqual([
      [0, ['05']],
      [1, ['12']],
    ]);
    const hours = chart('hour', '2026-03-02', '2026-03-02 09:00:00', '2026-03-02 10:00:00');
    expect(placed([release('a', '2026-03-02T10:59:00Z')], hours, 'UTC')).toEqual([[1, ['a']]]);
  });

  it('marks all of one bucket together, and nothing where there is no chart', () => {
    const two = [release('a', '2026-03-01T10:00:00Z'), release('b', '2026-03-01T11:00:00Z')];
    expect(placed(two, chart('day', '2026-03-01', '2026-03-01'), 'UTC')).toEqual([[0, ['a', 'b']]]);
    expect(placed(two, chart('day', '2026-02-27', '2026-02-27'), 'UTC')).toEqual([]);
  });
});
