import { call } from './client.ts';
import type { BodyOf, Schema } from './operation.ts';

/** An address under which others read a site's dashboard. */
export type SharedLink = Schema<'SharedLink'>;
export type NewLink = Omit<BodyOf<'put', '/api/v1/sites/shared-links'>, 'site_id'>;

export async function getSharedLinks(site: string, signal?: AbortSignal): Promise<SharedLink[]> {
  return (await call('get', '/api/v1/sites/shared-links', { query: { site_id: site }, signal })).shared_links;
}

/** Makes a link, or changes the one of its name. */
export function putSharedLink(site: string, link: NewLink): Promise<SharedLink> {
  return call('put', '/api/v1/sites/shared-links', { body: { site_id: site, ...link } });
}

export function deleteSharedLink(site: string, id: string) {
  return call('delete', '/api/v1/sites/shared-links/{link_id}', {
    path: { link_id: id },
    query: { site_id: site },
  });
}
