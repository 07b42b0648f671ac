import { request } from './client.ts';

const API = '/api/transfers';

/** Makes an address under which another account's owner takes the site. */
export function offerSite(site: string): Promise<{ url: string; expires_at: string }> {
  return request(API, { body: { site_id: site } });
}

/** Which site the address of an offer is about. */
export function getOffer(
  token: string,
  signal?: AbortSignal,
): Promise<{ domain: string; from: string; expires_at: string }> {
  return request(`${API}/${encodeURIComponent(token)}`, { signal });
}

export function acceptOffer(token: string, account: string | undefined): Promise<{ domain: string }> {
  return request(`${API}/${encodeURIComponent(token)}/accept`, { body: { account } });
}
