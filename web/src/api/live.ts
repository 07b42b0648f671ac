import { apiFilters, type Filter } from '../state/filter.ts';
import { request } from './client.ts';

export interface LiveRow {
  value: string;
  visitors: number;
}

/** What goes on at a site, as `GET /api/v2/live` tells it. */
export interface LiveView {
  visitors: number;
  minutes: { time: string; visitors: number; pageviews: number }[];
  pages: LiveRow[];
  sources: LiveRow[];
  countries: LiveRow[];
  devices: LiveRow[];
  events: {
    time: string;
    name: string;
    page: string;
    source: string;
    country: string;
    device: string;
    visitor: string;
  }[];
}

/** Who is there now, of the visits that pass the filters. */
export function getLive(site: string, filters: Filter[], signal?: AbortSignal): Promise<LiveView> {
  const params = new URLSearchParams({ site_id: site });
  if (filters.length > 0) params.set('filters', JSON.stringify(apiFilters(filters)));
  return request(`/api/v2/live?${params}`, { signal });
}
