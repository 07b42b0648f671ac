import { describe, expect, it } from 'vitest';
import { typedDomain } from './typed-domain.ts';

describe('typedDomain', () => {
  it.each([
    ['example.com', 'example.com'],
    [' https://www.Example.com/shop?a=1 ', 'example.com'],
    ['http://shop.example.com:8080', 'shop.example.com'],
    ['example.com/blog', 'example.com'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['localhost', 'localhost'],
    ['', undefined],
    ['my shop', undefined],
    ['example', undefined],
    ['ftp://example.com', undefined],
    ['me@', undefined],
    ['203.0.113.9', undefined],
  ])('reads %o as %o', (text, domain) => {
    expect(typedDomain(text)).toBe(domain);
  });
});
