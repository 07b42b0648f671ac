import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Database } from './database.ts';
import { sharedLinks, sites } from './schema.ts';

/** An address under which anybody reads a site's dashboard; `slug` is the secret in it. */
export interface SharedLink {
  id: number;
  name: string;
  slug: string;
}

const LINK = { id: sharedLinks.id, name: sharedLinks.name, slug: sharedLinks.slug };

/** A site's shared links, oldest first. */
export async function listSharedLinks(db: Database, siteId: number): Promise<SharedLink[]> {
  return await db
    .select(LINK)
    .from(sharedLinks)
    .where(eq(sharedLinks.siteId, siteId))
    .orderBy(asc(sharedLinks.id));
}

/** The site's link of this name. */
export async function findSharedLink(
  db: Database,
  siteId: number,
  name: string,
): Promise<SharedLink | undefined> {
  const same = and(eq(sharedLinks.siteId, siteId), eq(sharedLinks.name, name));
  return await db.select(LINK).from(sharedLinks).where(same).get();
}

/** Saves a link (`now` in epoch ms); undefined when the site has one of its name. */
export async function createSharedLink(
  db: Database,
  siteId: number,
  { name, slug, now }: { name: string; slug: string; now: number },
): Promise<SharedLink | undefined> {
  return await db
    .insert(sharedLinks)
    .values({ siteId, name, slug, createdAt: now })
    .onConflictDoNothing()
    .returning(LINK)
    .get();
}

/** Ends a link; false when the site has none of this number. */
export async function deleteSharedLink(db: Database, siteId: number, id: number): Promise<boolean> {
  const result = await db
    .delete(sharedLinks)
    .where(and(eq(sharedLinks.siteId, siteId), eq(sharedLinks.id, id)));
  return result.meta.changes > 0;
}

/** Which site a slug opens; undefined when no link has it or its site is deleted. */
export async function findLinkedSite(
  db: Database,
  slug: string,
): Promise<{ linkId: number; siteId: number; accountId: number } | undefined> {
  return await db
    .select({ linkId: sharedLinks.id, siteId: sites.id, accountId: sites.accountId })
    .from(sharedLinks)
    .innerJoin(sites, eq(sites.id, sharedLinks.siteId))
    .where(and(eq(sharedLinks.slug, slug), isNull(sites.deletedAt)))
    .get();
}
