import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from './database.ts';
import { announcements } from './schema.ts';

export type Announcement = typeof announcements.$inferSelect;
type Draft = Pick<Announcement, 'subject' | 'body' | 'segment'>;

/** All of them, newest first. */
export async function listAnnouncements(db: Database): Promise<Announcement[]> {
  return await db.select().from(announcements).orderBy(desc(announcements.id)).limit(200);
}

export async function findAnnouncement(db: Database, id: number): Promise<Announcement | undefined> {
  return await db.select().from(announcements).where(eq(announcements.id, id)).get();
}

/** Puts a draft down. */
export async function createAnnouncement(
  db: Database,
  draft: Draft & { createdBy: number; createdAt: number },
): Promise<Announcement> {
  return await db
    .insert(announcements)
    .values({ ...draft, state: 'draft' })
    .returning()
    .get();
}

/** Changes a draft; undefined when it is none any more. */
export async function changeAnnouncement(
  db: Database,
  id: number,
  draft: Draft,
): Promise<Announcement | undefined> {
  return await db
    .update(announcements)
    .set(draft)
    .where(and(eq(announcements.id, id), eq(announcements.state, 'draft')))
    .returning()
    .get();
}

/** Has cron send a draft, or go on with a stopped one; undefined when it is under way or over. */
export async function startAnnouncement(
  db: Database,
  id: number,
  { recipients, now }: { recipients: number; now: number },
): Promise<Announcement | undefined> {
  return await db
    .update(announcements)
    // What was sent before it was stopped counts, too.
    .set({
      state: 'sending',
      startedAt: now,
      recipients: sql`${announcements.sent} + ${announcements.refused} + ${recipients}`,
    })
    .where(and(eq(announcements.id, id), inArray(announcements.state, ['draft', 'stopped'])))
    .returning()
    .get();
}

/** Stops one that is under way, at once; undefined when it is not. */
export async function stopAnnouncement(db: Database, id: number): Promise<Announcement | undefined> {
  return await db
    .update(announcements)
    .set({ state: 'stopped' })
    .where(and(eq(announcements.id, id), eq(announcements.state, 'sending')))
    .returning()
    .get();
}

/** Those under way, oldest first. */
export async function listSending(db: Database): Promise<Announcement[]> {
  return await db
    .select()
    .from(announcements)
    .where(eq(announcements.state, 'sending'))
    .orderBy(asc(announcements.id));
}

/** Notes that a user has hers; false when it was stopped meanwhile, or somebody else sends it. */
export async function advanceAnnouncement(
  db: Database,
  { id, lastUserId }: Pick<Announcement, 'id' | 'lastUserId'>,
  { userId, outcome }: { userId: number; outcome: 'sent' | 'refused' },
): Promise<boolean> {
  const result = await db
    .update(announcements)
    .set({ lastUserId: userId, [outcome]: sql`${announcements[outcome]} + 1` })
    .where(
      and(
        eq(announcements.id, id),
        eq(announcements.state, 'sending'),
        eq(announcements.lastUserId, lastUserId),
      ),
    );
  return result.meta.changes > 0;
}

/** Ends one that nobody is left for. */
export async function finishAnnouncement(db: Database, id: number, now: number): Promise<void> {
  await db
    .update(announcements)
    .set({ state: 'done', doneAt: now })
    .where(and(eq(announcements.id, id), eq(announcements.state, 'sending')));
}
