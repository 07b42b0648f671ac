import { describe, expect, it } from 'vitest';
import { apiFilters, type Filter, parseFilters } from '../state/filter.ts';
import { type Condition, conditionsOf, filtersOf } from './conditions.ts';

const google: Filter = { operator: 'is', dimension: 'source', values: ['Google'] };
const bing: Filter = { operator: 'contains', dimension: 'utm_source', values: ['bing'] };
const signup: Filter = { operator: 'is', dimension: 'goal', values: ['Signup'], within: 'has_not_done' };

describe('filters while they are edited', () => {
  it('come back as they were, with their groups together', () => {
    const filters: Filter[] = [
      { ...google, within: 'any1' },
      signup,
      { ...bing, within: 'any1' },
      { operator: 'matches_not', dimension: 'props:plan:b', values: ['^pro'] },
    ];
    const back = filtersOf(conditionsOf(filters));
    expect(new Set(back.map((one) => JSON.stringify(one)))).toEqual(
      new Set(filters.map((one) => JSON.stringify(one))),
    );
    expect(apiFilters(back)).toContainEqual([
      'or',
      [
        ['is', 'visit:source', ['Google']],
        ['contains', 'visit:utm_source', ['bing']],
      ],
    ]);
    expect(apiFilters(back)).toContainEqual(['has_not_done', ['is', 'event:goal', ['Signup']]]);
  });

  it('make no group of one, and none of a condition without values', () => {
    const [first] = conditionsOf([google]) as [Condition];
    const empty: Condition = { ...first, key: 1, values: [], isAlternative: true };
    expect(filtersOf([first, empty])).toEqual([google]);
    expect(filtersOf([{ ...first, isAlternative: true }])).toEqual([google]);
  });

  it('of a visit cannot be had done', () => {
    const [first] = conditionsOf([google]) as [Condition];
    expect(filtersOf([{ ...first, about: 'has_done' }])).toEqual([google]);
  });

  it('are left out of an address that names no dimension', () => {
    const params = new URLSearchParams(
      'any1=is:nothing:x&any=is:page:/&has_done=is:page:/a&filter=is:props:%ZZ:b',
    );
    expect(parseFilters(params)).toEqual([
      { operator: 'is', dimension: 'page', values: ['/a'], within: 'has_done' },
    ]);
  });
});
