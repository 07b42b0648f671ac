import { expect, it } from 'vitest';
import { type Coverage, resumeCoverage, takeNewest } from './coverage.ts';

const ZONE = 'Europe/Berlin';
const at = (text: string) => Date.parse(text);
const now = at('2026-04-02T12:00:00Z');

/** Takes every piece, newest first. */
function takeAll(coverage: Coverage) {
  const taken: { date: string; hours: number }[] = [];
  for (let next = takeNewest(coverage, ZONE); next; next = takeNewest(next.rest, ZONE)) {
    taken.push({ date: next.date, hours: (next.piece.to - next.piece.from) / 3_600_000 });
  }
  return taken;
}

it('makes up for two months at the first start, newest date first', () => {
  const taken = takeAll(resumeCoverage(undefined, now));
  expect(taken).toHaveLength(63);
  expect(taken[0]).toEqual({ date: '2026-04-02', hours: 14 });
  expect(taken.at(-1)).toEqual({ date: '2026-01-30', hours: 11 });
  expect(taken.reduce((sum, { hours }) => sum + hours, 0)).toBe(62 * 24);
});

it('knows that the day of the spring change has 23 hours', () => {
  const taken = takeAll(resumeCoverage(undefined, now));
  expect(taken.find(({ date }) => date === '2026-03-29')?.hours).toBe(23);
});

it('makes up for the time between two starts', () => {
  const known = { gaps: [], until: at('2026-04-01T20:00:00Z') };
  expect(takeAll(resumeCoverage(known, now))).toEqual([
    { date: '2026-04-02', hours: 14 },
    { date: '2026-04-01', hours: 2 },
  ]);
});

it('goes on where a start was interrupted', () => {
  const first = takeNewest(resumeCoverage(undefined, at('2026-04-02T10:00:00Z')), ZONE);
  const taken = takeAll(resumeCoverage(first?.rest, now));
  expect(taken[0]).toEqual({ date: '2026-04-02', hours: 2 });
  expect(taken[1]).toEqual({ date: '2026-04-01', hours: 24 });
  expect(taken).toHaveLength(63);
});

it('has nothing to do when the clock went back', () => {
  expect(takeAll(resumeCoverage({ gaps: [], until: now + 1000 }, now))).toEqual([]);
});
