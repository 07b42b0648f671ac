import { describe, expect, it } from 'vitest';
import { routeOf } from './routes.ts';

describe('routeOf', () => {
  it.each([
    ['/', '/'],
    ['', ''],
    ['/pricing', '/pricing'],
    ['/product/123', '/product/*'],
    ['/product/123/reviews/7/', '/product/*/reviews/*/'],
    ['/post/12345.html', '/post/*'],
    ['/2026/01/15/hello', '/*/*/*/hello'],
    ['/archive/2026-01-15', '/archive/*'],
    ['/u/8f14e45f-ceea-467f-a0e6-5f4d3b2c1a00/edit', '/u/*/edit'],
    ['/commit/d41d8cd98f', '/commit/*'],
    ['/blog/10-things-about-web-performance', '/blog/*'],
    // Words and versions stay: they are few, and mean something.
    ['/docs/v2/facade', '/docs/v2/facade'],
    ['/docs/web-performance-and-you-explained', '/docs/web-performance-and-you-explained'],
    ['/iphone-15', '/iphone-15'],
  ])('of %s is %s', (path, route) => {
    expect(routeOf(path, [])).toBe(route);
  });

  it('is the first rule that the path meets', () => {
    const rules = ['/product/1', '/product/*/reviews', '/product/*'].map((pattern, id) => ({ id, pattern }));
    const of = (path: string) => routeOf(path, rules);
    expect(of('/product/1')).toBe('/product/1');
    expect(of('/product/7/reviews')).toBe('/product/*/reviews');
    expect(of('/product/shoes/red')).toBe('/product/*');
    expect(of('/other/7')).toBe('/other/*');
  });
});
