import { describe, expect, it } from 'vitest';
import { apiFilters, type Filter, withFilter } from './filter.ts';

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
