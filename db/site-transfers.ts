import { and, eq, exists, gt, isNull, sql } from 'drizzle-orm';
import type { Database } from './database.ts';
import { accounts, apiKeys, siteGuests, sites, siteTransfers } from './schema.ts';

/** An offer of a site to another account. */
export interface OfferedSite {
  siteId: number;
  domain: string;
  /** The account that offers it. */
  accountId: number;
  accountName: string;
  expiresAt: number;
}

/** Offers a site; an earlier offer of it ends. */
export async function offerSite(db: Database, offer: typeof siteTransfers.$inferInsert): Promise<void> {
  const { siteId, ...set } = offer;
  await db.insert(siteTransfers).values(offer).onConflictDoUpdate({ target: siteTransfers.siteId, set });
}

/** The site that a token (SHA-256, hex) offers, unless the offer is over (`now` in epoch ms). */
export async function findOffer(
  db: Database,
  tokenHash: string,
  now: number,
): Promise<OfferedSite | undefined> {
  return await db
    .select({
      siteId: sites.id,
      domain: sites.domain,
      accountId: sites.accountId,
      accountName: accounts.name,
      expiresAt: siteTransfers.expiresAt,
    })
    .from(siteTransfers)
    .innerJoin(sites, eq(sites.id, siteTransfers.siteId))
    .innerJoin(accounts, eq(accounts.id, sites.accountId))
    .where(and(isOffer(tokenHash, now), isNull(sites.deletedAt)))
    .get();
}

/** Until when a site is offered to somebody; undefined: it is not. */
export async function offerEnd(db: Database, siteId: number, now: number): Promise<number | undefined> {
  const found = await db
    .select({ expiresAt: siteTransfers.expiresAt })
    .from(siteTransfers)
    .where(and(eq(siteTransfers.siteId, siteId), gt(siteTransfers.expiresAt, now)))
    .get();
  return found?.expiresAt;
}

/** Gives a site to another account, once; its guests and keys that were for it alone end. False when the offer is gone. */
export async function takeSite(
  db: Database,
  siteId: number,
  { tokenHash, accountId, now }: { tokenHash: string; accountId: number; now: number },
): Promise<boolean> {
  const offer = db.select({ one: sql`1` }).from(siteTransfers).where(isOffer(tokenHash, now));
  const [moved] = await db.batch([
    db
      .update(sites)
      .set({ accountId })
      .where(and(eq(sites.id, siteId), exists(offer))),
    db.delete(apiKeys).where(and(eq(apiKeys.siteId, siteId), exists(offer))),
    db.delete(siteGuests).where(and(eq(siteGuests.siteId, siteId), exists(offer))),
    db.delete(siteTransfers).where(isOffer(tokenHash, now)),
  ]);
  return moved.meta.changes > 0;
}

/** Withdraws the offer of a site; false when there is none. */
export async function withdrawOffer(db: Database, siteId: number): Promise<boolean> {
  const result = await db.delete(siteTransfers).where(eq(siteTransfers.siteId, siteId));
  return result.meta.changes > 0;
}

function isOffer(tokenHash: string, now: number) {
  return and(eq(siteTransfers.tokenHash, tokenHash), gt(siteTransfers.expiresAt, now));
}
