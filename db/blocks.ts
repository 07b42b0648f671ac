import { and, eq, isNull } from 'drizzle-orm';
import type { Database } from './database.ts';
import { accounts, loginSessions, sites, users } from './schema.ts';
import type { Site } from './sites.ts';

/** Keeps a user out and ends her sessions, or lets her in again (null); false when there is none. */
export async function setUserBlocked(db: Database, id: number, blockedAt: number | null): Promise<boolean> {
  const [updated] = await db.batch([
    db.update(users).set({ blockedAt }).where(eq(users.id, id)),
    db.delete(loginSessions).where(eq(loginSessions.userId, id)),
  ]);
  return updated.meta.changes > 0;
}

/** Shuts an account to its members and keys, and its sites to events, or opens it again (null). Answers the sites to publish anew. */
export async function setAccountBlocked(
  db: Database,
  id: number,
  blockedAt: number | null,
): Promise<Site[] | undefined> {
  const { meta } = await db.update(accounts).set({ blockedAt }).where(eq(accounts.id, id));
  if (meta.changes === 0) return undefined;
  return await db
    .update(sites)
    .set({ blocked: blockedAt !== null })
    .where(and(eq(sites.accountId, id), isNull(sites.deletedAt)))
    .returning();
}

/** Lets a user into the admin area, or out of it. */
export async function setStaff(db: Database, id: number, isStaff: boolean): Promise<void> {
  await db.update(users).set({ isStaff }).where(eq(users.id, id));
}
