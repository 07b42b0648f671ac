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

/** Until when the site is offered to somebody; null: it is not. */
export function getOwnOffer(site: string, signal?: AbortSignal): Promise<{ expires_at: string | null }> {
  return request(`${API}?site_id=${encodeURIComponent(site)}`, { signal });
}

/** Ends the offer of a site. */
export function withdrawOffer(site: string): Promise<unknown> {
  return request(API, { method: 'DELETE', body: { site_id: site } });
}
