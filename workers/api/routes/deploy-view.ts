import type { Database } from '../../../db/database.ts';
import { type Deploy, listDeploys } from '../../../db/deploys.ts';

const MAX_LISTED = 500;
/** A clock may be ahead, a deploy is not planned here. */
export const MAX_AHEAD_MS = 5 * 60_000;
const YEAR_MS = 366 * 86_400_000;

/** A deploy as the API shows it. */
export function viewDeploy({ id, version, at, description, url }: Deploy) {
  return { id: String(id), version, at: new Date(at).toISOString(), description, url };
}

/** The deploys of a stretch of time (epoch ms), the last year unless named. */
export async function viewDeploys(
  db: Database,
  siteId: number,
  { now, to = now + MAX_AHEAD_MS, from = to - YEAR_MS }: { now: number; from?: number; to?: number },
) {
  const found = await listDeploys(db, siteId, { from, to, limit: MAX_LISTED });
  return found.map(viewDeploy);
}
