import { call } from './client.ts';
import type { QueryAnswer, QueryBody } from './query.ts';

/** Runs one query. */
export function runQuery(body: QueryBody, signal?: AbortSignal): Promise<QueryAnswer> {
  return call('post', '/api/v2/query', { body, signal });
}

/** Visitors of the last five minutes. */
export function getLiveVisitors(siteId: string, signal?: AbortSignal): Promise<number> {
  return call('get', '/api/v1/stats/realtime/visitors', { query: { site_id: siteId }, signal });
}
