import { cleanText, cutBytes } from './text.ts';

/** Where an event happened, and what the page's URL says of where the visitor came from. */
export interface PageAddress {
  hostname: string;
  pathname: string;
  query: URLSearchParams;
}

/** The hostname of pages that have none (`file:`). */
export const NO_HOSTNAME = '(none)';
const MAX_PATHNAME_BYTES = 2000;

/** The address of a page's absolute URL; undefined for anything that is not the URL of a page. */
export function parsePageUrl(text: string): PageAddress | undefined {
  const url = URL.parse(text);
  if (!url) return undefined;
  if (url.hostname === '' && url.protocol !== 'file:') return undefined;
  return {
    hostname: url.hostname === '' ? NO_HOSTNAME : plainHostname(url.hostname),
    pathname: plainPathname(url.pathname),
    query: url.searchParams,
  };
}

/** A hostname as it is stored, from one given outright (a port is left out); undefined when it is none. */
export function parseHostname(text: string): string | undefined {
  if (text === NO_HOSTNAME) return NO_HOSTNAME;
  if (/[/?#@\\\s]/.test(text)) return undefined;
  const url = URL.parse(`http://${text}`);
  return url ? plainHostname(url.hostname) : undefined;
}

/** Lower case, without `www.` and without the dot of the root. */
export function plainHostname(hostname: string): string {
  return hostname
    .toLowerCase()
    .replace(/^www\./, '')
    .replace(/\.$/, '');
}

/** A path as it is stored: decoded where it can be, at most 2000 bytes, never with query or fragment. */
export function plainPathname(path: string): string {
  const bare = path.replace(/[?#].*$/s, '');
  const rooted = bare.startsWith('/') ? bare : `/${bare}`;
  return cutBytes(cleanText(decode(rooted)), MAX_PATHNAME_BYTES).trimEnd();
}

/** Decodes each run of %XX that is valid UTF-8 and leaves the others as they are. */
function decode(path: string): string {
  if (!path.includes('%')) return path;
  return path.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });
}
