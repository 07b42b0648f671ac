import { and, asc, eq, sql } from 'drizzle-orm';
import type { Funnel } from '../core/funnel.ts';
import type { Database } from './database.ts';
import { funnels } from './schema.ts';

/** What of a funnel is saved, checked by the caller (core/funnel.ts). */
export type FunnelContent = Omit<Funnel, 'id'>;

/** A site's funnels, oldest first. */
export async function listFunnels(db: Database, siteId: number): Promise<Funnel[]> {
  const rows = await db.select().from(funnels).where(eq(funnels.siteId, siteId)).orderBy(asc(funnels.id));
  return rows.map(toFunnel);
}

/** A funnel of the site; undefined when it has none of this number. */
export async function findFunnel(db: Database, siteId: number, id: number): Promise<Funnel | undefined> {
  const row = await db.select().from(funnels).where(ofSite(siteId, id)).get();
  return row && toFunnel(row);
}

/** Saves a funnel (`now` in epoch ms); undefined when the site has one of its name. */
export async function createFunnel(
  db: Database,
  siteId: number,
  content: FunnelContent,
  now: number,
): Promise<Funnel | undefined> {
  const row = await db
    .insert(funnels)
    .values({ siteId, ...toRow(content), createdAt: now })
    .onConflictDoNothing()
    .returning()
    .get();
  return row && toFunnel(row);
}

/** Changes a funnel; undefined when the site has none of this number, or another one of this name. */
export async function updateFunnel(
  db: Database,
  siteId: number,
  id: number,
  content: FunnelContent,
): Promise<Funnel | undefined> {
  const isFree = sql`NOT EXISTS (SELECT 1 FROM funnels AS other
    WHERE other.site_id = ${siteId} AND other.name = ${content.name} AND other.id != ${id})`;
  const row = await db
    .update(funnels)
    .set(toRow(content))
    .where(and(ofSite(siteId, id), isFree))
    .returning()
    .get();
  return row && toFunnel(row);
}

/** Forgets a funnel; false when the site has none of this number. */
export async function deleteFunnel(db: Database, siteId: number, id: number): Promise<boolean> {
  const result = await db.delete(funnels).where(ofSite(siteId, id));
  return result.meta.changes > 0;
}

function ofSite(siteId: number, id: number) {
  return and(eq(funnels.siteId, siteId), eq(funnels.id, id));
}

function toRow({ name, steps, order, windowDays }: FunnelContent) {
  return { name, steps, stepOrder: order, windowDays: windowDays ?? null };
}

function toFunnel({ id, name, steps, stepOrder, windowDays }: typeof funnels.$inferSelect): Funnel {
  return { id, name, steps, order: stepOrder, ...(windowDays !== null && { windowDays }) };
}
