import { describe, expect, it } from 'vitest';
import { mismatches } from './compare.ts';
import type { Question } from './questions.ts';

const QUESTION: Question = {
  group: 'unfiltered 7d',
  report: 'pages',
  site: 1,
  from: '2026-06-25',
  to: '2026-07-01',
  now: 0,
};
/** Eleven pages, of which the last two are as good as each other. */
const EXACT = Array.from({ length: 11 }, (_, nth) => ({
  key: `/${nth}`,
  values: [Math.max(2, 100 - 10 * nth), 7],
}));
const FIRST_TEN = EXACT.slice(0, 10);

describe('mismatches', () => {
  it('takes any of equal rows for the tenth', () => {
    const other = [...FIRST_TEN.slice(0, 9), { key: '/10', values: [2, 7] }];
    const exact = EXACT.with(9, { key: '/9', values: [2, 7] });
    expect(mismatches(QUESTION, other, exact, 0)).toEqual([]);
  });

  it('names a number that is off, a row that is missing, one too many and one that is not among the first', () => {
    const [first] = FIRST_TEN;
    if (!first) throw new Error('The list is empty.');
    const off = FIRST_TEN.with(0, { key: first.key, values: [100, 8] });
    expect(mismatches(QUESTION, off, EXACT, 0)).toEqual(['"/0" has 8 instead of 7']);
    expect(mismatches(QUESTION, FIRST_TEN.slice(1), EXACT, 0)).toEqual(['9 rows instead of 10']);
    const made = FIRST_TEN.with(0, { key: '/made', values: [100, 7] });
    expect(mismatches(QUESTION, made, EXACT, 0)).toEqual(['"/made" should not be there']);
    const worse = FIRST_TEN.with(0, { key: '/10', values: [2, 7] });
    expect(mismatches(QUESTION, worse, EXACT, 0)).toEqual(['"/10" is not among the first']);
  });

  it('forgives an approximate structure its share, and an exact one nothing', () => {
    const near = FIRST_TEN.with(0, { key: '/0', values: [101, 7] });
    expect(mismatches(QUESTION, near, EXACT, 0.015)).toEqual([]);
    expect(mismatches(QUESTION, near, EXACT, 0)).toEqual(['"/0" has 101 instead of 100']);
  });
});
