/** What ingest must know of a site; KV `SITES` holds it as JSON under `key:<site key>`. */
export interface SiteConfig {
  /** The number ClickHouse rows carry. */
  siteId: number;
  /** `site_…`: the id the API shows. */
  publicId: string;
  /** In the script's URL and in every beacon; public. */
  key: string;
  domain: string;
  /** IANA name; decides which calendar date an event belongs to. */
  timezone: string;
  /** Hostnames whose events count, `*.` allowed as first label; empty = all. */
  hostnames: string[];
  /** Hex; keys the hash of visitor ids that the site owner gives. */
  visitorSecret: string;
  /** Datacentre traffic is kept unless the owner drops it. */
  dropDatacentre: boolean;
  /** Set when the site must not take events (over quota, deleted). */
  blocked: boolean;
}

/** KV key of a site's config. */
export function siteConfigKey(key: string): string {
  return `key:${key}`;
}
