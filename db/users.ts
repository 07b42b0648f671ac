import { and, eq, gt, isNull } from 'drizzle-orm';
import type { GuestRole, Role } from '../core/team/role.ts';
import { KeyDestroyed, type Vault } from '../vault/vault.ts';
import type { Database } from './database.ts';
import { accounts, loginSessions, memberships, siteGuests, sites, ssoConnections, users } from './schema.ts';
import { provesTwoFactors, type WayIn } from './way-in.ts';

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
  /** Nothing of it is open to her before she signs in by two factors. */
  needsTwoFactor: boolean;
  /** Nothing of it is open to her before she signs in by the account's own provider. */
  needsSso: boolean;
}

/** A site of an account she does not belong to. */
export interface GuestOf {
  siteId: number;
  accountId: number;
  role: GuestRole;
  needsTwoFactor: boolean;
}

/** Who a login session belongs to. */
export interface SignedInUser {
  id: number;
  /** Names the key that what is known of her is sealed under. */
  keyId: string;
  /** Of the login session. */
  sessionId: number;
  /** When that began (epoch ms). */
  signedInAt: number;
  /** When it ends unless it is used. */
  sessionEndsAt: number;
  email: string;
  isStaff: boolean;
  /** Whether she has a second factor, which then every way in asks for; or has signed in by a passkey, which proves two. */
  hasTwoFactor: boolean;
  /** Oldest first; none of a blocked account. */
  memberships: Membership[];
  /** None of a blocked account. */
  guestOf: GuestOf[];
}

/** The hash a user of this address is found by. */
export function emailIndex(vault: Vault, email: string): string {
  return vault.index(email.trim().toLowerCase(), EMAIL_CONTEXT);
}

/** Every hash that one of this address may be stored under. */
export function emailIndexes(vault: Vault, email: string): string[] {
  return vault.indexes(email.trim().toLowerCase(), EMAIL_CONTEXT);
}

/** One row per membership, one without if there is none. */
const STANDING = {
  userBlockedAt: users.blockedAt,
  isConfirmed: users.emailVerified,
  hasTwoFactor: users.twoFactorEnabled,
  requiresTwoFactor: accounts.requiresTwoFactor,
  userDeletedAt: users.deletedAt,
  accountBlockedAt: accounts.blockedAt,
  accountDeletedAt: accounts.deletedAt,
  accountId: memberships.accountId,
  publicId: accounts.publicId,
  name: accounts.name,
  role: memberships.role,
  requiresSso: ssoConnections.isRequired,
};

/** One row per site she is a guest of. */
const GUEST = {
  siteId: sites.id,
  accountId: sites.accountId,
  role: siteGuests.role,
  hasTwoFactor: users.twoFactorEnabled,
  requiresTwoFactor: accounts.requiresTwoFactor,
};

