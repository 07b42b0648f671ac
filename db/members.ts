import { and, asc, eq, ne, or, sql } from 'drizzle-orm';
import type { GuestRole, Role } from '../core/team/role.ts';
import type { Vault } from '../vault/vault.ts';
import type { Database } from './database.ts';
import { memberships, ownershipOffers, siteGuests, sites, users } from './schema.ts';
import { openEmail } from './users.ts';

/** A member of an account. */
export interface Member {
  /** Of the membership. */
  id: number;
  userId: number;
  /** null: her key is destroyed. */
  email: string | null;
  role: Role;
  hasTwoFactor: boolean;
}

/** Who reaches one site of an account. */
export interface SiteGuest extends Omit<Member, 'role'> {
  role: GuestRole;
  domain: string;
}

const PERSON = {
  userId: users.id,
  keyId: users.keyId,
  email: users.email,
  // An authenticator app, or a passkey.
  hasTwoFactor:
    sql<boolean>`(${users.twoFactorEnabled} OR EXISTS (SELECT 1 FROM passkeys WHERE passkeys.user_id = ${users.id}))`.mapWith(
      Boolean,
    ),
};

/** An account's members, oldest first. */
export async function listMembers(db: Database, vault: Vault, accountId: number): Promise<Member[]> {
  const rows = await db
    .select({ id: memberships.id, role: memberships.role, ...PERSON })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(eq(memberships.accountId, accountId))
    .orderBy(asc(memberships.id));
  return await Promise.all(rows.map((row) => opened(vault, row)));
}

/** How many people belong to an account. */
export async function countMembers(db: Database, accountId: number): Promise<number> {
  return await db.$count(memberships, eq(memberships.accountId, accountId));
}

/** The guests of an account's sites, oldest first. */
export async function listGuests(db: Database, vault: Vault, accountId: number): Promise<SiteGuest[]> {
  const rows = await db
    .select({ id: siteGuests.id, role: siteGuests.role, domain: sites.domain, ...PERSON })
    .from(siteGuests)
    .innerJoin(sites, eq(sites.id, siteGuests.siteId))
    .innerJoin(users, eq(users.id, siteGuests.userId))
    .where(eq(sites.accountId, accountId))
    .orderBy(asc(siteGuests.id));
  return await Promise.all(rows.map((row) => opened(vault, row)));
}

async function opened<R extends { keyId: string; email: string }>(vault: Vault, { keyId, email, ...row }: R) {
  return { ...row, email: (await openEmail(vault, keyId, email)) ?? null };
}

/** Somebody may go or be less only while another owner stays; part of the statement, so that two cannot go at once. */
function leavesAnOwner(accountId: number) {
  const owners = sql`(SELECT count(*) FROM memberships AS others WHERE others.account_id = ${accountId} AND others.role = 'owner')`;
  return or(ne(memberships.role, 'owner'), sql`${owners} > 1`);
}

function theMember(accountId: number, id: number) {
  return and(eq(memberships.accountId, accountId), eq(memberships.id, id), leavesAnOwner(accountId));
}

/** Gives a member another role; false when there is none of this number, or she is the last owner. */
export async function setMemberRole(
  db: Database,
  accountId: number,
  id: number,
  role: Role,
): Promise<boolean> {
  const result = await db.update(memberships).set({ role }).where(theMember(accountId, id));
  return result.meta.changes > 0;
}

/** Takes a member out of an account, with what is offered to her; false as above. */
export async function deleteMember(db: Database, accountId: number, id: number): Promise<boolean> {
  const gone = await db.delete(memberships).where(theMember(accountId, id)).returning();
  for (const { userId } of gone) {
    await db
      .delete(ownershipOffers)
      .where(
        and(
          eq(ownershipOffers.accountId, accountId),
          or(eq(ownershipOffers.toUserId, userId), eq(ownershipOffers.fromUserId, userId)),
        ),
      );
  }
  return gone.length > 0;
}

/** Makes a user a guest of a site, or gives the guest another role. */
export async function saveGuest(
  db: Database,
  { siteId, userId, role, now }: { siteId: number; userId: number; role: GuestRole; now: number },
): Promise<void> {
  await db
    .insert(siteGuests)
    .values({ siteId, userId, role, createdAt: now })
    .onConflictDoUpdate({ target: [siteGuests.siteId, siteGuests.userId], set: { role } });
}

/** Ends a guest's access; the site she was at, or undefined when the account has none of this number. */
export async function deleteGuest(db: Database, accountId: number, id: number): Promise<number | undefined> {
  const ofAccount = sql`${siteGuests.siteId} IN (SELECT id FROM sites WHERE account_id = ${accountId})`;
  const gone = await db
    .delete(siteGuests)
    .where(and(eq(siteGuests.id, id), ofAccount))
    .returning();
  return gone[0]?.siteId;
}
