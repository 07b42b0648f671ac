import { describeError } from '../../../observe/log.ts';
import type { TrackerOptions } from '../../../tracker/options.ts';
import type { RouteContext } from '../router.ts';
import { trackerScript } from '../tracker-script.ts';

const SCRIPT_HEADERS = {
  'content-type': 'text/javascript; charset=utf-8',
  'x-content-type-options': 'nosniff',
  'timing-allow-origin': '*',
};
/** Hosts of a developer's own machine. */
const LOCAL_HOST = /(^|\.)localhost$|^127\.|^\[::1\]$/;

/** `GET /js/<site key>.js`: the tracker with the site's key and our own address in it. */
export async function serveTracker(request: Request, route: RouteContext): Promise<Response> {
  const key = route.parameter;
  const domain = await findDomain(key, route);
  if (domain === undefined) {
    // A site just made must not stay unknown for long.
    const headers = { ...route.headers, ...SCRIPT_HEADERS, 'cache-control': 'public, max-age=5' };
    return new Response('// Pharos: no site has this key.\n', { status: 404, headers });
  }
  // Who runs us on localhost, or a site that lives there, wants to see its own visits.
  const isLocal = LOCAL_HOST.test(route.url.hostname) || LOCAL_HOST.test(domain);
  const options: TrackerOptions = isLocal ? { local: true } : {};
  const { text, etag } = trackerScript({ key, endpoint: `${route.url.origin}/b`, options });
  const headers = {
    ...route.headers,
    ...SCRIPT_HEADERS,
    'cache-control': 'public, max-age=3600, stale-while-revalidate=86400',
    etag,
  };
  const isFresh = listsEtag(request.headers.get('if-none-match') ?? '', etag);
  return isFresh ? new Response(null, { status: 304, headers }) : new Response(text, { headers });
}

/** The domain of the key's site; undefined when no site has it, empty when that cannot be told. */
async function findDomain(key: string, { services, requestId }: RouteContext): Promise<string | undefined> {
  try {
    return (await services.sites.find(key))?.domain;
  } catch (error) {
    // A page without its script loses visits; a script for an unknown key only has its beacons dropped.
    services.log('error', 'site could not be read', { request_id: requestId, ...describeError(error) });
    return '';
  }
}

/** RFC 9110, 13.1.2: `*`, or a list of tags compared weakly (proxies that compress make them weak). */
function listsEtag(ifNoneMatch: string, etag: string): boolean {
  const tags = ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes(etag) || tags.includes('*');
}
