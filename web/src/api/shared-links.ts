import { request } from './client.ts';

/** An address under which others read a site's dashboard. */
export interface SharedLink {
  id: string;
  name: string;
  url: string;
  /** For an `<iframe>`. */
  embed_url: string;
  has_password: boolean;
  segment_id: number | null;
  /** ISO 8601. */
  expires_at: string | null;
}

export interface NewLink {
  name: string;
  password?: string;
  segment_id?: number;
  expires_at?: string;
}

const API = '/api/v1/sites/shared-links';

export async function getSharedLinks(site: string, signal?: AbortSignal): Promise<SharedLink[]> {
  const url = `${API}?site_id=${encodeURIComponent(site)}`;
  return (await request<{ shared_links: SharedLink[] }>(url, { signal })).shared_links;
}

/** Makes a link, or changes the one of its name. */
export function putSharedLink(site: string, link: NewLink): Promise<SharedLink> {
  return request(API, { method: 'PUT', body: { site_id: site, ...link } });
}

export function deleteSharedLink(site: string, id: string): Promise<unknown> {
  return request(`${API}/${id}?site_id=${encodeURIComponent(site)}`, { method: 'DELETE' });
}
