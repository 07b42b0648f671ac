import { eq } from 'drizzle-orm';
import type { Database } from './database.ts';
import { users } from './schema.ts';

export type User = typeof users.$inferSelect;

/** The user of a lower-case address. */
export async function findUserByEmail(db: Database, email: string): Promise<User | undefined> {
  return await db.select().from(users).where(eq(users.email, email)).get();
}

/** Creates the user, or gives the existing one of this address a new password (the account stays). */
export async function saveUser(db: Database, user: typeof users.$inferInsert): Promise<User> {
  return await db
    .insert(users)
    .values(user)
    .onConflictDoUpdate({ target: users.email, set: { passwordHash: user.passwordHash } })
    .returning()
    .get();
}
