import { request } from './client.ts';
import type { ApiFilter } from './query.ts';

/** Filters under a name. */
export interface Segment {
  id: number;
  name: string;
  type: 'personal' | 'site';
  filters: ApiFilter[];
}

const PATH = '/api/v1/sites/segments';

/** The segments that the reader sees, oldest first. */
export async function getSegments(site: string, signal?: AbortSignal): Promise<Segment[]> {
  const path = `${PATH}?limit=500&site_id=${encodeURIComponent(site)}`;
  return (await request<{ segments: Segment[] }>(path, { signal })).segments;
}

/** Saves a new segment, or with `id` changes one. */
export function saveSegment(
  site: string,
  { id, ...segment }: Omit<Segment, 'id'> & { id?: number },
): Promise<Segment> {
  const body = { site_id: site, ...segment };
  return id === undefined ? request(PATH, { body }) : request(`${PATH}/${id}`, { body, method: 'PUT' });
}

/** Forgets a segment. */
export function deleteSegment(site: string, id: number): Promise<unknown> {
  return request(`${PATH}/${id}?site_id=${encodeURIComponent(site)}`, { method: 'DELETE' });
}
