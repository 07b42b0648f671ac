import { expect, it } from 'vitest';
import { withKeptQuery } from './kept-query.ts';

const kept = (query: string, ...names: string[]) =>
  withKeptQuery('/search', new URLSearchParams(query), names);

it('keeps the parameters that are named, in that order, and no others', () => {
  expect(kept('page=2&token=secret&q=red shoes', 'q', 'page')).toBe('/search?q=red shoes&page=2');
  expect(kept('tag=a&tag=b', 'tag')).toBe('/search?tag=a&tag=b');
});

it('leaves the path alone where there is none of them', () => {
  expect(kept('token=secret', 'q')).toBe('/search');
  expect(kept('q=1')).toBe('/search');
});

it('makes no path that is longer than paths may be', () => {
  expect(kept(`q=${'ä'.repeat(3000)}`, 'q').length).toBeLessThan(1100);
});
