import { request } from './client.ts';

/** When a version of a site went on line. */
export interface Deploy {
  id: string;
  version: string;
  /** ISO 8601. */
  at: string;
  description: string;
  url: string;
}

/** The deploys of the last year, oldest first. */
export async function getDeploys(siteId: string, signal?: AbortSignal): Promise<Deploy[]> {
  const query = `site_id=${encodeURIComponent(siteId)}`;
  const { deploys } = await request<{ deploys: Deploy[] }>(`/api/v1/deploys?${query}`, { signal });
  return deploys;
}
