import { call } from './client.ts';

/** Makes an address under which another account's owner takes the site. */
export function offerSite(site: string) {
  return call('post', '/api/transfers', { body: { site_id: site } });
}

/** Which site the address of an offer is about. */
export function getOffer(token: string, signal?: AbortSignal) {
  return call('get', '/api/transfers/{token}', { path: { token }, signal });
}

export function acceptOffer(token: string, account: string | undefined) {
  return call('post', '/api/transfers/{token}/accept', { path: { token }, body: { account } });
}

/** Until when the site is offered to somebody; null: it is not. */
export function getOwnOffer(site: string, signal?: AbortSignal) {
  return call('get', '/api/transfers', { query: { site_id: site }, signal });
}

/** Ends the offer of a site. */
export function withdrawOffer(site: string) {
  return call('delete', '/api/transfers', { body: { site_id: site } });
}
