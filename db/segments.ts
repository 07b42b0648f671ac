import { and, asc, eq, isNull, or } from 'drizzle-orm';
import type { Segment } from '../core/goal.ts';
import type { Database } from './database.ts';
import { segments } from './schema.ts';

/** A segment and whether it is its reader's alone. */
export interface SavedSegment extends Segment {
  isPersonal: boolean;
}

/** What of a segment is saved; `filters` as in a query body, checked by the caller. */
export type SegmentContent = Omit<SavedSegment, 'id'>;

/** The site's segments and those of the user, oldest first; without a user the site's only. */
export async function listSegments(
  db: Database,
  siteId: number,
  userId: number | null,
): Promise<SavedSegment[]> {
  const rows = await db.select().from(segments).where(visible(siteId, userId)).orderBy(asc(segments.id));
  return rows.map(toSegment);
}

/** Saves a segment (`now` in epoch ms). A personal one needs a user. */
export async function createSegment(
  db: Database,
  siteId: number,
  { name, filters, isPersonal, userId, now }: SegmentContent & { userId: number | null; now: number },
): Promise<SavedSegment> {
  const row = { siteId, userId: ownerOf(isPersonal, userId), name, filters, createdAt: now };
  return toSegment(await db.insert(segments).values(row).returning().get());
}

/** Changes a segment that the user sees; undefined when there is none of this number. */
export async function updateSegment(
  db: Database,
  siteId: number,
  id: number,
  { name, filters, isPersonal, userId }: SegmentContent & { userId: number | null },
): Promise<SavedSegment | undefined> {
  const row = await db
    .update(segments)
    .set({ name, filters, userId: ownerOf(isPersonal, userId) })
    .where(and(visible(siteId, userId), eq(segments.id, id)))
    .returning()
    .get();
  return row && toSegment(row);
}

/** Forgets a segment that the user sees; false when there is none of this number. */
export async function deleteSegment(
  db: Database,
  siteId: number,
  id: number,
  userId: number | null,
): Promise<boolean> {
  const result = await db.delete(segments).where(and(visible(siteId, userId), eq(segments.id, id)));
  return result.meta.changes > 0;
}

function visible(siteId: number, userId: number | null) {
  const ofSite = isNull(segments.userId);
  return and(eq(segments.siteId, siteId), userId === null ? ofSite : or(ofSite, eq(segments.userId, userId)));
}

function ownerOf(isPersonal: boolean, userId: number | null): number | null {
  if (!isPersonal) return null;
  if (userId === null) throw new Error('a personal segment needs a user');
  return userId;
}

function toSegment({ id, name, filters, userId }: typeof segments.$inferSelect): SavedSegment {
  return { id, name, filters, isPersonal: userId !== null };
}
