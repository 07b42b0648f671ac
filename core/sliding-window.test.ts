import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expiryOf, type HitSlice, judgeHit } from './sliding-window.ts';

const START = Date.parse('2026-01-15T12:00:00Z');

/** Lets hits come at the given times (ms after the start) and tells which were allowed. */
function play(times: readonly number[], limit: number, windowMs: number) {
  const slices: HitSlice[] = [];
  return times.map((time) => {
    const now = START + time;
    const verdict = judgeHit(slices, now, { limit, windowMs });
    if (verdict.allowed) slices.push({ expiresAt: expiryOf(now, windowMs), n: 1 });
    return verdict;
  });
}

describe('judgeHit', () => {
  it('allows as many hits as the limit says and tells how many are left', () => {
    const verdicts = play([0, 0, 1, 2], 3, 60_000);
    expect(verdicts.map(({ allowed, remaining }) => [allowed, remaining])).toEqual([
      [true, 2],
      [true, 1],
      [true, 0],
      [false, 0],
    ]);
  });

  it('says after how long the same hit is allowed, and keeps its word', () => {
    const refused = play([0, 20_000, 30_000], 2, 60_000).at(-1);
    const wait = refused?.resetMs ?? 0;
    expect(refused?.allowed).toBe(false);
    expect(wait).toBeLessThanOrEqual(31_000);
    expect(play([0, 20_000, 30_000 + wait - 1], 2, 60_000).at(-1)?.allowed).toBe(false);
    expect(play([0, 20_000, 30_000 + wait], 2, 60_000).at(-1)?.allowed).toBe(true);
  });

  it('counts dear hits by their cost and never allows one dearer than the limit', () => {
    const slices = [{ expiresAt: START + 50_000, n: 60 }];
    expect(judgeHit(slices, START, { limit: 100, windowMs: 60_000, cost: 40 })).toMatchObject({
      allowed: true,
      remaining: 0,
    });
    expect(judgeHit(slices, START, { limit: 100, windowMs: 60_000, cost: 41 })).toEqual({
      allowed: false,
      remaining: 40,
      resetMs: 50_000,
    });
    expect(judgeHit([], START, { limit: 100, windowMs: 60_000, cost: 101 }).allowed).toBe(false);
  });

  it('allows no window more than the limit, wherever it lies, and forgets after it', () => {
    const stream = fc
      .array(fc.integer({ min: 0, max: 400_000 }), { maxLength: 80 })
      .map((t) => t.sort((a, b) => a - b));
    fc.assert(
      fc.property(stream, fc.integer({ min: 1, max: 10 }), (times, limit) => {
        const verdicts = play(times, limit, 60_000);
        const allowed = times.filter((_, i) => verdicts[i]?.allowed);
        for (const from of allowed) {
          expect(allowed.filter((t) => t >= from && t < from + 60_000).length).toBeLessThanOrEqual(limit);
        }
        // A step is a second: whoever was idle for window and step starts anew.
        for (const [i, time] of times.entries()) {
          const recent = times.filter((t, j) => j < i && t > time - 61_001);
          if (recent.length < limit) expect(verdicts[i]?.allowed).toBe(true);
        }
      }),
    );
  });
});
