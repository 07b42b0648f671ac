import { and, gt, isNull, notInArray, sql } from 'drizzle-orm';
import type { Database } from './database.ts';
import { accounts, emails, sites, users } from './schema.ts';

const DAY_MS = 86_400_000;

/** What D1 knows of how the product is. */
export async function readOverview(db: Database, now: number) {
  const day = sql<string>`date(${users.createdAt} / 1000, 'unixepoch')`;
  const count = sql<number>`count(*)`;
  const [signUps, [allUsers], [allAccounts], [allSites], [mails]] = await Promise.all([
    db
      .select({ day, n: count })
      .from(users)
      .where(gt(users.createdAt, new Date(now - 30 * DAY_MS)))
      .groupBy(day)
      .orderBy(day),
    db.select({ n: count }).from(users),
    db.select({ n: count }).from(accounts).where(isNull(accounts.deletedAt)),
    db.select({ n: count }).from(sites).where(isNull(sites.deletedAt)),
    db
      .select({ n: count })
      .from(emails)
      .where(and(notInArray(emails.status, ['sent', 'refused', 'expired']))),
  ]);
  return {
    signUps,
    users: allUsers?.n ?? 0,
    accounts: allAccounts?.n ?? 0,
    sites: allSites?.n ?? 0,
    waitingMails: mails?.n ?? 0,
  };
}
