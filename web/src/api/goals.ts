import { call } from './client.ts';
import type { Schema } from './operation.ts';

export type Goal = Schema<'Goal'>;

/** The goals of a site. */
export async function getGoals(site: string, signal?: AbortSignal): Promise<Goal[]> {
  const query = { limit: 1000, site_id: site };
  return (await call('get', '/api/v1/sites/goals', { query, signal })).goals;
}
