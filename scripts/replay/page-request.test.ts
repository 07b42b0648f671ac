import { describe, expect, it } from 'vitest';
import { parseLogLine } from './combined-log.ts';
import { pageTarget } from './page-request.ts';

function targetOf(request: string, status = 200): string | undefined {
  const line = parseLogLine(`1.1.1.1 - - [17/May/2015:10:05:03 +0000] "${request}" ${status} 1 "-" "-"`);
  if (!line) throw new Error(`not a line: ${request}`);
  return pageTarget(line);
}

describe('pageTarget', () => {
  it.each([
    '/',
    '/blog',
    '/blog/',
    '/a.b/c',
    '/index.html',
    '/x.HTM',
    '/x.php?id=1.jpg',
    '/x.asp',
    '/x.aspx',
    '/x.jsp',
  ])('takes %s for a page', (target) => {
    expect(targetOf(`GET ${target} HTTP/1.1`)).toBe(target);
  });

  it.each(['/x.png', '/style.css?v=/', '/robots.txt', '/feed.xml', '/archive.tar.gz', '/.env'])(
    'takes %s for no page',
    (target) => {
      expect(targetOf(`GET ${target} HTTP/1.1`)).toBeUndefined();
    },
  );

  it.each([200, 204, 206, 304])('counts status %i as success', (status) => {
    expect(targetOf('GET / HTTP/1.1', status)).toBe('/');
  });

  it.each([301, 302, 403, 404, 500])('counts status %i as none', (status) => {
    expect(targetOf('GET / HTTP/1.1', status)).toBeUndefined();
  });

  it.each(['HEAD / HTTP/1.1', 'POST / HTTP/1.1', 'OPTIONS * HTTP/1.1', '-'])('skips %s', (request) => {
    expect(targetOf(request)).toBeUndefined();
  });
});
