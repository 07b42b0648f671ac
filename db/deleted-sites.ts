import { and, eq, isNotNull } from 'drizzle-orm';
import type { Database } from './database.ts';
import { sites } from './schema.ts';
import type { Site } from './sites.ts';

/** A site that its owner has deleted; times are epoch ms. */
export interface DeletedSite {
  id: number;
  key: string;
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
    .select({ id: sites.id, key: sites.key, deletedAt: sites.deletedAt, erasedAt: sites.erasedAt })
    .from(sites)
    .where(isNotNull(sites.deletedAt));
  return rows.map(({ deletedAt, ...site }) => ({ ...site, deletedAt: deletedAt ?? 0 }));
}

/** Notes that a deleted site's data is gone, and forgets what its row still says. The number stays taken. */
export async function markErased(db: Database, id: number, now: number): Promise<void> {
  await db
    .update(sites)
    .set({ erasedAt: now, hostnames: [], visitorSecret: '', formerZones: [] })
    .where(eq(sites.id, id));
}
