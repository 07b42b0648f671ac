import { request } from './client.ts';

/** A goal as far as pages name it. */
export interface Goal {
  id: string;
  display_name: string;
}

/** The goals of a site. */
export async function getGoals(site: string, signal?: AbortSignal): Promise<Goal[]> {
  const path = `/api/v1/sites/goals?limit=1000&site_id=${encodeURIComponent(site)}`;
  return (await request<{ goals: Goal[] }>(path, { signal })).goals;
}
