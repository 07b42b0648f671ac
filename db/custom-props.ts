import { and, asc, eq } from 'drizzle-orm';
import type { Database } from './database.ts';
import { customProps } from './schema.ts';

/** The props a site's dashboard offers, in the order they were added. */
export async function listCustomProps(db: Database, siteId: number): Promise<string[]> {
  const rows = await db
    .select({ name: customProps.name })
    .from(customProps)
    .where(eq(customProps.siteId, siteId))
    .orderBy(asc(customProps.id));
  return rows.map(({ name }) => name);
}

/** Adds a prop, unless it is there already. */
export async function addCustomProp(db: Database, siteId: number, name: string, now: number): Promise<void> {
  await db.insert(customProps).values({ siteId, name, createdAt: now }).onConflictDoNothing();
}

/** Takes a prop off the list; false when it was not on it. */
export async function deleteCustomProp(db: Database, siteId: number, name: string): Promise<boolean> {
  const result = await db
    .delete(customProps)
    .where(and(eq(customProps.siteId, siteId), eq(customProps.name, name)));
  return result.meta.changes > 0;
}
