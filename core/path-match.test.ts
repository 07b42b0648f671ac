import { expect, it } from 'vitest';
import { matchesPath, pathMatcher } from './path-match.ts';

it('a path without wildcards means itself', () => {
  expect(pathMatcher('/a.b')).toEqual({ exact: ['/a.b'], patterns: [] });
  expect(matchesPath('/a.b', '/a.b')).toBe(true);
  expect(matchesPath('/a.b', '/axb')).toBe(false);
  expect(matchesPath('/a', '/a/')).toBe(false);
});

it('one or two asterisks are any text, slashes and line ends included, and the rest is literal', () => {
  for (const path of ['/blog/*', '/blog/**']) {
    expect(matchesPath(path, '/blog/')).toBe(true);
    expect(matchesPath(path, '/blog/a/b\nc')).toBe(true);
    expect(matchesPath(path, '/x/blog/a')).toBe(false);
    expect(matchesPath(path, '/blog')).toBe(false);
  }
  expect(matchesPath('*/thanks', '/de/thanks')).toBe(true);
  expect(matchesPath('*/thanks', '/de/thanks/')).toBe(false);
  expect(matchesPath('/a+(b)\\1*', '/a+(b)\\1c')).toBe(true);
});

it('a pipe separates alternatives, each of them anchored', () => {
  expect(matchesPath('/a|/b/*', '/a')).toBe(true);
  expect(matchesPath('/a|/b/*', '/b/c')).toBe(true);
  expect(matchesPath('/a|/b/*', '/a/b/c')).toBe(false);
});
