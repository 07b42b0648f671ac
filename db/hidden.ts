import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Database } from './database.ts';
import { accounts, loginSessions, sites, users } from './schema.ts';
import type { Site } from './sites.ts';

/** Hides a site from everybody and frees its domain, until it is destroyed or shown again. */
export async function hideSite(db: Database, { id, publicId }: Site, now: number): Promise<Site> {
  return await db
    .update(sites)
    .set({ deletedAt: now, domain: publicId })
    .where(eq(sites.id, id))
    .returning()
    .get();
}

/** Shows a hidden site again under a domain that must be free. */
export async function showSite(db: Database, id: number, domain: string): Promise<Site | undefined> {
  return await db
    .update(sites)
    .set({ deletedAt: null, domain })
    .where(and(eq(sites.id, id), isNotNull(sites.deletedAt), isNull(sites.erasedAt)))
    .returning()
    .get();
}

/** An account's sites that are neither deleted nor gone. */
export async function listSitesOfAccount(db: Database, accountId: number): Promise<Site[]> {
  return await db
    .select()
    .from(sites)
    .where(and(eq(sites.accountId, accountId), isNull(sites.deletedAt)));
}

/** Hides an account from its members, or shows it again (null). */
export async function setAccountDeleted(db: Database, id: number, deletedAt: number | null): Promise<void> {
  await db.update(accounts).set({ deletedAt }).where(eq(accounts.id, id));
}

/** Keeps a user out and ends her sessions, or lets her in again (null). */
export async function setUserDeleted(db: Database, id: number, deletedAt: number | null): Promise<void> {
  await db.batch([
    db.update(users).set({ deletedAt }).where(eq(users.id, id)),
    db.delete(loginSessions).where(eq(loginSessions.userId, id)),
  ]);
}
