import { and, eq, gte, isNotNull, isNull } from 'drizzle-orm';
import type { Database } from './database.ts';
import { accounts, sites, users } from './schema.ts';
import type { Site } from './sites.ts';

/** A site that its owner has deleted; times are epoch ms. */
export interface DeletedSite {
  id: number;
  deletedAt: number;
  /** null: its data is still there. */
  erasedAt: number | null;
}

/** The deleted site of a public id (`site_…`). */
export async function findDeletedSite(db: Database, publicId: string): Promise<Site | undefined> {
  return await db
    .select()
    .from(sites)
    .where(and(eq(sites.publicId, publicId), isNotNull(sites.deletedAt)))
    .get();
}

/** All sites ever deleted. */
export async function listDeletedSites(db: Database): Promise<DeletedSite[]> {
  const rows = await db
    .select({ id: sites.id, deletedAt: sites.deletedAt, erasedAt: sites.erasedAt })
    .from(sites)
    .where(isNotNull(sites.deletedAt));
  return rows.map(({ deletedAt, ...site }) => ({ ...site, deletedAt: deletedAt ?? 0 }));
}

/** The sites whose data is destroyed since an instant, by what messages name them: nothing may be stored for them any more. */
export async function listErasedSites(
  db: Database,
  since = 0,
): Promise<Pick<Site, 'id' | 'key' | 'publicId'>[]> {
  const { id, key, publicId, erasedAt } = sites;
  return await db.select({ id, key, publicId }).from(sites).where(gte(erasedAt, since));
}

/** The sites that go with a deletion: one, or all of an account; those that are gone already included. */
export async function listSitesToErase(
  db: Database,
  { kind, subjectId }: { kind: 'site' | 'account' | 'user'; subjectId: number },
): Promise<Site[]> {
  if (kind === 'user') return [];
  const column = kind === 'site' ? sites.id : sites.accountId;
  return await db
    .select()
    .from(sites)
    .where(and(eq(column, subjectId), isNotNull(sites.deletedAt)));
}

/** Notes that a deleted site's data is gone, and forgets what its row still says. The number stays taken. */
export async function markErased(db: Database, id: number, now: number): Promise<void> {
  await db
    .update(sites)
    .set({ erasedAt: now, hostnames: [], visitorSecret: '', formerZones: [], tracker: {} })
    .where(and(eq(sites.id, id), isNull(sites.erasedAt)));
}

/** The same for an account. */
export async function markAccountErased(db: Database, id: number, now: number): Promise<void> {
  await db.update(accounts).set({ erasedAt: now, name: '', queryLimits: null }).where(eq(accounts.id, id));
}

/** Removes a user's row, once nothing refers to it. */
export async function deleteUser(db: Database, id: number): Promise<void> {
  await db.delete(users).where(eq(users.id, id));
}
