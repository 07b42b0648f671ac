import type { TrackerSettings } from '../../core/tracker-settings.ts';
import { changeZone, MAX_ZONE_CHANGES } from '../../core/zone-change.ts';
import {
  findSite,
  renameSite,
  type Site,
  type SiteSettings,
  setSiteSettings,
  setSiteZones,
  setTracker,
} from '../../db/sites.ts';
import { ApiError } from './errors.ts';
import { domainTaken, publishSite } from './make-site.ts';
import { siteNotFound } from './readable-site.ts';
import type { Services } from './services.ts';

/** Tries of a change that others get in the way of. */
const TRIES = 3;

/** What is to be another; what is not named stays. */
export interface SiteChange {
  domain?: string;
  timezone?: string;
  /** Of the script. */
  tracker?: Partial<TrackerSettings>;
  settings?: Partial<SiteSettings>;
}

/**
 * Gives a site another domain, script or setting at once, another time zone from a local midnight on. Publishes the config even if nothing
 * changed: a first try may have ended before it did.
 */
export async function changeSite(
  services: Services,
  site: Site,
  { domain, timezone, tracker, settings = {} }: SiteChange,
): Promise<Site> {
  let changed: Site | undefined = site;
  if (tracker !== undefined) changed = await setTracker(services.db, site.id, tracker);
  if (Object.keys(settings).length > 0) changed = await setSiteSettings(services.db, site.id, settings);
  if (timezone !== undefined) changed = await moveSite(services, changed, timezone);
  if (domain !== undefined) changed = await renameSite(services.db, site.id, domain);
  if (!changed) throw domainTaken(domain ?? '');
  await publishSite(services, changed);
  return changed;
}

async function moveSite(services: Services, site: Site, timezone: string): Promise<Site> {
  const { db, now } = services;
  let read = site;
  for (let tries = 1; tries <= TRIES; tries++) {
    const { timezone: newest, former } = changeZone(
      { timezone: read.timezone, former: read.formerZones },
      timezone,
      now(),
    );
    if (former.length > MAX_ZONE_CHANGES) {
      throw new ApiError(
        'invalid_request',
        `A site can change its time zone ${MAX_ZONE_CHANGES} times; this one has.`,
      );
    }
    const moved = await setSiteZones(db, read, { timezone: newest, formerZones: former });
    if (moved) return moved;
    const again = await findSite(db, site.publicId, { accountIds: null, siteIds: [site.id] });
    if (!again) throw siteNotFound();
    read = again;
  }
  throw new ApiError('invalid_request', 'Somebody else is changing this site. Try again.');
}

/** From when on the newest time zone is in force (ISO 8601), if that is still to come. */
export function zoneStart({ formerZones }: Site, now: number): string | undefined {
  const until = formerZones.at(-1)?.until ?? 0;
  return until > now ? new Date(until).toISOString() : undefined;
}
