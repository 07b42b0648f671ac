import { call } from './client.ts';
import type { BodyOf, Schema } from './operation.ts';

/** A step as `POST /api/v2/funnel` takes it. */
export type ApiStep = SavedFunnel['steps'][number];
export type SavedFunnel = Schema<'Funnel'>;
export type FunnelShape = Omit<SavedFunnel, 'id' | 'name'>;
export type FunnelAnswer = Schema<'FunnelAnswer'>;
export type JourneyAnswer = Schema<'JourneyAnswer'>;
export type RetentionAnswer = Schema<'RetentionAnswer'>;

/** How far visitors get. */
export function askFunnel(
  body: BodyOf<'post', '/api/v2/funnel'>,
  signal?: AbortSignal,
): Promise<FunnelAnswer> {
  return call('post', '/api/v2/funnel', { body, signal });
}

/** Which way visits take. */
export function askJourney(
  body: BodyOf<'post', '/api/v2/journey'>,
  signal?: AbortSignal,
): Promise<JourneyAnswer> {
  return call('post', '/api/v2/journey', { body, signal });
}

/** Who came back. */
export function askRetention(
  body: BodyOf<'post', '/api/v2/retention'>,
  signal?: AbortSignal,
): Promise<RetentionAnswer> {
  return call('post', '/api/v2/retention', { body, signal });
}

/** The saved funnels of a site, oldest first. */
export async function getFunnels(site: string, signal?: AbortSignal): Promise<SavedFunnel[]> {
  const query = { limit: 200, site_id: site };
  return (await call('get', '/api/v1/sites/funnels', { query, signal })).funnels;
}

/** Saves a new funnel, or with `id` changes one. */
export function saveFunnel(
  site: string,
  { id, ...funnel }: Omit<SavedFunnel, 'id'> & { id?: number },
): Promise<SavedFunnel> {
  const body = { site_id: site, ...funnel };
  return id === undefined
    ? call('post', '/api/v1/sites/funnels', { body })
    : call('put', '/api/v1/sites/funnels/{funnel_id}', { path: { funnel_id: String(id) }, body });
}

/** Forgets a funnel. */
export function deleteFunnel(site: string, id: number) {
  return call('delete', '/api/v1/sites/funnels/{funnel_id}', {
    path: { funnel_id: String(id) },
    query: { site_id: site },
  });
}
