import { describe, expect, it } from 'vitest';
import { addresses, safeNext, siteOfPath } from './router.ts';

describe('siteOfPath', () => {
  it.each(['example.com', 'example.com/blog', 'münchen.example', '100%.example'])(
    'finds %s again',
    (domain) => {
      expect(siteOfPath(addresses.site(domain))).toBe(domain);
    },
  );

  it('finds none in other addresses', () => {
    expect(siteOfPath('/sites')).toBeNull();
    expect(siteOfPath('/sites/%E0%A4%A')).toBeNull();
  });
});

describe('safeNext', () => {
  it('goes on to addresses of this app only', () => {
    expect(safeNext('/sites/example.com?period=7d')).toBe('/sites/example.com?period=7d');
    for (const foreign of [
      '//evil.example',
      '/\\evil.example',
      'https://evil.example',
      'javascript:alert(1)',
      '',
      null,
    ]) {
      expect(safeNext(foreign)).toBe('/');
    }
  });
});
