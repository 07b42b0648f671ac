import { createHash } from 'node:crypto';
import { memoise } from '../../../core/memo.ts';
import tracker from '../../../dist/tracker.txt';
import { describeError } from '../../../observe/log.ts';
import type { RouteContext } from '../router.ts';

const SCRIPT_HEADERS = {
  'content-type': 'text/javascript; charset=utf-8',
  'x-content-type-options': 'nosniff',
  'timing-allow-origin': '*',
};
const MAX_SCRIPTS = 500;

/** The script of a key and an endpoint, given as `<key> <endpoint>`. */
const scriptOf = memoise((keyAndEndpoint: string) => {
  const [key, endpoint] = keyAndEndpoint.split(' ');
  const text = tracker
    .replace('"%SITE_KEY%"', () => JSON.stringify(key))
    .replace('"%ENDPOINT%"', () => JSON.stringify(endpoint));
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 32);
  return { text, etag: `"${hash}"` };
}, MAX_SCRIPTS);

/** `GET /js/<site key>.js`: the tracker with the site's key and our own address in it. */
export async function serveTracker(request: Request, route: RouteContext): Promise<Response> {
  const key = route.parameter;
  if (!(await isKnown(key, route))) {
    // A site just made must not stay unknown for long.
    const headers = { ...route.headers, ...SCRIPT_HEADERS, 'cache-control': 'public, max-age=5' };
    return new Response('// Pharos: no site has this key.\n', { status: 404, headers });
  }
  const { text, etag } = scriptOf(`${key} ${route.url.origin}/b`);
  const headers = {
    ...route.headers,
    ...SCRIPT_HEADERS,
    'cache-control': 'public, max-age=3600, stale-while-revalidate=86400',
    etag,
  };
  const isFresh = listsEtag(request.headers.get('if-none-match') ?? '', etag);
  return isFresh ? new Response(null, { status: 304, headers }) : new Response(text, { headers });
}

async function isKnown(key: string, { services, requestId }: RouteContext): Promise<boolean> {
  try {
    return (await services.sites.find(key)) !== undefined;
  } catch (error) {
    // A page without its script loses visits; a script for an unknown key only has its beacons dropped.
    services.log('error', 'site could not be read', { request_id: requestId, ...describeError(error) });
    return true;
  }
}

/** RFC 9110, 13.1.2: `*`, or a list of tags compared weakly (proxies that compress make them weak). */
function listsEtag(ifNoneMatch: string, etag: string): boolean {
  const tags = ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes(etag) || tags.includes('*');
}
