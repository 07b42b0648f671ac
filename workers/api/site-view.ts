import type { Site } from '../../db/sites.ts';

/** A site as the API shows it. */
export interface SiteView {
  /** `site_…` */
  site_id: string;
  domain: string;
  timezone: string;
  key: string;
  /** For the `<script src>` on the site's pages. */
  script_url: string;
}

/** The public face of a site; its secret and its number stay inside. */
export function viewSite(site: Site, beaconUrl: string): SiteView {
  return {
    site_id: site.publicId,
    domain: site.domain,
    timezone: site.timezone,
    key: site.key,
    script_url: new URL(`/js/${site.key}.js`, beaconUrl).href,
  };
}
