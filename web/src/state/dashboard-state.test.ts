import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMPARES } from '../period/compare.ts';
import { INTERVALS } from '../period/interval.ts';
import { PERIODS } from '../period/period.ts';
import { type DashboardState, DEFAULT_STATE, formatState, parseState, SHAPES } from './dashboard-state.ts';
import { OPERATORS } from './filter.ts';
import { headlineMetrics } from './metric.ts';

const date = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));
const span = fc.tuple(date, date).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }));
const filters = fc.uniqueArray(
  fc.record({
    operator: fc.constantFrom(...OPERATORS),
    dimension: fc.constantFrom('page' as const, 'source' as const, 'props:a:b %' as const),
    values: fc.uniqueArray(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 3 }),
    within: fc.constantFrom(undefined, 'has_done' as const, 'has_not_done' as const, 'any1' as const),
  }),
  { selector: ({ operator, dimension, within }) => `${operator}${dimension}${within}`, maxLength: 4 },
);
const anyState: fc.Arbitrary<DashboardState> = fc
  .record({
    period: fc.constantFrom(...PERIODS),
    custom: span,
    interval: fc.constantFrom(null, ...INTERVALS),
    metric: fc.constantFrom(...headlineMetrics([])),
    filters,
    shape: fc.constantFrom(...SHAPES),
    detail: fc.constantFrom(null, 'page' as const, 'props:plan' as const),
    compare: fc.constantFrom(...COMPARES),
    compareWith: span,
    matchWeekday: fc.boolean(),
  })
  .map((state) => ({
    ...state,
    custom: state.period === 'custom' ? state.custom : null,
    compareWith: state.compare === 'custom' ? state.compareWith : null,
    matchWeekday: state.compare !== 'off' && state.matchWeekday,
  }));

describe('the state in the URL', () => {
  it('comes back as it went in, whatever the filters hold', () => {
    void fc.assert(
      fc.property(anyState, (state) => {
        expect(parseState(formatState(state))).toEqual(state);
      }),
    );
  });

  it('leaves the URL of the default alone', () => {
    expect(formatState(DEFAULT_STATE)).toBe('');
  });

  it('writes a filter so that people can read it', () => {
    const state = formatState({
      ...DEFAULT_STATE,
      period: '7d',
      filters: [{ operator: 'is', dimension: 'page', values: ['/docs', '/a b&c'] }],
    });
    expect(state).toBe('?period=7d&filter=is:page:/docs&filter=is:page:/a+b%26c');
  });

  it.each([
    '?period=fortnight&interval=second&metric=likes',
    '?period=custom&from=2026-02-30&to=2026-03-01',
    '?period=custom',
    '?compare=custom&shape=pie&detail=everything&compare_from=soon',
    '?filter=is&filter=like:page:/&filter=is:toString:x&filter=is:constructor:x',
  ])('falls back to the default for %s', (search) => {
    expect(parseState(search)).toEqual(DEFAULT_STATE);
  });

  it('turns a range round that ends before it begins', () => {
    expect(parseState('?period=custom&from=2026-01-09&to=2026-01-02').custom).toEqual({
      from: '2026-01-02',
      to: '2026-01-09',
    });
  });
});
