import type { Context } from 'hono';
import type { AuthenticatedEnv } from './context.ts';
import { ApiError } from './errors.ts';
import { readableSite } from './readable-site.ts';

/** A site as the query engine takes it. */
export interface AskedSite {
  siteId: number;
  domain: string;
  timezone: string;
}

/** The site of `?site_id=`, if it may be read. */
export async function askedSite(c: Context<AuthenticatedEnv>): Promise<AskedSite> {
  const name = c.req.query('site_id');
  if (!name) throw new ApiError('invalid_request', 'Name the site with ?site_id=.');
  const { id, domain, timezone } = await readableSite(c.get('services'), c.get('principal'), name);
  return { siteId: id, domain, timezone };
}
