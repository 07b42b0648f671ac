import { and, count, eq, gt } from 'drizzle-orm';
import type { Database } from './database.ts';
import { knownDevices } from './schema.ts';

/** Notes that a user signs in from a device; tells whether it was known, and how many she had before. */
export async function meetDevice(
  db: Database,
  userId: number,
  deviceHash: string,
  now: number,
): Promise<{ isKnown: boolean; others: number }> {
  const seen = await db
    .update(knownDevices)
    .set({ lastSeenAt: now })
    .where(ofUser(userId, deviceHash))
    .returning({ id: knownDevices.id });
  const all = await db.select({ n: count() }).from(knownDevices).where(eq(knownDevices.userId, userId)).get();
  if (seen.length > 0) return { isKnown: true, others: (all?.n ?? 1) - 1 };
  await db
    .insert(knownDevices)
    .values({ userId, deviceHash, createdAt: now, lastSeenAt: now })
    .onConflictDoNothing();
  return { isKnown: false, others: all?.n ?? 0 };
}

/** Lets a user sign in from a device without a second factor until then. */
export async function trustDevice(
  db: Database,
  userId: number,
  deviceHash: string,
  { now, until }: { now: number; until: number },
): Promise<void> {
  await db
    .insert(knownDevices)
    .values({ userId, deviceHash, createdAt: now, lastSeenAt: now, trustedUntil: until })
    .onConflictDoUpdate({
      target: [knownDevices.userId, knownDevices.deviceHash],
      set: { trustedUntil: until },
    });
}

/** Whether a user may leave out her second factor on a device. */
export async function isDeviceTrusted(
  db: Database,
  userId: number,
  deviceHash: string,
  now: number,
): Promise<boolean> {
  const row = await db
    .select({ id: knownDevices.id })
    .from(knownDevices)
    .where(and(ofUser(userId, deviceHash), gt(knownDevices.trustedUntil, now)))
    .get();
  return row !== undefined;
}

/** Asks for the second factor everywhere again. */
export async function distrustDevices(db: Database, userId: number): Promise<void> {
  await db.update(knownDevices).set({ trustedUntil: null }).where(eq(knownDevices.userId, userId));
}

function ofUser(userId: number, deviceHash: string) {
  return and(eq(knownDevices.userId, userId), eq(knownDevices.deviceHash, deviceHash));
}
