import type { Context } from 'hono';
import { siteZone } from '../../core/site.ts';
import type { Zone } from '../../core/zoned-time.ts';
import type { Site } from '../../db/sites.ts';
import type { AuthenticatedEnv } from './context.ts';
import { ApiError } from './errors.ts';
import { readableSite } from './readable-site.ts';

/** A site as the query engine takes it. */
export interface AskedSite {
  siteId: number;
  domain: string;
  timezone: Zone;
  retentionMonths?: number;
}

/** The site of `?site_id=`, if it may be read. */
export async function askedSite(c: Context<AuthenticatedEnv>): Promise<AskedSite> {
  const name = c.req.query('site_id');
  if (!name) throw new ApiError('invalid_request', 'Name the site with ?site_id=.');
  return asAsked(await readableSite(c.get('services'), c.get('principal'), name));
}

/** What the query engine needs to know of a site. */
export function asAsked(site: Site): AskedSite {
  const { id, domain, retentionMonths } = site;
  return {
    siteId: id,
    domain,
    timezone: siteZone(site),
    ...(retentionMonths !== null && { retentionMonths }),
  };
}
