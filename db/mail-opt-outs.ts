import { timingSafeEqual } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Vault } from '../vault/vault.ts';
import type { Database } from './database.ts';
import { mailOptOuts, users } from './schema.ts';

const CONTEXT = 'announcement.unsubscribe';

/** Where a user ends announcements without signing in. What it holds nobody else can make. */
export function unsubscribeUrl(vault: Vault, publicUrl: string, userId: number): string {
  const token = `${userId}-${vault.index(String(userId), CONTEXT)}`;
  return new URL(`/api/unsubscribe/${token}`, publicUrl).href;
}

/** The user of such an address's last part, if there still is one. */
export async function findUserToUnsubscribe(
  db: Database,
  vault: Vault,
  token: string,
): Promise<number | undefined> {
  const [, id = '', given = ''] = /^(\d{1,15})-([0-9a-f]{64})$/.exec(token) ?? [];
  if (given === '' || !timingSafeEqual(Buffer.from(given), Buffer.from(vault.index(id, CONTEXT)))) {
    return undefined;
  }
  return (
    await db
      .select({ id: users.id })
      .from(users)
      .where(eq(users.id, Number(id)))
      .get()
  )?.id;
}

/** Sends a user no announcements any more, or sends them again. */
export async function setUnsubscribed(db: Database, userId: number, at: number | null): Promise<void> {
  if (at === null) await db.delete(mailOptOuts).where(eq(mailOptOuts.userId, userId));
  else await db.insert(mailOptOuts).values({ userId, at }).onConflictDoNothing();
}

/** Whether a user wants no announcements. */
export async function isUnsubscribed(db: Database, userId: number): Promise<boolean> {
  return (await db.select().from(mailOptOuts).where(eq(mailOptOuts.userId, userId)).get()) !== undefined;
}
