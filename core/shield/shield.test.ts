import { describe, expect, it } from 'vitest';
import { globTest } from './glob-test.ts';
import { parseShield } from './parse-shield.ts';
import { findShield, type ShieldedFacts } from './shield-test.ts';
import type { ShieldKind } from './shields.ts';

const FACTS: ShieldedFacts = {
  ip: '203.0.113.9',
  country: 'DE',
  hostname: 'shop.example.com',
  pathname: '/admin/users?q=1',
  userAgent: 'Mozilla/5.0 HeadlessMonitor/1.0',
};

describe('parseShield', () => {
  it.each<[ShieldKind, string, string]>([
    ['ip', ' 203.0.113.9 ', '203.0.113.9'],
    ['ip', '203.0.113.77/24', '203.0.113.0/24'],
    ['ip', '203.0.113.9/32', '203.0.113.9'],
    ['ip', '2001:DB8:0::1', '2001:db8::1'],
    ['ip', '2001:db8:ffff::/32', '2001:db8::/32'],
    ['ip', '::ffff:203.0.113.9', '203.0.113.9'],
    ['country', 'de', 'DE'],
    ['page', 'admin/*', '/admin/*'],
    ['page', '*.pdf', '*.pdf'],
    ['hostname', 'WWW.Example.com', 'example.com'],
    ['hostname', '*.Bücher.example', '*.xn--bcher-kva.example'],
    ['user_agent', 'HeadlessChrome', 'headlesschrome'],
  ])('reads the %s %o as %o', (kind, text, value) => {
    expect(parseShield(kind, text)).toEqual({ ok: true, value });
  });

  it.each<[ShieldKind, string]>([
    ['ip', ''],
    ['ip', '203.0.113'],
    ['ip', '0xcb.0.113.9'],
    ['ip', '203.0.113.9/33'],
    ['ip', '203.0.113.9/7'],
    ['ip', '203.0.113.0/24/8'],
    ['ip', '2001:db8::/12'],
    ['ip', 'fe80::1%eth0'],
    ['country', 'Germany'],
    ['country', 'ZZ'],
    ['page', ''],
    ['page', '/*'],
    ['page', '/a|/b'],
    ['hostname', 'https://example.com'],
    ['hostname', '*'],
    ['user_agent', 'ab'],
    ['user_agent', 'x'.repeat(301)],
  ])('refuses the %s %o in words', (kind, text) => {
    expect(parseShield(kind, text)).toEqual({ ok: false, error: expect.stringMatching(/^must be/) });
  });
});

describe('findShield', () => {
  it.each<[ShieldKind, string]>([
    ['ip', '203.0.113.9'],
    ['ip', '203.0.113.0/24'],
    ['country', 'DE'],
    ['page', '/admin/users'],
    ['page', '/admin/*'],
    ['page', '/admin/users?q=*'],
    ['hostname', 'shop.example.com'],
    ['hostname', '*.example.com'],
    ['user_agent', 'headlessmonitor'],
  ])('keeps out by the %s %o', (kind, value) => {
    expect(findShield({ [kind]: ['other.value', value] }, FACTS)).toBe(kind);
  });

  it.each<[ShieldKind, string]>([
    ['ip', '203.0.113.8'],
    ['ip', '203.0.112.0/24'],
    ['ip', '2001:db8::/32'],
    ['country', 'AT'],
    ['page', '/admin'],
    ['page', '/users*'],
    ['hostname', 'example.com'],
    ['user_agent', 'curl'],
  ])('lets pass the %s %o', (kind, value) => {
    expect(findShield({ [kind]: [value] }, FACTS)).toBeUndefined();
  });

  it('compares addresses, not their spelling', () => {
    expect(findShield({ ip: ['2001:db8::/32'] }, { ...FACTS, ip: '2001:0DB8:1:0:0:0:0:1' })).toBe('ip');
    expect(findShield({ ip: ['203.0.113.0/24'] }, { ...FACTS, ip: '::ffff:203.0.113.200' })).toBe('ip');
    expect(findShield({ ip: ['203.0.113.0/24'] }, { ...FACTS, ip: 'no address' })).toBeUndefined();
  });
});

describe('globTest', () => {
  it.each([
    ['/a', '/a', true],
    ['/a', '/ab', false],
    ['/a*', '/a', true],
    ['*a*', 'bab', true],
    ['/a*a', '/a', false],
    ['/a/*/c', '/a/b/c', true],
    ['/a/*/c', '/a/c', false],
    ['/x*y*z', '/x.y.y.z', true],
    ['/x*y*z', '/x.z', false],
  ])('%o is the pattern of %o: %o', (glob, text, expected) => {
    expect(globTest(glob)(text)).toBe(expected);
  });

  it('takes time in proportion to the text, whatever the pattern', () => {
    const startedAt = performance.now();
    expect(globTest(`/${'*a'.repeat(149)}*b`)(`/${'a'.repeat(1900)}c`)).toBe(false);
    expect(performance.now() - startedAt).toBeLessThan(100);
  });
});
