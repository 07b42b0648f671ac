import { firstParty } from '../../../core/first-party.ts';
import { plainHostname } from '../../../core/page-address.ts';
import type { SiteConfig } from '../../../core/site.ts';
import { describeError } from '../../../observe/log.ts';
import { keptScript } from '../kept-scripts.ts';
import type { RouteContext } from '../router.ts';
import {
  CAUSES,
  LOADER,
  type Script,
  trackerName,
  trackerOptions,
  trackerScript,
} from '../tracker-script.ts';

const SCRIPT_HEADERS = {
  'content-type': 'text/javascript; charset=utf-8',
  'timing-allow-origin': '*',
};
/** Browsers have a change of the site's settings after this; edges have it within a minute. */
const FOR_AN_HOUR = 'public, max-age=3600, stale-while-revalidate=86400';
const FOR_EVER = 'public, max-age=31536000, immutable';
/** Eight digits tell versions apart; the address is in every script, and every byte of it costs. */
const CAUSES_NAME = CAUSES.hash.slice(0, 8);
/** Hosts of a developer's own machine. */
const LOCAL_HOST = /(^|\.)localhost$|^127\.|^\[::1\]$/;

/** `GET /js/<site key>.js`: the tracker with the site's key, settings and our own address in it. */
export function serveTracker(request: Request, route: RouteContext): Promise<Response> {
  return serveTrackerOf(() => findSite(route.parameter, route), request, route);
}

/** `GET /js/of/<domain>.js`: the same by the site's domain, for pages that know nothing else. */
export function serveTrackerByDomain(request: Request, route: RouteContext): Promise<Response> {
  const domain = plainHostname(route.parameter);
  return serveTrackerOf(() => route.services.sites.findByDomain(domain), request, route);
}

/** `GET /script.js`, `/js/script….js`, `/js/plausible….js`: where tags of Umami and Plausible point. */
export function serveLoader(request: Request, route: RouteContext): Response {
  return answerScript(request, LOADER, FOR_AN_HOUR, route);
}

async function serveTrackerOf(
  find: () => Promise<KnownSite | undefined>,
  request: Request,
  route: RouteContext,
): Promise<Response> {
  const site = await find();
  if (!site) {
    // A site just made must not stay unknown for long.
    const headers = { ...route.headers, ...SCRIPT_HEADERS, 'cache-control': 'public, max-age=5' };
    return new Response('// Pharos: no site has this key.\n', { status: 404, headers });
  }
  const { origin } = route.url;
  const addresses = { endpoint: `${origin}/b`, causes: `${origin}/js/causes.${CAUSES_NAME}.js` };
  return await answerSiteScript(request, site, addresses, route);
}

/** `GET /js/causes.<hash>.js`: the second file. Its address changes with its content. */
export function serveCauses(request: Request, route: RouteContext): Response {
  const isNamed = route.parameter === CAUSES_NAME;
  return answerScript(request, CAUSES, isNamed ? FOR_EVER : FOR_AN_HOUR, route);
}

/** Both files under the site's own names, for a host that stands in for ours; undefined for another name. */
export async function serveFirstParty(
  request: Request,
  name: string,
  site: SiteConfig,
  route: RouteContext,
): Promise<Response | undefined> {
  const { path, script, causes, endpoint } = firstParty(site);
  if (name === causes) return answerScript(request, CAUSES, FOR_AN_HOUR, route);
  if (name !== script) return undefined;
  const addresses = { endpoint: `${path}/${endpoint}`, causes: `${path}/${causes}` };
  return await answerSiteScript(request, site, addresses, route);
}

type KnownSite = Pick<SiteConfig, 'key' | 'domain' | 'hostnames' | 'tracker'>;

async function answerSiteScript(
  request: Request,
  { key, domain, hostnames, tracker }: KnownSite,
  addresses: { endpoint: string; causes: string },
  route: RouteContext,
): Promise<Response> {
  const { url, execution } = route;
  // Who runs us on localhost, or a site that lives there, wants to see its own visits.
  const isLocal = LOCAL_HOST.test(url.hostname) || LOCAL_HOST.test(domain);
  const options = { ...trackerOptions(tracker), ...(isLocal && { local: true }) };
  const values = { key, ...addresses, isMeasured: tracker?.web_vitals !== false, options, hostnames };
  const { script, from } = await keptScript(
    { name: trackerName(values), make: () => trackerScript(values) },
    { cache: caches.default, origin: url.origin, waitUntil: (work) => execution.waitUntil(work) },
  );
  const headers = { ...route.headers, 'x-pharos-script': from };
  return answerScript(request, script, FOR_AN_HOUR, { ...route, headers });
}

function answerScript(
  request: Request,
  { text, hash }: Script,
  cacheControl: string,
  route: RouteContext,
): Response {
  const etag = `"${hash}"`;
  const headers = { ...route.headers, ...SCRIPT_HEADERS, 'cache-control': cacheControl, etag };
  const isFresh = listsEtag(request.headers.get('if-none-match') ?? '', etag);
  return isFresh ? new Response(null, { status: 304, headers }) : new Response(text, { headers });
}

/** The key's site; undefined when no site has it, one without settings when that cannot be told. */
async function findSite(key: string, { services, requestId }: RouteContext): Promise<KnownSite | undefined> {
  try {
    return await services.sites.find(key);
  } catch (error) {
    // A page without its script loses visits; a script for an unknown key only has its beacons dropped.
    services.log('error', 'site could not be read', { request_id: requestId, ...describeError(error) });
    return { key, domain: '', hostnames: [] };
  }
}

/** RFC 9110, 13.1.2: `*`, or a list of tags compared weakly (proxies that compress make them weak). */
function listsEtag(ifNoneMatch: string, etag: string): boolean {
  const tags = ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes(etag) || tags.includes('*');
}
