import { and, eq, gte } from 'drizzle-orm';
import { KeyDestroyed, type Vault } from '../vault/vault.ts';
import type { Database } from './database.ts';
import { knownPlaces } from './schema.ts';
import { readUserKeyId } from './users.ts';

const CONTEXT = 'known_place.place';

/** Notes that a user signs in from a country (`FR`); tells whether she has before, and from how many others. */
export async function meetPlace(
  db: Database,
  vault: Vault,
  userId: number,
  { country, now }: { country: string; now: number },
): Promise<{ isKnown: boolean; others: number }> {
  const keyId = await readUserKeyId(db, userId);
  if (keyId === undefined) throw new KeyDestroyed('a user who is gone signs in nowhere');
  const rows = await db.select().from(knownPlaces).where(eq(knownPlaces.userId, userId));
  const places = await Promise.all(rows.map(({ place }) => vault.open(keyId, place, CONTEXT)));
  const known = rows[places.indexOf(country)];
  if (known) {
    await db.update(knownPlaces).set({ lastSeenAt: now }).where(eq(knownPlaces.id, known.id));
    return { isKnown: true, others: rows.length - 1 };
  }
  const place = await vault.seal(keyId, country, CONTEXT);
  await db.insert(knownPlaces).values({ userId, place, createdAt: now, lastSeenAt: now });
  return { isKnown: false, others: rows.length };
}

/** Forgets where a user was first seen since then, so that it is told of again. */
export async function forgetPlacesSince(db: Database, userId: number, since: number): Promise<void> {
  await db.delete(knownPlaces).where(and(eq(knownPlaces.userId, userId), gte(knownPlaces.createdAt, since)));
}
