import { and, asc, count, eq } from 'drizzle-orm';
import type { Database } from './database.ts';
import { annotations } from './schema.ts';

/** A note on a day of a site. */
export interface Annotation {
  id: number;
  /** YYYY-MM-DD on the site's calendar. */
  date: string;
  text: string;
}

const ANNOTATION = { id: annotations.id, date: annotations.date, text: annotations.text };

/** A site's notes, the earliest day first. */
export async function listAnnotations(db: Database, siteId: number): Promise<Annotation[]> {
  return await db
    .select(ANNOTATION)
    .from(annotations)
    .where(eq(annotations.siteId, siteId))
    .orderBy(asc(annotations.date), asc(annotations.id));
}

/** How many a site has. */
export async function countAnnotations(db: Database, siteId: number): Promise<number> {
  const row = await db.select({ n: count() }).from(annotations).where(eq(annotations.siteId, siteId)).get();
  return row?.n ?? 0;
}

/** Saves a note (`now` in epoch ms). */
export async function createAnnotation(
  db: Database,
  siteId: number,
  { date, text }: Omit<Annotation, 'id'>,
  now: number,
): Promise<Annotation> {
  const row = { siteId, date, text, createdAt: now };
  return await db.insert(annotations).values(row).returning(ANNOTATION).get();
}

/** Changes a note of the site; undefined when it has none of this number. */
export async function updateAnnotation(
  db: Database,
  siteId: number,
  { id, date, text }: Annotation,
): Promise<Annotation | undefined> {
  const same = and(eq(annotations.siteId, siteId), eq(annotations.id, id));
  return await db.update(annotations).set({ date, text }).where(same).returning(ANNOTATION).get();
}

/** Forgets a note; false when the site has none of this number. */
export async function deleteAnnotation(db: Database, siteId: number, id: number): Promise<boolean> {
  const result = await db
    .delete(annotations)
    .where(and(eq(annotations.siteId, siteId), eq(annotations.id, id)));
  return result.meta.changes > 0;
}
