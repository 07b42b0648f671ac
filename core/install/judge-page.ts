import { isAllowedHostname } from '../hostnames.ts';
import { plainHostname } from '../page-address.ts';
import { refusingDirective } from './content-policy.ts';
import { readPage, type ScriptTag } from './read-page.ts';

/** A page as it was fetched. */
export interface FetchedPage {
  /** After redirects. */
  url: string;
  html: string;
  /** Of the header Content-Security-Policy. */
  policies: readonly string[];
}

/** What a page's script is held against. */
export interface ExpectedScript {
  siteKey: string;
  domain: string;
  hostnames: readonly string[];
  /** Origin that serves scripts and takes beacons. */
  beaconUrl: string;
  /** The site's own paths, should its host stand in for ours. */
  firstParty: { path: string; script: string; endpoint: string };
}

/** What was found out about a page. `detail` is a piece of the page: a tag's address, a directive, a type. */
export interface Finding {
  code: FindingCode;
  detail?: string;
}

export const FINDING_CODES = [
  'tag_found',
  'tag_manager',
  'tag_twice',
  'has_integrity',
  'hostname_not_counted',
  'tag_missing',
  'tag_commented',
  'tag_not_run',
  'tag_insecure',
  'tag_of_other_key',
  'csp_blocks_script',
  'csp_blocks_beacons',
] as const;
export type FindingCode = (typeof FINDING_CODES)[number];

const JAVASCRIPT = /^(|module|(text|application)\/(x-)?(java|ecma)script)$/i;

/** Says of a page whether its script will count, and if not, why. */
export function judgePage(page: FetchedPage, expected: ExpectedScript): Finding[] {
  const { scripts, policies, containers } = readPage(page.html, page.url);
  const all = [...page.policies, ...policies];
  const [container] = containers;
  const ours = scripts.filter((script) => keyOf(script, page, expected) !== undefined);
  const own = ours.filter((script) => keyOf(script, page, expected) === expected.siteKey);
  const live = own.filter(({ isCommented }) => !isCommented);
  const [tag] = live;

  if (!tag) {
    const other = ours.find(({ isCommented }) => !isCommented);
    const where = other
      ? ({ code: 'tag_of_other_key', detail: keyOf(other, page, expected) } as const)
      : own[0]
        ? ({ code: 'tag_commented', detail: own[0].src } as const)
        : ({ code: 'tag_missing' } as const);
    return [where, ...(container ? [{ code: 'tag_manager', detail: container } as const] : [])];
  }
  return [
    { code: 'tag_found', detail: tag.src },
    ...(live.length > 1 ? [{ code: 'tag_twice' } as const] : []),
    ...faultsOf(tag, page.url),
    ...policyFaults(tag, page.url, all, expected),
    ...hostnameFault(page.url, expected),
  ];
}

/** The key in a script's address; undefined for scripts that are not ours. */
function keyOf({ src, attributes }: ScriptTag, page: FetchedPage, expected: ExpectedScript) {
  const url = URL.parse(src);
  if (!url) return undefined;
  const { path, script } = expected.firstParty;
  if (url.origin === new URL(page.url).origin && url.pathname === `${path}/${script}`)
    return expected.siteKey;
  if (url.origin !== new URL(expected.beaconUrl).origin) return undefined;
  const named = /^\/js\/of\/([\w.-]+)\.js$/.exec(url.pathname)?.[1] ?? attributes['data-domain'];
  if (named !== undefined) return named.split(',').includes(expected.domain) ? expected.siteKey : named;
  const key = /^\/js\/([^/.]+)\.js$/.exec(url.pathname)?.[1];
  return key;
}

function faultsOf({ src, attributes }: ScriptTag, pageUrl: string): Finding[] {
  const type = attributes.type ?? '';
  const isInsecure = pageUrl.startsWith('https:') && src.startsWith('http:');
  return [
    // Consent managers and optimisers change the type, and run it later or never.
    ...(JAVASCRIPT.test(type) ? [] : [{ code: 'tag_not_run', detail: type } as const]),
    ...(isInsecure ? [{ code: 'tag_insecure', detail: src } as const] : []),
    // The script changes with its settings.
    ...(attributes.integrity ? [{ code: 'has_integrity' } as const] : []),
  ];
}

function policyFaults(
  { src, attributes }: ScriptTag,
  pageUrl: string,
  policies: readonly string[],
  { beaconUrl, firstParty }: ExpectedScript,
): Finding[] {
  const script = refusingDirective(policies, 'script', { url: src, pageUrl, nonce: attributes.nonce });
  const isOwn = new URL(src).origin !== new URL(beaconUrl).origin;
  const endpoint = isOwn
    ? new URL(`${firstParty.path}/${firstParty.endpoint}`, pageUrl)
    : new URL('/b', beaconUrl);
  const beacons = refusingDirective(policies, 'connect', { url: endpoint.href, pageUrl });
  return [
    ...(script === undefined ? [] : [{ code: 'csp_blocks_script', detail: script } as const]),
    ...(beacons === undefined ? [] : [{ code: 'csp_blocks_beacons', detail: beacons } as const]),
  ];
}

function hostnameFault(pageUrl: string, { hostnames }: ExpectedScript): Finding[] {
  const hostname = plainHostname(new URL(pageUrl).hostname);
  return isAllowedHostname(hostname, hostnames) ? [] : [{ code: 'hostname_not_counted', detail: hostname }];
}
