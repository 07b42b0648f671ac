import { and, asc, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import type { Shields } from '../core/shield/shields.ts';
import type { SiteConfig } from '../core/site.ts';
import type { TrackerSettings } from '../core/tracker-settings.ts';
import type { Database } from './database.ts';
import { accounts, sites } from './schema.ts';

export type Site = typeof sites.$inferSelect;

/** What the reader may see: what both lists cover, and the sites of a guest. A site outside of it is answered as if it did not exist. */
export interface SiteAccess {
  /** null = every account (the operator). */
  accountIds: readonly number[] | null;
  /** null = every site of these accounts. */
  siteIds: readonly number[] | null;
  /** Sites of whichever account, besides. */
  guestSiteIds?: readonly number[];
}

/** Creates a site; undefined when the domain is taken. */
export async function createSite(db: Database, site: typeof sites.$inferInsert): Promise<Site | undefined> {
  return await db.insert(sites).values(site).onConflictDoNothing({ target: sites.domain }).returning().get();
}

/** Gives a site another domain; undefined when another site has it. */
export async function renameSite(db: Database, id: number, domain: string): Promise<Site | undefined> {
  // One statement, so that no other site can take the domain in between.
  const isFree = sql`NOT EXISTS (SELECT 1 FROM sites AS other WHERE other.domain = ${domain} AND other.id != ${id})`;
  return await db
    .update(sites)
    .set({ domain })
    .where(and(eq(sites.id, id), isFree))
    .returning()
    .get();
}

/**
 * Gives a site other zones (see changeZone); undefined when somebody else changed them since `site` was read.
 */
export async function setSiteZones(
  db: Database,
  site: Site,
  zones: Pick<Site, 'timezone' | 'formerZones'>,
): Promise<Site | undefined> {
  const asRead = [
    eq(sites.id, site.id),
    eq(sites.timezone, site.timezone),
    eq(sites.formerZones, site.formerZones),
  ];
  return await db
    .update(sites)
    .set({ timezone: zones.timezone, formerZones: zones.formerZones })
    .where(and(...asRead))
    .returning()
    .get();
}

/** Sets what is named of a site's script, and leaves the rest. */
export async function setTracker(db: Database, id: number, change: Partial<TrackerSettings>): Promise<Site> {
  const tracker = sql`json_patch(tracker, ${JSON.stringify(change)})`;
  return await db.update(sites).set({ tracker }).where(eq(sites.id, id)).returning().get();
}

/** What an owner sets of a site at once and without looking at others. */
export type SiteSettings = Pick<
  Site,
  'hostnames' | 'dropDatacentre' | 'retentionMonths' | 'archivedAt' | 'isPublic' | 'displayName'
>;

/** Sets what is named of a site, and leaves the rest. */
export async function setSiteSettings(
  db: Database,
  id: number,
  settings: Partial<SiteSettings>,
): Promise<Site> {
  return await db.update(sites).set(settings).where(eq(sites.id, id)).returning().get();
}

/** The site of a domain or public id (`site_…`), if `access` covers it. */
export async function findSite(db: Database, name: string, access: SiteAccess): Promise<Site | undefined> {
  return (await findSites(db, [name], access)).get(name);
}

/** The site of a domain, if it takes events now: everybody who visits it may know that. */
export async function findMeasuredSite(db: Database, domain: string): Promise<Site | undefined> {
  const isActive = [eq(sites.blocked, false), isNull(sites.archivedAt), isNull(sites.deletedAt)];
  const found = await db
    .select({ site: sites })
    .from(sites)
    .innerJoin(accounts, eq(accounts.id, sites.accountId))
    .where(and(eq(sites.domain, domain), ...isActive, isNull(accounts.deletedAt)))
    .get();
  return found?.site;
}

/** A site by its number, deleted or not. */
export async function findSiteById(db: Database, id: number): Promise<Site | undefined> {
  return await db.select().from(sites).where(eq(sites.id, id)).get();
}

/** The site of a site key, if `access` covers it. */
export async function findSiteByKey(
  db: Database,
  key: string,
  access: SiteAccess,
): Promise<Site | undefined> {
  return await db
    .select()
    .from(sites)
    .where(and(eq(sites.key, key), ...visible(access)))
    .get();
}

/** Keeps the list, which is one parameter, well below the 2 MB that D1 binds. */
const NAMES_PER_LOOKUP = 2000;
/** Domains and public ids consist of nothing else. */
const NAME = /^[\w.-]{1,253}$/;

/** The sites, of those `access` covers, under the domains and public ids they were asked for by. */
export async function findSites(
  db: Database,
  names: readonly string[],
  access: SiteAccess,
): Promise<Map<string, Site>> {
  const found = new Map<string, Site>();
  const asked = names.filter((name) => NAME.test(name));
  for (let at = 0; at < asked.length; at += NAMES_PER_LOOKUP) {
    const list = sql`(SELECT value FROM json_each(${JSON.stringify(asked.slice(at, at + NAMES_PER_LOOKUP))}))`;
    const named = or(inArray(sites.domain, list), inArray(sites.publicId, list));
    const rows = await db
      .select()
      .from(sites)
      .where(and(named, ...visible(access)));
    for (const site of rows) found.set(site.domain, site).set(site.publicId, site);
  }
  return found;
}

/** All sites `access` covers, by domain. */
export async function listSites(db: Database, access: SiteAccess): Promise<Site[]> {
  return await db
    .select()
    .from(sites)
    .where(and(...visible(access)))
    .orderBy(asc(sites.domain));
}

/** What ingest must know of a site. */
export function siteConfig(site: Site, shields?: Shields): SiteConfig {
  return {
    siteId: site.id,
    publicId: site.publicId,
    key: site.key,
    domain: site.domain,
    timezone: site.timezone,
    ...(site.formerZones.length > 0 && { formerZones: site.formerZones }),
    hostnames: site.hostnames,
    visitorSecret: site.visitorSecret,
    dropDatacentre: site.dropDatacentre,
    ...(Object.keys(site.tracker).length > 0 && { tracker: site.tracker }),
    ...(shields && { shields }),
    blocked: site.blocked || site.deletedAt !== null,
    ...(site.archivedAt !== null && { archived: true }),
  };
}

/** The conditions of what a reader finds: deleted sites are none. */
export function visible(access: SiteAccess) {
  return [isNull(sites.deletedAt), ...within(access)];
}

/** The conditions of what `access` covers, deleted or not. */
export function within({ accountIds, siteIds, guestSiteIds = [] }: SiteAccess) {
  const own = [
    ...(accountIds === null ? [] : [inArray(sites.accountId, idList(accountIds))]),
    ...(siteIds === null ? [] : [inArray(sites.id, idList(siteIds))]),
  ];
  if (guestSiteIds.length === 0 || own.length === 0) return own;
  return [or(and(...own), inArray(sites.id, idList(guestSiteIds)))];
}

/** One parameter, however many they are: D1 binds a hundred. */
function idList(ids: readonly number[]) {
  return sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;
}
