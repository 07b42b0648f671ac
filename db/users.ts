import { and, eq, gt } from 'drizzle-orm';
import { KeyDestroyed, type Vault } from '../vault/vault.ts';
import type { Database } from './database.ts';
import type { Role } from './role.ts';
import { accounts, loginSessions, memberships, users } from './schema.ts';

/** What a user's address is sealed and indexed as. */
export const EMAIL_CONTEXT = 'user.email';

/** An account a user belongs to, and as what. */
export interface Membership {
  accountId: number;
  /** Of the account (`account_…`). */
  publicId: string;
  /** Of the account. */
  name: string;
  role: Role;
}

/** Who a login session belongs to. */
export interface SignedInUser {
  id: number;
  /** Names the key that what is known of her is sealed under. */
  keyId: string;
  /** Of the login session. */
  sessionId: number;
  email: string;
  isStaff: boolean;
  /** Oldest first; none of a blocked account. */
  memberships: Membership[];
}

/** The hash a user of this address is found by. */
export function emailIndex(vault: Vault, email: string): string {
  return vault.index(email.trim().toLowerCase(), EMAIL_CONTEXT);
}

/** One row per membership, one without if there is none. */
const STANDING = {
  userBlockedAt: users.blockedAt,
  accountBlockedAt: accounts.blockedAt,
  accountId: memberships.accountId,
  publicId: accounts.publicId,
  name: accounts.name,
  role: memberships.role,
};

/** The user of an unexpired login session, unless she is locked out. */
export async function findSignedInUser(
  db: Database,
  vault: Vault,
  tokenHash: string,
  now: number,
): Promise<SignedInUser | undefined> {
  const rows = await db
    .select({
      ...STANDING,
      id: users.id,
      sessionId: loginSessions.id,
      keyId: users.keyId,
      email: users.email,
      isStaff: users.isStaff,
    })
    .from(loginSessions)
    .innerJoin(users, eq(users.id, loginSessions.userId))
    .leftJoin(memberships, eq(memberships.userId, users.id))
    .leftJoin(accounts, eq(accounts.id, memberships.accountId))
    .where(and(eq(loginSessions.token, tokenHash), gt(loginSessions.expiresAt, new Date(now))))
    .orderBy(memberships.id);
  const [first] = rows;
  const { isLockedOut, memberships: open } = standingOf(rows);
  if (!first || isLockedOut) return undefined;
  const { id, keyId, sessionId, isStaff } = first;
  const email = await openEmail(vault, keyId, first.email);
  return email === undefined ? undefined : { id, keyId, sessionId, email, isStaff, memberships: open };
}

/** Names the key that what is known of a user is sealed under. */
export async function readUserKeyId(db: Database, userId: number): Promise<string | undefined> {
  const user = await db.select({ keyId: users.keyId }).from(users).where(eq(users.id, userId)).get();
  return user?.keyId;
}

/** A user's address; undefined when her key is destroyed. */
export async function openEmail(vault: Vault, keyId: string, sealed: string): Promise<string | undefined> {
  try {
    return await vault.open(keyId, sealed, EMAIL_CONTEXT);
  } catch (error) {
    if (error instanceof KeyDestroyed) return undefined;
    throw error;
  }
}

/** Where a user belongs, and whether a block of hers or of all her accounts keeps her out. */
export async function readStanding(db: Database, userId: number): Promise<Standing> {
  const rows = await db
    .select(STANDING)
    .from(users)
    .leftJoin(memberships, eq(memberships.userId, users.id))
    .leftJoin(accounts, eq(accounts.id, memberships.accountId))
    .where(eq(users.id, userId))
    .orderBy(memberships.id);
  return standingOf(rows);
}

interface Standing {
  memberships: Membership[];
  isLockedOut: boolean;
}

interface StandingRow {
  userBlockedAt: number | null;
  accountBlockedAt: number | null;
  accountId: number | null;
  publicId: string | null;
  name: string | null;
  role: Role | null;
}

function standingOf(rows: StandingRow[]): Standing {
  const all = rows.flatMap(({ accountId, publicId, name, role, accountBlockedAt }) =>
    accountId !== null && publicId !== null && name !== null && role !== null
      ? [{ membership: { accountId, publicId, name, role }, isOpen: accountBlockedAt === null }]
      : [],
  );
  const open = all.filter(({ isOpen }) => isOpen).map(({ membership }) => membership);
  return {
    memberships: open,
    isLockedOut: rows.some((row) => row.userBlockedAt !== null) || (all.length > 0 && open.length === 0),
  };
}

/** Makes a user a member of an account, or gives the member another role. */
export async function saveMembership(
  db: Database,
  { accountId, userId, role, now }: { accountId: number; userId: number; role: Role; now: number },
): Promise<void> {
  await db
    .insert(memberships)
    .values({ accountId, userId, role, createdAt: now })
    .onConflictDoUpdate({ target: [memberships.accountId, memberships.userId], set: { role } });
}

/** Keeps a user out from now on, and ends her sessions. */
export async function blockUser(db: Database, userId: number, now: number): Promise<void> {
  await db.batch([
    db.update(users).set({ blockedAt: now }).where(eq(users.id, userId)),
    db.delete(loginSessions).where(eq(loginSessions.userId, userId)),
  ]);
}

/** Makes what is known of a user unreadable for good, backups and history included. */
export async function destroyUserKey(db: Database, vault: Vault, userId: number): Promise<void> {
  const found = await db.select({ keyId: users.keyId }).from(users).where(eq(users.id, userId)).get();
  if (!found) return;
  await vault.keys.destroy(found.keyId);
  await db.delete(loginSessions).where(eq(loginSessions.userId, userId));
}
