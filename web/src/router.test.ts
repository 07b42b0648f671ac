import { describe, expect, it } from 'vitest';
import {
  addresses,
  linkOfUrl,
  matchPath,
  placeOfPath,
  SECTIONS,
  safeNext,
  sectionOfPath,
  siteOfPath,
} from './router.ts';

describe('siteOfPath', () => {
  it.each(['example.com', 'example.com/blog', 'münchen.example', '100%.example'])(
    'finds %s again',
    (domain) => {
      expect(siteOfPath(addresses.site(domain))).toBe(domain);
    },
  );

  it('finds none in other addresses', () => {
    expect(siteOfPath('/sites')).toBeNull();
    expect(siteOfPath(addresses.newSite)).toBeNull();
    expect(siteOfPath('/sites/%E0%A4%A')).toBeNull();
  });
});

describe('the section of a dashboard', () => {
  it.each(SECTIONS)('is found again, with the site and the link: %s', (section) => {
    const url = addresses.site('example.com/blog', '?period=7d', section);
    const [path = '', query] = url.split(/(?=\?)/, 2);
    expect([siteOfPath(path), sectionOfPath(path), query]).toEqual([
      'example.com/blog',
      section,
      '?period=7d',
    ]);
    const shared = new URL(
      addresses.shared('example.com', 'secret', '?period=7d', section),
      'https://a.test',
    );
    expect(sectionOfPath(shared.pathname)).toBe(section);
    expect(linkOfUrl(shared.pathname, shared.search)).toBe('secret');
  });

  it('is none of ours in other addresses', () => {
    expect(sectionOfPath('/sites/example.com/elsewhere')).toBeNull();
    expect(sectionOfPath('/sites/example.com/performance/more')).toBeNull();
    expect(sectionOfPath('/sites')).toBeNull();
    expect(linkOfUrl('/share/example.com/elsewhere', '?auth=a')).toBeNull();
  });
});

describe('matchPath', () => {
  it('finds what the names of a pattern stand for', () => {
    const pattern = '/sites/:domain/settings/:part';
    const path = '/sites/example.com%2Fblog/settings/team/';
    expect(matchPath(pattern, path)).toEqual({ domain: 'example.com/blog', part: 'team' });
    expect(matchPath('/sites', '/sites')).toEqual({});
    expect(matchPath('/', '/')).toEqual({});
    expect(matchPath('/app', '/app/')).toEqual({});
  });

  it.each(['/sites/a.example/settings', '/sites//settings/team', '/sites/%E0%A4%A/settings/team'])(
    'finds nothing in %s',
    (path) => {
      expect(matchPath('/sites/:domain/settings/:part', path)).toBeNull();
    },
  );
});

describe('linkOfUrl', () => {
  it.each(['', '?period=7d&metric=visits'])('finds the link again beside %o', (search) => {
    const url = addresses.shared('example.com/blog', 'a+b', search);
    const [path = '', query = ''] = url.split(/(?=\?)/, 2);
    expect(linkOfUrl(path, query)).toBe('a+b');
    for (const [name, value] of new URLSearchParams(search)) {
      expect(new URLSearchParams(query).get(name)).toBe(value);
    }
  });

  it('finds none in other addresses, and the domain of a public dashboard', () => {
    expect(linkOfUrl('/sites/example.com', '?auth=a')).toBeNull();
    expect(linkOfUrl('/share', '?auth=a')).toBeNull();
    expect(addresses.shared('example.com', 'example.com', '?period=7d')).toBe('/share/example.com?period=7d');
    expect(linkOfUrl('/share/example.com', '?period=7d')).toBe('example.com');
  });

  it('knows the same within a frame', () => {
    const url = addresses.shared('example.com', 'secret', '', 'performance', 'embed');
    const [path = '', query = ''] = url.split(/(?=\?)/, 2);
    expect([linkOfUrl(path, query), placeOfPath(path)]).toEqual(['secret', 'embed']);
    expect([sectionOfPath(path), placeOfPath('/share/example.com')]).toEqual(['performance', 'share']);
  });
});

describe('safeNext', () => {
  it('goes on to addresses of this app only', () => {
    expect(safeNext('/sites/example.com?period=7d')).toBe('/sites/example.com?period=7d');
    for (const foreign of [
      '//evil.example',
      '/\\evil.example',
      '/\t/evil.example',
      '/\n\\evil.example',
      'https://evil.example',
      'javascript:alert(1)',
      '',
      null,
    ]) {
      expect(safeNext(foreign)).toBe(addresses.home);
    }
  });
});
