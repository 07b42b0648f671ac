import type { Saved } from '../core/query/query.ts';
import { siteZone } from '../core/site.ts';
import type { Zone } from '../core/zoned-time.ts';
import type { Site } from './sites.ts';

/** A site as the query engine takes it. */
export interface AskedSite extends Saved {
  siteId: number;
  domain: string;
  timezone: Zone;
  retentionMonths?: number;
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
