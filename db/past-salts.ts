import { lt, sql } from 'drizzle-orm';
import type { Database } from './database.ts';
import { pastSalts } from './schema.ts';

/**
 * The key date that each past date's salt is derived from: the one pinned at first use, else `keyDate`, which is pinned
 * now. Two statements for any number of dates.
 */
export async function pinPastSalts(
  db: Database,
  dates: readonly string[],
  keyDate: string,
): Promise<Map<string, string>> {
  if (dates.length === 0) return new Map();
  // One parameter: D1 binds at most 100.
  const list = JSON.stringify(dates);
  await db.run(
    sql`INSERT OR IGNORE INTO past_salts (date, key_date) SELECT value, ${keyDate} FROM json_each(${list})`,
  );
  const pins = await db
    .select()
    .from(pastSalts)
    .where(sql`${pastSalts.date} IN (SELECT value FROM json_each(${list}))`);
  return new Map(pins.map((pin) => [pin.date, pin.keyDate]));
}

/** Unpins the dates whose key is older than `keyDate` (cron, after destroying those keys); returns how many. */
export async function deletePastSaltsBefore(db: Database, keyDate: string): Promise<number> {
  const result = await db.delete(pastSalts).where(lt(pastSalts.keyDate, keyDate));
  return result.meta.changes;
}
