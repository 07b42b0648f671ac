import { timingSafeEqual } from 'node:crypto';
import { firstParty } from '../../../core/first-party.ts';
import { Refusal } from '../answers.ts';
import { readRequestFacts } from '../request-facts.ts';
import type { RouteContext } from '../router.ts';
import { type StatedClient, statedClient } from '../stated-client.ts';
import { serveFirstParty } from './serve-tracker.ts';
import { takeBeaconOf } from './take-beacon.ts';

/**
 * `/p/<site key>/<token>/<name>`: what a site's own host forwards to us. The token is in the address that only its server
 * knows, so what it says of the visitor is believed.
 */
export async function standIn(request: Request, route: RouteContext): Promise<Response> {
  const [key = '', token = '', name = ''] = route.parameter.split('/');
  const site = await route.services.sites.find(key);
  const expected = site && firstParty(site);
  if (!site || !expected || !isSame(token, expected.token)) throw nothingHere();
  if (request.method === 'POST') {
    if (name !== expected.endpoint) throw nothingHere();
    const facts = readRequestFacts(request, route.services.now());
    return await takeBeaconOf(statedClient(facts, forwarded(request.headers)), request, route);
  }
  const response = await serveFirstParty(request, name, site, route);
  if (!response) throw nothingHere();
  return response;
}

/** In the words of Vercel, Netlify and everybody else, where the forwarding server has none of ours. */
const ADDRESS_HEADERS = [
  'x-pharos-ip',
  'x-vercel-forwarded-for',
  'x-nf-client-connection-ip',
  'x-real-ip',
  'x-forwarded-for',
];

/** What the forwarding server says of the visitor: in our words, or in those of hosts that cannot be told to. */
function forwarded(headers: Headers): StatedClient {
  const read = (...names: string[]) => names.map((name) => headers.get(name)).find(Boolean) ?? '';
  const country = read('x-pharos-country', 'x-vercel-ip-country', 'cloudfront-viewer-country').toUpperCase();
  const isKnown = /^[A-Z]{2}$/.test(country) && country !== 'XX' && country !== 'T1';
  const region = read('x-pharos-region', 'x-vercel-ip-country-region', 'cloudfront-viewer-country-region');
  return {
    ip: read(...ADDRESS_HEADERS).split(',')[0],
    country: isKnown ? country : '',
    region: isKnown && region ? `${country}-${region}` : '',
    city: isKnown ? decoded(read('x-pharos-city', 'x-vercel-ip-city', 'cloudfront-viewer-city')) : '',
  };
}

/** Headers are ASCII: cities come percent-encoded. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function isSame(given: string, expected: string): boolean {
  return given.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected));
}

function nothingHere(): Refusal {
  return new Refusal('not_found', 'There is nothing at this address.');
}
