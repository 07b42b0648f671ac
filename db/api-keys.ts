import { eq } from 'drizzle-orm';
import type { Database } from './database.ts';
import { apiKeys } from './schema.ts';

export type ApiKey = typeof apiKeys.$inferSelect;

/** Records a key by its hash. */
export async function createApiKey(db: Database, key: typeof apiKeys.$inferInsert): Promise<ApiKey> {
  return await db.insert(apiKeys).values(key).returning().get();
}

/** The key of a SHA-256 (hex). */
export async function findApiKey(db: Database, keyHash: string): Promise<ApiKey | undefined> {
  return await db.select().from(apiKeys).where(eq(apiKeys.keyHash, keyHash)).get();
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
