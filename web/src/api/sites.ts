import { request } from './client.ts';

export interface Site {
  site_id: string;
  domain: string;
  /** IANA name: the site's days are days there. */
  timezone: string;
  key: string;
  script_url: string;
}

/** The sites of whoever is signed in. */
export function getSites(signal?: AbortSignal): Promise<Site[]> {
  return request('/api/sites', { signal });
}
