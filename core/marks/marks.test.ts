import { describe, expect, it } from 'vitest';
import { addDays } from '../zoned-time.ts';
import { type OutcomeHour, refusedStretches } from './refused-hours.ts';
import { type CountedBucket, silences } from './silence.ts';

const H = 3_600_000;
const hour = (at: number, outcome: string, n: number, isUnassigned = false): OutcomeHour => ({
  hour: at * H,
  outcome,
  n,
  isUnassigned,
});

describe('refusedStretches', () => {
  it('joins hours of one kind that follow each other, and adds up what is missing', () => {
    const hours = [
      hour(5, 'dropped:site_blocked', 4),
      hour(6, 'dropped:site_blocked', 2),
      hour(6, 'dropped:queue_refused', 1),
      hour(6, 'dead', 3),
      hour(8, 'dropped:site_blocked', 1),
      hour(8, 'dropped:bot', 9),
    ];
    expect(refusedStretches(hours)).toEqual([
      { kind: 'quota', from: 5 * H, to: 7 * H, events: 6 },
      { kind: 'outage', from: 6 * H, to: 7 * H, events: 4 },
      { kind: 'quota', from: 8 * H, to: 9 * H, events: 1 },
    ]);
  });

  it('marks no hour whose dead letters were replayed, the oldest first', () => {
    const dead = [hour(9, 'dead', -5), hour(3, 'dead', 4), hour(1, 'dead', 3)];
    expect(refusedStretches(dead)).toEqual([{ kind: 'outage', from: 3 * H, to: 4 * H, events: 2 }]);
    expect(refusedStretches([...dead, hour(9, 'dead', -2)])).toEqual([]);
  });

  it('knows no number of events that could not be told apart', () => {
    const lost = hour(1, 'dropped:storage_unavailable', 7, true);
    expect(refusedStretches([lost])).toMatchObject([{ kind: 'outage', events: null }]);
    expect(refusedStretches([lost, hour(1, 'dead', 2)])).toMatchObject([{ kind: 'outage', events: 2 }]);
  });
});

/** Days from a Monday on. */
function days(...events: number[]): CountedBucket[] {
  return events.map((n, index) => ({ label: addDays('2026-03-02', index), events: n }));
}
const week = (n: number) => Array<number>(7).fill(n);

describe('silences', () => {
  it('finds the day on which nothing came though something always does', () => {
    expect(silences(days(...week(20), ...week(20), 0, 20))).toEqual([
      { first: '2026-03-16', last: '2026-03-16' },
    ]);
  });

  it('finds nothing where nothing may well come: e^-13 is more than one in a million, e^-14 is less', () => {
    expect(silences(days(...week(13), ...week(13), 0, 13))).toEqual([]);
    expect(silences(days(...week(14), ...week(14), 0, 14))).toHaveLength(1);
    expect(silences(days(...week(7), ...week(7), 0, 0, 7))).toEqual([
      { first: '2026-03-16', last: '2026-03-17' },
    ]);
  });

  it('knows weekends from weekdays, and one strong week from usual ones', () => {
    const shop = [30, 30, 30, 30, 30, 0, 0];
    expect(silences(days(...shop, ...shop, ...shop, ...shop))).toEqual([]);
    expect(silences(days(...week(1), ...week(900), ...week(1), 0, 1))).toEqual([]);
  });

  it('says nothing of a site that is younger than two weeks', () => {
    expect(silences(days(...week(500), 0, 0, 0))).toEqual([]);
  });

  it('goes on until something comes, and is no usual week afterwards', () => {
    const gone = days(...week(20), ...week(20), ...week(0), ...week(0), ...week(20), 0, 0);
    expect(silences(gone)).toEqual([
      { first: '2026-03-16', last: '2026-03-29' },
      { first: '2026-04-06', last: '2026-04-07' },
    ]);
  });

  it('judges single hours by the same hour of the weekday', () => {
    const hours = [0, 7, 14, 21].flatMap((shift) =>
      [9, 10, 11].map((h) => ({
        label: `${addDays('2026-03-02', shift)} ${String(h).padStart(2, '0')}:00:00`,
        events: shift === 21 && h === 10 ? 0 : h === 9 ? 0 : 50,
      })),
    );
    expect(silences(hours)).toEqual([{ first: '2026-03-23 09:00:00', last: '2026-03-23 10:00:00' }]);
  });
});
