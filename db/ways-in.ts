import { eq } from 'drizzle-orm';
import type { Database } from './database.ts';
import { credentials, knownDevices, loginSessions, passkeys, twoFactors, users } from './schema.ts';

/** Takes every way in from a user, with what was open: for one whose address has turned out to be somebody else's. */
export async function dropWaysIn(db: Database, userId: number): Promise<void> {
  await db.batch([
    db.delete(credentials).where(eq(credentials.userId, userId)),
    db.delete(passkeys).where(eq(passkeys.userId, userId)),
    db.delete(twoFactors).where(eq(twoFactors.userId, userId)),
    db.delete(knownDevices).where(eq(knownDevices.userId, userId)),
    db.delete(loginSessions).where(eq(loginSessions.userId, userId)),
    db.update(users).set({ twoFactorEnabled: false }).where(eq(users.id, userId)),
  ]);
}
