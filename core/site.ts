import type { Shields } from './shield/shields.ts';
import type { TrackerSettings } from './tracker-settings.ts';
import type { FormerZone } from './zone-change.ts';
import type { Zone } from './zoned-time.ts';

/** What ingest must know of a site; KV `SITES` holds it as JSON under `key:<site key>`. */
export interface SiteConfig {
  /** The number ClickHouse rows carry. */
  siteId: number;
  /** `site_…`: the id the API shows. */
  publicId: string;
  /** In the script's URL and in every beacon; public. */
  key: string;
  domain: string;
  /** IANA name of the newest time zone, in force since the last of `formerZones` ended. */
  timezone: string;
  /** The zones before it, if it was ever changed, oldest first; see siteZone. */
  formerZones?: FormerZone[];
  /** Hostnames whose events count, `*.` allowed as first label; empty = all. */
  hostnames: string[];
  /** Hex; keys the hash of visitor ids that the site owner gives. */
  visitorSecret: string;
  /** Datacentre traffic is kept unless the owner drops it. */
  dropDatacentre: boolean;
  /** What the owner set of the site's script; what is not named is at its default. */
  tracker?: Partial<TrackerSettings>;
  /** What the owner keeps out. */
  shields?: Shields;
  /** Set when the site must not take events (over quota, deleted). */
  blocked: boolean;
  /** Set when the owner has closed the site: its numbers stay, nothing comes in. */
  archived?: boolean;
}

/** KV key of a site's config. */
export function siteConfigKey(key: string): string {
  return `key:${key}`;
}

/** KV key of a site's key, by its domain: for trackers of other products, which know nothing else. */
export function siteDomainKey(domain: string): string {
  return `domain:${domain}`;
}

/** The zone that decides which calendar date an event of the site belongs to. */
export function siteZone({ timezone, formerZones = [] }: Pick<SiteConfig, 'timezone' | 'formerZones'>): Zone {
  return formerZones.length === 0 ? timezone : { timezone, former: formerZones };
}
