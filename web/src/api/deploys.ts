import { call } from './client.ts';
import type { AnswerOf, Schema } from './operation.ts';

/** When a version of a site went on line. */
export type Deploy = Schema<'Deploy'>;
/** Vitals before and after a deploy, of the site (`route` null) and its busiest routes. */
export type DeployEffect = AnswerOf<'get', '/api/v1/deploys/{deploy_id}/effect'>;

/** The deploys of the last year, oldest first. */
export async function getDeploys(siteId: string, signal?: AbortSignal): Promise<Deploy[]> {
  return (await call('get', '/api/v1/deploys', { query: { site_id: siteId }, signal })).deploys;
}

/** What became of the vitals in the week after a deploy. */
export function getDeployEffect(
  siteId: string,
  deployId: string,
  signal?: AbortSignal,
): Promise<DeployEffect> {
  return call('get', '/api/v1/deploys/{deploy_id}/effect', {
    path: { deploy_id: deployId },
    query: { site_id: siteId },
    signal,
  });
}
