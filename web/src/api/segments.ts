import { call } from './client.ts';
import type { Schema } from './operation.ts';

/** Filters under a name. */
export type Segment = Schema<'Segment'>;

const SEGMENTS = '/api/v1/sites/segments';
const SEGMENT = `${SEGMENTS}/{segment_id}` as const;

/** The segments that the reader sees, oldest first. */
export async function getSegments(site: string, signal?: AbortSignal): Promise<Segment[]> {
  return (await call('get', SEGMENTS, { query: { limit: 500, site_id: site }, signal })).segments;
}

/** Saves a new segment, or with `id` changes one. */
export function saveSegment(
  site: string,
  { id, ...segment }: Omit<Segment, 'id'> & { id?: number },
): Promise<Segment> {
  const body = { site_id: site, ...segment };
  return id === undefined
    ? call('post', SEGMENTS, { body })
    : call('put', SEGMENT, { path: { segment_id: String(id) }, body });
}

/** Forgets a segment. */
export function deleteSegment(site: string, id: number) {
  return call('delete', SEGMENT, { path: { segment_id: String(id) }, query: { site_id: site } });
}