/** The user of an unexpired login session, unless she is locked out. */
export async function findSignedInUser(
  db: Database,
  vault: Vault,
  tokenHash: string,
  now: number,
): Promise<SignedInUser | undefined> {
  const ofSession = and(eq(loginSessions.token, tokenHash), gt(loginSessions.expiresAt, new Date(now)));
  const sessions = db
    .select({
      ...STANDING,
      id: users.id,
      sessionId: loginSessions.id,
      signedInAt: loginSessions.createdAt,
      keyId: users.keyId,
      email: users.email,
      isStaff: users.isStaff,
      ssoAccountId: loginSessions.ssoAccountId,
      sessionEndsAt: loginSessions.expiresAt,
      signedInBy: loginSessions.signedInBy,
    })
    .from(loginSessions)
    .innerJoin(users, eq(users.id, loginSessions.userId))
    .leftJoin(memberships, eq(memberships.userId, users.id))
    .leftJoin(accounts, eq(accounts.id, memberships.accountId))
    .leftJoin(ssoConnections, eq(ssoConnections.accountId, accounts.id))
    .where(ofSession)
    .orderBy(memberships.id);
  const guests = db
    .select({ ...GUEST, signedInBy: loginSessions.signedInBy })
    .from(loginSessions)
    .innerJoin(users, eq(users.id, loginSessions.userId))
    .innerJoin(siteGuests, eq(siteGuests.userId, users.id))
    .innerJoin(sites, eq(sites.id, siteGuests.siteId))
    .innerJoin(accounts, eq(accounts.id, sites.accountId))
    .where(and(ofSession, isNull(accounts.blockedAt)));
  // No batch: D1 names columns in one by their bare name, and these have some in common.
  const [sessionRows, guestRows] = await Promise.all([sessions, guests]);
  const rows = sessionRows.map(byFactors);
  const [first] = rows;
  const vouched = first && { accountId: first.ssoAccountId, isFresh: isFresh(first.signedInAt, now) };
  const { isLockedOut, memberships: open } = standingOf(rows, vouched);
  if (!first || isLockedOut) return undefined;
  const { id, keyId, sessionId, isStaff, hasTwoFactor } = first;
  const [signedInAt, sessionEndsAt] = [first.signedInAt.getTime(), first.sessionEndsAt.getTime()];
  const email = await openEmail(vault, keyId, first.email);
  if (email === undefined) return undefined;
  const guestOf = guestRows.map((row) => guestOfRow(byFactors(row)));
  const session = { sessionId, signedInAt, sessionEndsAt };
  return { id, keyId, ...session, email, isStaff, hasTwoFactor, memberships: open, guestOf };
}

/** A row of a session, whose way in may stand for the second factor. */
function byFactors<R extends { hasTwoFactor: boolean; signedInBy: WayIn | null }>(row: R): R {
  return { ...row, hasTwoFactor: row.hasTwoFactor || provesTwoFactors(row.signedInBy) };
}

/** A user as she would be found signed in, for who looks as she does; no session is hers. Undefined when she is locked out. */
export async function findUserAsSignedIn(
  db: Database,
  vault: Vault,
  userId: number,
): Promise<SignedInUser | undefined> {
  const { id, keyId, email: sealed, isStaff } = users;
  const [user, rows, guestRows] = await Promise.all([
    db.select({ keyId, sealed, isStaff }).from(users).where(eq(id, userId)).get(),
    selectStanding(db, userId),
    db
      .select(GUEST)
      .from(siteGuests)
      .innerJoin(users, eq(users.id, siteGuests.userId))
      .innerJoin(sites, eq(sites.id, siteGuests.siteId))
      .innerJoin(accounts, eq(accounts.id, sites.accountId))
      .where(and(eq(siteGuests.userId, userId), isNull(accounts.blockedAt))),
  ]);
  const { isLockedOut, memberships: open } = standingOf(rows, undefined);
  const email = user && !isLockedOut ? await openEmail(vault, user.keyId, user.sealed) : undefined;
  if (!user || email === undefined) return undefined;
  return {
    ...{ id: userId, keyId: user.keyId, sessionId: 0, signedInAt: 0, sessionEndsAt: 0 },
    ...{ email, isStaff: user.isStaff },
    hasTwoFactor: rows.some(({ hasTwoFactor }) => hasTwoFactor),
    // As she sees it once her organisation has let her in.
    memberships: open.map((membership) => ({ ...membership, needsSso: false })),
    guestOf: guestRows.map(guestOfRow),
  };
}

/** Names the key that what is known of a user is sealed under. */
export async function readUserKeyId(db: Database, userId: number): Promise<string | undefined> {
  const user = await db.select({ keyId: users.keyId }).from(users).where(eq(users.id, userId)).get();
  return user?.keyId;
}

/** When a user last shut a stranger out (epoch ms); 0 = never. */
export async function readLockedAt(db: Database, userId: number): Promise<number> {
  const user = await db.select({ lockedAt: users.lockedAt }).from(users).where(eq(users.id, userId)).get();
  return user?.lockedAt ?? 0;
}

