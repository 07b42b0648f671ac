import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseHostname, parsePageUrl, plainPathname } from './page-address.ts';
import { utf8Bytes } from './text.ts';

describe('parsePageUrl', () => {
  it.each([
    ['https://www.Example.COM:8443/Path/', 'example.com', '/Path/'],
    ['https://example.com', 'example.com', '/'],
    ['https://example.com./a?b=c#d', 'example.com', '/a'],
    ['https://user:secret@example.com/a', 'example.com', '/a'],
    ['https://example.com/caf%C3%A9/a%20b%20', 'example.com', '/café/a b'],
    ['https://example.com/caf%E9/%C3%A9', 'example.com', '/caf%E9/é'],
    ['https://example.com/a%00b', 'example.com', '/ab'],
    ['https://müller.example/', 'xn--mller-kva.example', '/'],
    ['file:///home/me/index.html', '(none)', '/home/me/index.html'],
    ['chrome-extension://abcdef/page.html', 'abcdef', '/page.html'],
    ['http://[::1]:8080/x', '[::1]', '/x'],
  ])('reads %s', (url, hostname, pathname) => {
    expect(parsePageUrl(url)).toMatchObject({ hostname, pathname });
  });

  it.each(['', 'example.com/a', '/a', 'data:text/html,x', 'javascript:alert(1)', 'about:blank', 'https://'])(
    'takes %j for no page',
    (url) => {
      expect(parsePageUrl(url)).toBeUndefined();
    },
  );
});

describe('plainPathname', () => {
  it('keeps neither query nor fragment of a path given outright', () => {
    expect(plainPathname('a/b?token=1#x')).toBe('/a/b');
    expect(plainPathname('/a#x?y')).toBe('/a');
  });

  it('is at most 2000 bytes of whole characters', () => {
    expect(plainPathname(`/${'é'.repeat(1500)}`)).toBe(`/${'é'.repeat(999)}`);
  });

  it('gives text that any store takes, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), (text) => {
        const path = plainPathname(text);
        expect(path.isWellFormed()).toBe(true);
        expect(path).not.toContain('\0');
        expect(utf8Bytes(path)).toBeLessThanOrEqual(2000);
      }),
    );
  });
});

describe('parseHostname', () => {
  it.each([
    ['WWW.Example.com', 'example.com'],
    ['example.com:3000', 'example.com'],
    ['(none)', '(none)'],
    ['example.com/a', undefined],
    ['me@example.com', undefined],
    ['', undefined],
    ['a b', undefined],
  ])('reads %j as %j', (text, hostname) => {
    expect(parseHostname(text)).toBe(hostname);
  });
});
