import { apiFilters, type Filter } from '../state/filter.ts';
import { call } from './client.ts';
import type { Schema } from './operation.ts';

/** What goes on at a site, as `GET /api/v2/live` tells it. */
export type LiveView = Schema<'LiveAnswer'>;
export type LiveRow = LiveView['pages'][number];

/** Who is there now, of the visits that pass the filters. */
export function getLive(site: string, filters: Filter[], signal?: AbortSignal): Promise<LiveView> {
  const asked = filters.length > 0 ? JSON.stringify(apiFilters(filters)) : undefined;
  return call('get', '/api/v2/live', { query: { site_id: site, filters: asked }, signal });
}
