import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addresses, SECTIONS } from '../router.ts';
import { MEMBER_ROUTES, OPEN_ROUTES, OWNER_ROUTES } from '../routes.tsx';
import { patternOfPath } from './path-pattern.ts';

const SECRET = 's3cret%2F.example';
const routes = [...OPEN_ROUTES, ...MEMBER_ROUTES, ...OWNER_ROUTES].map(({ path }) => path);

/** What `_redirects` says that the app shows, with something in the place of its star. */
const served = readFileSync(join(import.meta.dirname, '../../public/_redirects'), 'utf8')
  .split('\n')
  .flatMap((line) => /^(\/\S+) \/app 200$/.exec(line)?.[1] ?? []);

describe('the pattern of a path', () => {
  it.each(routes)('is that of its route, whatever stands in it: %s', (route) => {
    const path = route.replaceAll(/:\w+/g, SECRET);
    expect(patternOfPath(path)).toBe(route);
    expect(patternOfPath(`${path}/`)).toBe(route);
  });

  it.each(SECTIONS)('says the section of a site, not which site: %s', (section) => {
    const pattern = patternOfPath(addresses.site('s3cret.example/blog', '', section));
    expect(pattern).toBe(`/sites/:domain${section === 'traffic' ? '' : `/${section}`}`);
  });

  it.each(served.filter((path) => !path.endsWith('*')))('is there for every page served: %s', (path) => {
    expect(patternOfPath(path)).toBeDefined();
  });

  it.each([
    addresses.home,
    addresses.landing,
    addresses.shared('s3cret.example', 's3cret').split('?')[0] ?? '',
    addresses.shared('s3cret.example', 's3cret.example', '', 'live', 'embed'),
    '/sites/s3cret.example/elsewhere',
    '/sites/%E0%A4%A',
    '/privacy/s3cret.example',
  ])('is none for what is no page of whoever uses the app: %s', (path) => {
    expect(patternOfPath(path)).toBeUndefined();
  });
});
