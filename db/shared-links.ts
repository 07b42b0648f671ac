import { and, asc, eq, gt, isNull, or } from 'drizzle-orm';
import type { Database } from './database.ts';
import { sharedLinks, sites } from './schema.ts';

/** An address under which others read a site's dashboard; `slug` is the secret in it. */
export interface SharedLink {
  id: number;
  name: string;
  slug: string;
  /** workers/api/password.ts; null: the address is enough. */
  passwordHash: string | null;
  /** What is shown is this part of the site; null: all. */
  segmentId: number | null;
  /** Epoch ms; null: never. */
  expiresAt: number | null;
}

/** What an owner sets of a link. */
export type LinkSettings = Pick<SharedLink, 'passwordHash' | 'segmentId' | 'expiresAt'>;

const LINK = {
  id: sharedLinks.id,
  name: sharedLinks.name,
  slug: sharedLinks.slug,
  passwordHash: sharedLinks.passwordHash,
  segmentId: sharedLinks.segmentId,
  expiresAt: sharedLinks.expiresAt,
};

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
  { now, ...link }: { name: string; slug: string; now: number } & Partial<LinkSettings>,
): Promise<SharedLink | undefined> {
  return await db
    .insert(sharedLinks)
    .values({ siteId, ...link, createdAt: now })
    .onConflictDoNothing()
    .returning(LINK)
    .get();
}

/** Sets what is named of a link, and leaves the rest. */
export async function setSharedLink(
  db: Database,
  id: number,
  settings: Partial<LinkSettings>,
): Promise<SharedLink> {
  return await db.update(sharedLinks).set(settings).where(eq(sharedLinks.id, id)).returning(LINK).get();
}

/** Ends a link; false when the site has none of this number. */
export async function deleteSharedLink(db: Database, siteId: number, id: number): Promise<boolean> {
  const result = await db
    .delete(sharedLinks)
    .where(and(eq(sharedLinks.siteId, siteId), eq(sharedLinks.id, id)));
  return result.meta.changes > 0;
}

/** Which site an address opens, how much of it, and what stands before it. */
export interface LinkedSite {
  /** null: the site is public. */
  linkId: number | null;
  siteId: number;
  accountId: number;
  passwordHash: string | null;
  segmentId: number | null;
}

/** Which site a slug opens; undefined when no link has it, the link is over (`now` in epoch ms), or its site is deleted. */
export async function findLinkedSite(
  db: Database,
  slug: string,
  now: number,
): Promise<LinkedSite | undefined> {
  const lasts = or(isNull(sharedLinks.expiresAt), gt(sharedLinks.expiresAt, now));
  return await db
    .select({
      linkId: sharedLinks.id,
      siteId: sites.id,
      accountId: sites.accountId,
      passwordHash: sharedLinks.passwordHash,
      segmentId: sharedLinks.segmentId,
    })
    .from(sharedLinks)
    .innerJoin(sites, eq(sites.id, sharedLinks.siteId))
    .where(and(eq(sharedLinks.slug, slug), lasts, isNull(sites.deletedAt)))
    .get();
}

/** The site of a domain, if its owner shows it to everybody. */
export async function findPublicSite(db: Database, domain: string): Promise<LinkedSite | undefined> {
  const site = await db
    .select({ siteId: sites.id, accountId: sites.accountId })
    .from(sites)
    .where(and(eq(sites.domain, domain), eq(sites.isPublic, true), isNull(sites.deletedAt)))
    .get();
  return site && { ...site, linkId: null, passwordHash: null, segmentId: null };
}