/** Notes when a user has shut a stranger out. */
export async function setLockedAt(db: Database, userId: number, lockedAt: number): Promise<void> {
  await db.update(users).set({ lockedAt }).where(eq(users.id, userId));
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
  return standingOf(await selectStanding(db, userId), undefined);
}

function selectStanding(db: Database, userId: number) {
  return db
    .select(STANDING)
    .from(users)
    .leftJoin(memberships, eq(memberships.userId, users.id))
    .leftJoin(accounts, eq(accounts.id, memberships.accountId))
    .leftJoin(ssoConnections, eq(ssoConnections.accountId, accounts.id))
    .where(eq(users.id, userId))
    .orderBy(memberships.id);
}

interface Standing {
  memberships: Membership[];
  /** Whether she has shown that her address is hers. */
  isConfirmed: boolean;
  isLockedOut: boolean;
  /** Whether she has deleted herself, which can be undone for a while. */
  isDeleted: boolean;
}

interface Factors {
  hasTwoFactor: boolean;
  requiresTwoFactor: boolean | null;
}

interface StandingRow extends Factors {
  isConfirmed: boolean;
  userBlockedAt: number | null;
  userDeletedAt: number | null;
  accountBlockedAt: number | null;
  accountDeletedAt: number | null;
  accountId: number | null;
  publicId: string | null;
  name: string | null;
  role: Role | null;
  requiresSso: boolean | null;
}

function guestOfRow({
  siteId,
  accountId,
  role,
  ...factors
}: Factors & { siteId: number; accountId: number; role: GuestRole }): GuestOf {
  return { siteId, accountId, role, needsTwoFactor: lacksFactor(factors) };
}

function lacksFactor({ hasTwoFactor, requiresTwoFactor }: Factors): boolean {
  return requiresTwoFactor === true && !hasTwoFactor;
}

/** Who leaves an organisation is gone from here by then, though nobody has thought of it. */
const VOUCHED_MS = 7 * 86_400_000;

function isFresh(signedInAt: Date, now: number): boolean {
  return now - signedInAt.getTime() < VOUCHED_MS;
}

/** `vouched`: the account whose provider has opened her session, and whether not too long ago. */
function standingOf(
  rows: StandingRow[],
  vouched: { accountId: number | null; isFresh: boolean } | undefined,
): Standing {
  const all = rows.flatMap((row) => {
    const { accountId, publicId, name, role, accountBlockedAt: blockedAt, accountDeletedAt: deletedAt } = row;
    if (accountId === null || publicId === null || name === null || role === null) return [];
    // How sure its own provider must be is for the account to say; that of another vouches for nothing here.
    const isVouchedFor = accountId === vouched?.accountId;
    const needsTwoFactor = lacksFactor(row) && !isVouchedFor;
    // Owners keep a way in for when the provider does not work.
    const needsSso = row.requiresSso === true && role !== 'owner' && !(isVouchedFor && vouched.isFresh);
    const membership = { accountId, publicId, name, role, needsTwoFactor, needsSso };
    return [{ membership, blockedAt, deletedAt }];
  });
  const open = all.filter(({ blockedAt, deletedAt }) => blockedAt === null && deletedAt === null);
  const isOut = rows.some((row) => row.userBlockedAt !== null || row.userDeletedAt !== null);
  return {
    memberships: open.map(({ membership }) => membership),
    isConfirmed: rows[0]?.isConfirmed ?? false,
    isDeleted: rows.some((row) => row.userDeletedAt !== null && row.userBlockedAt === null),
    // Who has deleted her last account may come in, to undo it or to begin anew.
    isLockedOut: isOut || (all.length > 0 && all.every(({ blockedAt }) => blockedAt !== null)),
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

/** Makes what is known of a user unreadable for good, backups and history included. */
export async function destroyUserKey(db: Database, vault: Vault, userId: number): Promise<void> {
  const found = await db.select({ keyId: users.keyId }).from(users).where(eq(users.id, userId)).get();
  if (!found) return;
  await vault.keys.destroy(found.keyId);
  await db.delete(loginSessions).where(eq(loginSessions.userId, userId));
}
