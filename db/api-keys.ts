import { and, asc, eq, getTableColumns, inArray, isNull, sql } from 'drizzle-orm';
import type { Database } from './database.ts';
import { accounts, apiKeys, sites } from './schema.ts';

export type ApiKey = typeof apiKeys.$inferSelect;

/** A key as its account sees it. */
export type ListedKey = Omit<ApiKey, 'keyHash'> & {
  accountPublicId: string;
  /** null: every site of the account. */
  siteDomain: string | null;
};

/** Records a key by its hash. */
export async function createApiKey(db: Database, key: typeof apiKeys.$inferInsert): Promise<ApiKey> {
  return await db.insert(apiKeys).values(key).returning().get();
}

/** The key of a SHA-256 (hex), expired or not; none of a site that is deleted, or an account that is or is blocked. */
export async function findApiKey(db: Database, keyHash: string): Promise<ApiKey | undefined> {
  const isOpen = and(isNull(accounts.blockedAt), isNull(accounts.deletedAt), isNull(sites.deletedAt));
  return await db
    .select(getTableColumns(apiKeys))
    .from(apiKeys)
    .leftJoin(accounts, eq(accounts.id, apiKeys.accountId))
    .leftJoin(sites, eq(sites.id, apiKeys.siteId))
    .where(and(eq(apiKeys.keyHash, keyHash), isOpen))
    .get();
}

/** The keys of accounts, oldest first. */
export async function listApiKeys(db: Database, accountIds: readonly number[]): Promise<ListedKey[]> {
  const list = sql`(SELECT value FROM json_each(${JSON.stringify(accountIds)}))`;
  const rows = await db
    .select({ key: apiKeys, accountPublicId: accounts.publicId, siteDomain: sites.domain })
    .from(apiKeys)
    .innerJoin(accounts, eq(accounts.id, apiKeys.accountId))
    .leftJoin(sites, eq(sites.id, apiKeys.siteId))
    .where(inArray(apiKeys.accountId, list))
    .orderBy(asc(apiKeys.id));
  return rows.map(({ key: { keyHash: _, ...key }, ...names }) => ({ ...key, ...names }));
}

/** Says when a key ends (epoch ms), and what takes its place. */
export async function replaceApiKey(
  db: Database,
  id: number,
  { expiresAt, replacedBy }: { expiresAt: number; replacedBy: number },
): Promise<void> {
  await db.update(apiKeys).set({ expiresAt, replacedBy }).where(eq(apiKeys.id, id));
}

/** Notes when a key was last used (epoch ms). */
export async function markApiKeyUsed(db: Database, id: number, now: number): Promise<void> {
  await db.update(apiKeys).set({ lastUsedAt: now }).where(eq(apiKeys.id, id));
}

/** Revokes the key of a SHA-256 (hex); false when there is none. */
export async function deleteApiKey(db: Database, keyHash: string): Promise<boolean> {
  const result = await db.delete(apiKeys).where(eq(apiKeys.keyHash, keyHash));
  return result.meta.changes > 0;
}

/** Revokes a key of one of these accounts; false when they have none of this number. */
export async function deleteAccountKey(
  db: Database,
  id: number,
  accountIds: readonly number[],
): Promise<boolean> {
  const list = sql`(SELECT value FROM json_each(${JSON.stringify(accountIds)}))`;
  const result = await db.delete(apiKeys).where(and(eq(apiKeys.id, id), inArray(apiKeys.accountId, list)));
  return result.meta.changes > 0;
}
