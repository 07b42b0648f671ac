import { and, asc, eq, inArray, or, sql } from 'drizzle-orm';
import type { SiteConfig } from '../core/site.ts';
import type { Database } from './database.ts';
import { sites } from './schema.ts';

export type Site = typeof sites.$inferSelect;

/** What the reader may see; a site outside of it is answered as if it did not exist. */
export interface SiteAccess {
  /** null = every account (the operator). */
  accountId: number | null;
  /** null = every site of the account. */
  siteId: number | null;
}

/** Creates a site; undefined when the domain is taken. */
export async function createSite(db: Database, site: typeof sites.$inferInsert): Promise<Site | undefined> {
  return await db.insert(sites).values(site).onConflictDoNothing({ target: sites.domain }).returning().get();
}

/** The site of a domain or public id (`site_…`), if `access` covers it. */
export async function findSite(
  db: Database,
  domainOrPublicId: string,
  access: SiteAccess,
): Promise<Site | undefined> {
  const named = or(eq(sites.domain, domainOrPublicId), eq(sites.publicId, domainOrPublicId));
  return await db
    .select()
    .from(sites)
    .where(and(named, ...within(access)))
    .get();
}

/** The sites, of those `access` covers, under the domains and public ids they were asked for by. One statement. */
export async function findSites(
  db: Database,
  names: readonly string[],
  access: SiteAccess,
): Promise<Map<string, Site>> {
  if (names.length === 0) return new Map();
  // One parameter: D1 binds at most 100.
  const asked = sql`(SELECT value FROM json_each(${JSON.stringify(names)}))`;
  const named = or(inArray(sites.domain, asked), inArray(sites.publicId, asked));
  const found = await db
    .select()
    .from(sites)
    .where(and(named, ...within(access)));
  return new Map(
    found.flatMap((site): [string, Site][] => [
      [site.domain, site],
      [site.publicId, site],
    ]),
  );
}

/** All sites `access` covers, by domain. */
export async function listSites(db: Database, access: SiteAccess): Promise<Site[]> {
  return await db
    .select()
    .from(sites)
    .where(and(...within(access)))
    .orderBy(asc(sites.domain));
}

/** What ingest must know of a site. */
export function siteConfig(site: Site): SiteConfig {
  return {
    siteId: site.id,
    publicId: site.publicId,
    key: site.key,
    domain: site.domain,
    timezone: site.timezone,
    hostnames: site.hostnames,
    visitorSecret: site.visitorSecret,
    dropDatacentre: site.dropDatacentre,
    blocked: site.blocked,
  };
}

function within(access: SiteAccess) {
  return [
    ...(access.accountId === null ? [] : [eq(sites.accountId, access.accountId)]),
    ...(access.siteId === null ? [] : [eq(sites.id, access.siteId)]),
  ];
}
