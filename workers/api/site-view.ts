import type { Role } from '../../core/team/role.ts';
import type { Site } from '../../db/sites.ts';
import type { SignedInUser } from '../../db/users.ts';

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

/** A site as the API shows it to somebody who belongs to it. */
export interface OwnSiteView extends SiteView {
  display_name: string;
  account: string | null;
  role: Role;
}

/** A site with what a user is to it; undefined when she is nothing. */
export function viewOwnSite(
  site: Site,
  { memberships, guestOf }: Pick<SignedInUser, 'memberships' | 'guestOf'>,
  beaconUrl: string,
): OwnSiteView | undefined {
  const membership = memberships.find(({ accountId }) => accountId === site.accountId);
  const role = membership?.role ?? guestOf.find(({ siteId }) => siteId === site.id)?.role;
  if (!role) return undefined;
  const account = membership?.publicId ?? null;
  return { ...viewSite(site, beaconUrl), display_name: site.displayName, account, role };
}

/** What reading a site's numbers takes: all that a shared link or a key learns of it. */
export function viewReadableSite({ publicId, domain, timezone }: Site) {
  return { site_id: publicId, domain, timezone };
}
