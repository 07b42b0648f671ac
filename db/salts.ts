import { eq, isNull } from 'drizzle-orm';
import type { Database } from './database.ts';
import { salts } from './schema.ts';

/** A secret in KV `SALTS` that has not been destroyed yet. */
export interface LiveSalt {
  name: string;
  date: string;
}

/** Secrets that exist, by their own account. */
export async function listLiveSalts(db: Database): Promise<LiveSalt[]> {
  return await db.select({ name: salts.name, date: salts.date }).from(salts).where(isNull(salts.destroyedAt));
}

/** Notes that a secret was made. */
export async function recordSalt(db: Database, salt: LiveSalt, createdAt: number): Promise<void> {
  await db
    .insert(salts)
    .values({ ...salt, createdAt })
    .onConflictDoNothing();
}

/** Notes that a secret is gone for good. */
export async function recordDestruction(db: Database, name: string, destroyedAt: number): Promise<void> {
  await db.update(salts).set({ destroyedAt }).where(eq(salts.name, name));
}
