import type { Deploy } from '../../../db/deploys.ts';

/** A deploy as the API shows it. */
export function viewDeploy({ id, version, at, description, url }: Deploy) {
  return { id: String(id), version, at: new Date(at).toISOString(), description, url };
}
