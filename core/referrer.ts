import { plainHostname, plainPathname } from './page-address.ts';

/** A page of another site that led here. */
export interface Referrer {
  /** Lower case, no `www.`; for an Android app its package. */
  host: string;
  path: string;
  /** As it is stored: host and path, `android-app://` before the package of an app, never a query. */
  stored: string;
}

const ANDROID = 'android-app:';

/** The referrer of a visit to `hostname`; undefined when there is none, it is the site itself or it is no page. */
export function parseReferrer(text: string, hostname: string): Referrer | undefined {
  const url = URL.parse(text);
  if (!url || !['http:', 'https:', ANDROID].includes(url.protocol)) return undefined;
  const host = plainHostname(url.hostname);
  if (host === '' || host === hostname || host === 'localhost') return undefined;
  const path = plainPathname(url.pathname).replace(/\/$/, '');
  const scheme = url.protocol === ANDROID ? `${ANDROID}//` : '';
  return { host, path, stored: `${scheme}${host}${path}` };
}
