import { describe, expect, it } from 'vitest';
import { apiFilters, editableFilters, type Filter, withFilter } from './filter.ts';

const google: Filter = { operator: 'is', dimension: 'source', values: ['Google'] };
const notDocs: Filter = { operator: 'is_not', dimension: 'page', values: ['/docs'] };

describe('withFilter', () => {
  it('replaces the value of the same dimension and keeps everything else', () => {
    expect(withFilter([google, notDocs], 'source', 'Bing')).toEqual([
      notDocs,
      { operator: 'is', dimension: 'source', values: ['Bing'] },
    ]);
  });

  it('adds to an exclusion of the same dimension', () => {
    expect(withFilter([notDocs], 'page', '/')).toHaveLength(2);
  });
});

describe('apiFilters', () => {
  it('names dimensions as the query API does', () => {
    expect(apiFilters([google, notDocs])).toEqual([
      ['is', 'visit:source', ['Google']],
      ['is_not', 'event:page', ['/docs']],
    ]);
  });
});

describe('editableFilters', () => {
  it('brings back what the API was given', () => {
    const filters: Filter[] = [
      google,
      { operator: 'contains', dimension: 'props:plan:b', values: ['pro'] },
      { operator: 'is', dimension: 'region', values: ['Tirol'] },
      { ...notDocs, within: 'has_not_done' },
      { ...google, within: 'any1' },
      { ...notDocs, within: 'any1' },
    ];
    expect(editableFilters(apiFilters(filters))).toEqual(filters);
    expect(editableFilters([])).toEqual([]);
  });

  it('brings back nothing of what cannot be said here, rather than a part of it', () => {
    const condition = apiFilters([google])[0] as ReturnType<typeof apiFilters>[number];
    expect(editableFilters([condition, ['not', condition]])).toBeNull();
    expect(editableFilters([['or', [condition, ['and', [condition, condition]]]]])).toBeNull();
    expect(editableFilters([['has_done', ['or', [condition, condition]]]])).toBeNull();
    expect(editableFilters([['is', 'visit:source', ['google'], { case_sensitive: false }]])).toBeNull();
    expect(editableFilters([['is', 'visit:city_name', ['Wien']]])).toBeNull();
  });
});
