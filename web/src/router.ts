import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();

function subscribe(listener: () => void) {
  listeners.add(listener);
  window.addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('popstate', listener);
  };
}

function currentUrl() {
  return window.location.pathname + window.location.search;
}

/** Path and query of the page; the component renders again when they change. */
export function useLocation(): { path: string; search: string } {
  const url = useSyncExternalStore(subscribe, currentUrl);
  const [path = '/', search = ''] = url.split(/(?=\?)/, 2);
  return { path, search };
}

/** Goes to an address of the app; `replace` keeps the back button out of it. */
export function navigate(url: string, { replace = false } = {}): void {
  if (url === currentUrl()) return;
  if (replace) window.history.replaceState(null, '', url);
  else window.history.pushState(null, '', url);
  for (const listener of listeners) listener();
}

/** The parts of a site's dashboard; traffic is what its bare address shows. */
export const SECTIONS = ['traffic', 'performance'] as const;
export type Section = (typeof SECTIONS)[number];

function sectionPath(section: Section): string {
  return section === 'traffic' ? '' : `/${section}`;
}

/** The addresses of the app. */
export const addresses = {
  home: '/',
  signIn: '/sign-in',
  sites: '/sites',
  site: (domain: string, search = '', section: Section = 'traffic') =>
    `/sites/${encodeURIComponent(domain)}${sectionPath(section)}${search}`,
  shared: (domain: string, link: string, search = '', section: Section = 'traffic') =>
    `/share/${encodeURIComponent(domain)}${sectionPath(section)}?auth=${encodeURIComponent(link)}${search.replace('?', '&')}`,
};

/** The section that the address of a dashboard names. */
export function sectionOfPath(path: string): Section {
  return SECTIONS.find((section) => section === path.split('/')[3]) ?? 'traffic';
}

/** The domain in `/sites/<domain>` or `/sites/<domain>/performance`, or null when the path is another one. */
export function siteOfPath(path: string): string | null {
  const match = /^\/sites\/([^/]+)(?:\/performance)?\/?$/.exec(path);
  if (!match?.[1]) return null;
  try {
    return decodeURIComponent(match[1]);
  } catch {
    return null;
  }
}

/** The secret in `/share/<domain>?auth=<secret>`, of any section, or null when the address is another one. */
export function linkOfUrl(path: string, search: string): string | null {
  return /^\/share\/[^/]+(?:\/performance)?\/?$/.test(path)
    ? (new URLSearchParams(search).get('auth') ?? '')
    : null;
}

/** Only a path of this origin may be gone to after sign-in: `//evil.example` and `/\evil.example` are none. */
export function safeNext(next: string | null): string {
  return next && /^\/(?![/\\])/.test(next) ? next : addresses.home;
}
