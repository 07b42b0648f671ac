import { and, eq } from 'drizzle-orm';
import type { Database } from './database.ts';
import { passkeys } from './schema.ts';

export type Passkey = typeof passkeys.$inferSelect;

/** Forgets a user's passkey; undefined when she has none of this number. */
export async function deletePasskey(db: Database, userId: number, id: number): Promise<Passkey | undefined> {
  return await db
    .delete(passkeys)
    .where(and(eq(passkeys.userId, userId), eq(passkeys.id, id)))
    .returning()
    .get();
}
