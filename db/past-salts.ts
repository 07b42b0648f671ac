import { eq, lt } from 'drizzle-orm';
import type { Database } from './database.ts';
import { pastSalts } from './schema.ts';

/** The key date a past date's salt is derived from: the one pinned at first use, else `keyDate`, which is pinned now. */
export async function pinPastSalt(db: Database, date: string, keyDate: string): Promise<string> {
  await db.insert(pastSalts).values({ date, keyDate }).onConflictDoNothing();
  const pin = await db.select().from(pastSalts).where(eq(pastSalts.date, date)).get();
  if (!pin) throw new Error(`the salt of ${date} was unpinned while it was read`);
  return pin.keyDate;
}

/** Unpins the dates of keys that are gone (cron); returns how many. */
export async function deletePastSaltsBefore(db: Database, keyDate: string): Promise<number> {
  const result = await db.delete(pastSalts).where(lt(pastSalts.keyDate, keyDate));
  return result.meta.changes;
}
