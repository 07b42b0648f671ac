import { and, eq, gt } from 'drizzle-orm';
import type { Database } from './database.ts';
import { memberships, ownershipOffers } from './schema.ts';

export type OwnershipOffer = typeof ownershipOffers.$inferSelect;

/** Offers an account; an earlier offer of it is void. */
export async function offerOwnership(db: Database, offer: Omit<OwnershipOffer, 'id'>): Promise<void> {
  const { accountId: _, ...set } = offer;
  await db
    .insert(ownershipOffers)
    .values(offer)
    .onConflictDoUpdate({ target: ownershipOffers.accountId, set });
}

/** What is offered of an account. */
export async function findOwnershipOffer(
  db: Database,
  accountId: number,
  now: number,
): Promise<OwnershipOffer | undefined> {
  return await db
    .select()
    .from(ownershipOffers)
    .where(and(eq(ownershipOffers.accountId, accountId), gt(ownershipOffers.expiresAt, now)))
    .get();
}

/** Takes an offer back; false when there is none. */
export async function deleteOwnershipOffer(db: Database, accountId: number): Promise<boolean> {
  const result = await db.delete(ownershipOffers).where(eq(ownershipOffers.accountId, accountId));
  return result.meta.changes > 0;
}

/** Makes the one an owner and the other an admin, together. */
export async function acceptOwnership(
  db: Database,
  { id, accountId, fromUserId, toUserId }: OwnershipOffer,
): Promise<void> {
  const of = (userId: number) => and(eq(memberships.accountId, accountId), eq(memberships.userId, userId));
  await db.batch([
    db.update(memberships).set({ role: 'owner' }).where(of(toUserId)),
    db.update(memberships).set({ role: 'admin' }).where(of(fromUserId)),
    db.delete(ownershipOffers).where(eq(ownershipOffers.id, id)),
  ]);
}
