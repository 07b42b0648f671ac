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

/** The parts of a site's dashboard, which its shared links open, too; traffic is what the bare address shows. */
export const SECTIONS = ['traffic', 'live', 'funnels', 'journeys', 'retention', 'performance'] as const;
export type Section = (typeof SECTIONS)[number];

function sectionPath(section: Section): string {
  return section === 'traffic' ? '' : `/${section}`;
}

/** The pattern of a section's address, as routes.tsx has those of other pages. */
export function sectionPattern(section: Section): string {
  return `/sites/:domain${sectionPath(section)}`;
}

/** Where shared dashboards are: as pages, and within pages of others. */
export type SharedPlace = 'share' | 'embed';

/** The addresses of the app. */
export const addresses = {
  /** Leads on to the sites; `/` is the public page. */
  home: '/app',
  landing: '/',
  signIn: '/sign-in',
  signUp: '/sign-up',
  forgotPassword: '/forgot-password',
  profile: '/settings/profile',
  security: '/settings/security',
  team: '/settings/team',
  sso: '/settings/sso',
  account: '/settings/account',
  invitation: '/invitation',
  sites: '/sites',
  newSite: '/sites/new',
  keys: '/settings/keys',
  audit: '/settings/audit',
  deleteMe: '/settings/profile/delete',
  deleteAccount: (id: string) => `/settings/account/delete/${encodeURIComponent(id)}`,
  undoDeletion: '/undo-deletion',
  goodbye: (until: string) => `/goodbye?until=${encodeURIComponent(until)}`,
  unsubscribe: '/unsubscribe',
  /** The admin area; a table of it; a row of that. */
  admin: (model?: string, id?: string) => ['/admin', model, id].flatMap((part) => part ?? []).join('/'),
  settings: (domain: string, section?: string) =>
    `/sites/${encodeURIComponent(domain)}/settings${section === undefined ? '' : `/${section}`}`,
  site: (domain: string, search = '', section: Section = 'traffic') =>
    `/sites/${encodeURIComponent(domain)}${sectionPath(section)}${search}`,
  /** Of a public dashboard the domain is its own link. */
  shared: (
    domain: string,
    link: string,
    search = '',
    section: Section = 'traffic',
    place: SharedPlace = 'share',
  ) => {
    const auth = link === domain ? '' : `?auth=${encodeURIComponent(link)}`;
    const query = auth === '' ? search : auth + search.replace('?', '&');
    return `/${place}/${encodeURIComponent(domain)}${sectionPath(section)}${query}`;
  },
};

/** What a pattern's `:names` stand for in a path, decoded; null when the path is another one. `:name` is one part of it. */
export function matchPath(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/');
  const given = path.replace(/(?<=.)\/$/, '').split('/');
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = decoded(given[index] ?? '');
    if (value === null || (part.startsWith(':') ? value === '' : value !== part)) return null;
    if (part.startsWith(':')) params[part.slice(1)] = value;
  }
  return params;
}

function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}

/** The section that the address of a dashboard names, `/sites/<domain>/<section>` or shared; null for other pages. */
export function sectionOfPath(path: string): Section | null {
  const match = /^\/(?:sites|share|embed)\/[^/]+(\/[^/]+)?\/?$/.exec(path);
  return (match && SECTIONS.find((section) => sectionPath(section) === (match[1] ?? ''))) ?? null;
}

/** The domain in `/sites/<domain>` and everything below it, or null when the path is another one. */
export function siteOfPath(path: string): string | null {
  if (path === addresses.newSite) return null;
  const match = /^\/sites\/([^/]+)/.exec(path);
  return match?.[1] ? decoded(match[1]) : null;
}

/** What opens `/share/<domain>` or `/embed/<domain>`, of any section: the secret in `?auth=`, else the domain; null elsewhere. */
export function linkOfUrl(path: string, search: string): string | null {
  const domain = /^\/(?:share|embed)\/([^/]+)/.exec(path)?.[1];
  if (domain === undefined || sectionOfPath(path) === null) return null;
  return new URLSearchParams(search).get('auth') ?? decoded(domain);
}

/** Where the shared dashboard of an address is. */
export function placeOfPath(path: string): SharedPlace {
  return path.startsWith('/embed/') ? 'embed' : 'share';
}

/**
 * Only a path of this origin may be gone to after sign-in: `//evil.example` and `/\evil.example` are none, nor are they with
 * a tab or a line break within, which browsers take out.
 */
export function safeNext(next: string | null): string {
  return next && /^\/(?![/\\])[^\t\r\n]*$/.test(next) ? next : addresses.home;
}
