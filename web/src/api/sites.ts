import type { Role } from '../../../core/team/role.ts';
import { request } from './client.ts';

/** What reading a site's numbers takes. */
export interface ReadableSite {
  site_id: string;
  domain: string;
  /** IANA name: the site's days are days there. */
  timezone: string;
}

export interface Site extends ReadableSite {
  key: string;
  script_url: string;
  /** What people call it; '' = by its domain. */
  display_name: string;
  /** `account_…`; null: the reader is a guest of this site alone. */
  account: string | null;
  /** What the reader is to it. */
  role: Role;
}

/** What a site is called: by the name it was given, else its domain. Whoever comes by a link knows the domain alone. */
export function siteName(site: ReadableSite | Site): string {
  return ('display_name' in site && site.display_name) || site.domain;
}

/** The sites of whoever is signed in. */
export function getSites(signal?: AbortSignal): Promise<Site[]> {
  return request('/api/sites', { signal });
}

/** The site that the link in the page's address opens; ApiError 401 when it opens none. */
export function getSharedSite(signal?: AbortSignal): Promise<ReadableSite> {
  return request('/api/shared-site', { signal });
}

/** Opens a link that asks for a password; ApiError `wrong_password` when it is another. */
export function unlockLink(password: string): Promise<{ proof: string }> {
  return request('/api/shared-site/unlock', { body: { password } });
}
