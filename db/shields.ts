import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { ShieldKind, Shields } from '../core/shield/shields.ts';
import type { Database } from './database.ts';
import { shields } from './schema.ts';

/** Something that a site's owner keeps out, and what the owner notes beside it. */
export interface Shield {
  id: number;
  kind: ShieldKind;
  value: string;
  note: string;
}

const SHIELD = { id: shields.id, kind: shields.kind, value: shields.value, note: shields.note };

/** A site's shields, oldest first. */
export async function listShields(db: Database, siteId: number): Promise<Shield[]> {
  return await db.select(SHIELD).from(shields).where(eq(shields.siteId, siteId)).orderBy(asc(shields.id));
}

/** The shields of many sites, as ingest compares them; sites without any are left out. */
export async function shieldsOfSites(
  db: Database,
  siteIds: readonly number[],
): Promise<Map<number, Shields>> {
  const list = sql`(SELECT value FROM json_each(${JSON.stringify(siteIds)}))`;
  const rows = await db
    .select({ siteId: shields.siteId, kind: shields.kind, value: shields.value })
    .from(shields)
    .where(inArray(shields.siteId, list))
    .orderBy(asc(shields.id));
  const found = new Map<number, Shields>();
  for (const { siteId, kind, value } of rows) {
    const ofSite = found.get(siteId) ?? {};
    ofSite[kind] = [...(ofSite[kind] ?? []), value];
    found.set(siteId, ofSite);
  }
  return found;
}

/** Adds a shield, or notes something else beside the one of this value (`now` in epoch ms). */
export async function putShield(
  db: Database,
  siteId: number,
  { kind, value, note }: Omit<Shield, 'id'>,
  now: number,
): Promise<Shield> {
  return await db
    .insert(shields)
    .values({ siteId, kind, value, note, createdAt: now })
    .onConflictDoUpdate({ target: [shields.siteId, shields.kind, shields.value], set: { note } })
    .returning(SHIELD)
    .get();
}

/** Takes a shield down; false when the site has none of this number. */
export async function deleteShield(db: Database, siteId: number, id: number): Promise<boolean> {
  const result = await db.delete(shields).where(and(eq(shields.siteId, siteId), eq(shields.id, id)));
  return result.meta.changes > 0;
}
