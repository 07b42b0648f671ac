import { call } from './client.ts';
import type { AnswerOf } from './operation.ts';

/** What reading a site's numbers takes. */
export type ReadableSite = AnswerOf<'get', '/api/shared-site'>;
/** A site, and what the reader is to it. */
export type Site = AnswerOf<'get', '/api/sites'>[number];

/** What a site is called: by the name it was given, else its domain. Whoever comes by a link knows the domain alone. */
export function siteName(site: ReadableSite | Site): string {
  return ('display_name' in site && site.display_name) || site.domain;
}

/** The sites of whoever is signed in. */
export function getSites(signal?: AbortSignal): Promise<Site[]> {
  return call('get', '/api/sites', { signal });
}

/** The site that the link in the page's address opens; ApiError 401 when it opens none. */
export function getSharedSite(signal?: AbortSignal): Promise<ReadableSite> {
  return call('get', '/api/shared-site', { signal });
}

/** Opens a link that asks for a password; ApiError `wrong_password` when it is another. */
export function unlockLink(password: string) {
  return call('post', '/api/shared-site/unlock', { body: { password } });
}
