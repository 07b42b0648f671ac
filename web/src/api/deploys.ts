import type { Estimate, Verdict } from '../../../core/vitals/verdict.ts';
import type { Vital } from '../../../core/vitals/vitals.ts';
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

/** Vitals before and after a deploy, of the site (`route` null) and its busiest routes. */
export interface DeployEffect {
  deploy: Deploy;
  /** ISO 8601. */
  before: { from: string; to: string };
  after: { from: string; to: string };
  other_deploys: Deploy[];
  results: {
    route: string | null;
    vitals: Record<Vital, { before: Estimate | null; after: Estimate | null; verdict: Verdict }>;
  }[];
}

/** What became of the vitals in the week after a deploy. */
export function getDeployEffect(
  siteId: string,
  deployId: string,
  signal?: AbortSignal,
): Promise<DeployEffect> {
  const query = `site_id=${encodeURIComponent(siteId)}`;
  return request(`/api/v1/deploys/${encodeURIComponent(deployId)}/effect?${query}`, { signal });
}
