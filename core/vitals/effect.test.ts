import { describe, expect, it } from 'vitest';
import { EFFECT_METRICS, effectsOf, effectWindows } from './effect.ts';

const at = Date.parse('2026-03-04T10:00:00Z');
const DAY_MS = 86_400_000;
const iso = (windows: ReturnType<typeof effectWindows>) =>
  [windows.before, windows.after].map(({ from, to }) =>
    [from, to].map((ms) => new Date(ms).toISOString().slice(0, 13)),
  );

describe('the stretches compared', () => {
  it('are a week before and after', () => {
    expect(iso(effectWindows(at, 7, at + 30 * DAY_MS))).toEqual([
      ['2026-02-25T10', '2026-03-04T10'],
      ['2026-03-04T10', '2026-03-11T10'],
    ]);
  });

  it('have the same weekdays and hours, also while the week goes on, and over more than one', () => {
    expect(iso(effectWindows(at, 7, at + 1.5 * DAY_MS))).toEqual([
      ['2026-02-25T10', '2026-02-26T22'],
      ['2026-03-04T10', '2026-03-05T22'],
    ]);
    expect(iso(effectWindows(at, 10, at + 30 * DAY_MS))).toEqual([
      ['2026-02-18T10', '2026-02-28T10'],
      ['2026-03-04T10', '2026-03-14T10'],
    ]);
  });
});

it('tells of each vital by itself, and of nothing where nothing was measured', () => {
  const row = (lcp: number, samples: number) =>
    EFFECT_METRICS.map((name) => {
      if (!name.startsWith('lcp')) return name.endsWith('samples') ? 0 : null;
      if (name === 'lcp_samples') return samples;
      return name === 'lcp_p75' ? lcp : name === 'lcp_p75_low' ? lcp - 50 : lcp + 50;
    });
  const effects = effectsOf(row(2500, 900), row(2000, 800));
  expect(effects.lcp).toEqual({
    before: { value: 2500, low: 2450, high: 2550, samples: 900 },
    after: { value: 2000, low: 1950, high: 2050, samples: 800 },
    verdict: 'better',
  });
  expect(effects.inp).toEqual({ before: null, after: null, verdict: 'too_few_samples' });
  expect(effectsOf(undefined, row(2000, 800)).lcp).toMatchObject({
    before: null,
    verdict: 'too_few_samples',
  });
});
