import { and, asc, eq, gt, inArray, isNull, lte } from 'drizzle-orm';
import type { Role } from '../core/team/role.ts';
import { KeyDestroyed, type Vault } from '../vault/vault.ts';
import type { Database } from './database.ts';
import { accounts, invitations, sites } from './schema.ts';
import { emailIndex, emailIndexes } from './users.ts';

const CONTEXT = 'invitation.email';

/** Who may join an account, or a site of it. */
export interface Invitation {
  id: number;
  accountId: number;
  accountName: string;
  siteId: number | null;
  /** Of the site. */
  domain: string | null;
  email: string;
  role: Role;
  /** Epoch ms. */
  expiresAt: number;
}

interface NewInvitation {
  accountId: number;
  siteId: number | null;
  email: string;
  role: Role;
  tokenHash: string;
  invitedBy: number;
  createdAt: number;
  expiresAt: number;
}

const ROW = {
  id: invitations.id,
  accountId: invitations.accountId,
  accountName: accounts.name,
  siteId: invitations.siteId,
  domain: sites.domain,
  siteDeletedAt: sites.deletedAt,
  keyId: invitations.keyId,
  email: invitations.email,
  role: invitations.role,
  expiresAt: invitations.expiresAt,
};

/** Invites somebody; an earlier invitation of the same address to the same account or site is void. */
export async function createInvitation(
  db: Database,
  vault: Vault,
  { email, ...invitation }: NewInvitation,
): Promise<number> {
  const index = emailIndex(vault, email);
  const { accountId, siteId } = invitation;
  const same = and(
    eq(invitations.accountId, accountId),
    inArray(invitations.emailIndex, emailIndexes(vault, email)),
    siteId === null ? isNull(invitations.siteId) : eq(invitations.siteId, siteId),
  );
  await endAll(vault, await db.delete(invitations).where(same).returning());
  const keyId = await vault.keys.create();
  const sealed = await vault.seal(keyId, email, CONTEXT);
  const made = await db
    .insert(invitations)
    .values({ ...invitation, keyId, email: sealed, emailIndex: index })
    .returning()
    .get();
  return made.id;
}

/** An account's invitations that still hold, oldest first. */
export async function listInvitations(
  db: Database,
  vault: Vault,
  accountId: number,
  now: number,
): Promise<Invitation[]> {
  const rows = await select(db)
    .where(and(eq(invitations.accountId, accountId), gt(invitations.expiresAt, now)))
    .orderBy(asc(invitations.id));
  const opened = await Promise.all(rows.map((row) => open(vault, row)));
  return opened.filter((one) => one !== undefined);
}

/** The invitation of a token's SHA-256, while it holds. */
export async function findInvitation(
  db: Database,
  vault: Vault,
  tokenHash: string,
  now: number,
): Promise<Invitation | undefined> {
  const row = await select(db)
    .where(and(eq(invitations.tokenHash, tokenHash), gt(invitations.expiresAt, now)))
    .get();
  return row && (await open(vault, row));
}

/** Whether somebody of this address (emailIndexes) is invited anywhere. */
export async function isInvited(db: Database, indexes: string[], now: number): Promise<boolean> {
  const row = await db
    .select({ id: invitations.id })
    .from(invitations)
    .where(and(inArray(invitations.emailIndex, indexes), gt(invitations.expiresAt, now)))
    .get();
  return row !== undefined;
}

/** Gives an invitation another token and time; the old token is void. */
export async function renewInvitation(
  db: Database,
  id: number,
  fresh: { tokenHash: string; expiresAt: number },
): Promise<void> {
  await db.update(invitations).set(fresh).where(eq(invitations.id, id));
}

/** Ends an invitation, once: of two that come together, one gets false. */
export async function endInvitation(db: Database, vault: Vault, id: number): Promise<boolean> {
  const gone = await db.delete(invitations).where(eq(invitations.id, id)).returning();
  await endAll(vault, gone);
  return gone.length > 0;
}

/** Ends all invitations to a site, or into an account and to its sites; answers how many. */
export async function endInvitationsOf(
  db: Database,
  vault: Vault,
  kind: 'account' | 'site',
  id: number,
): Promise<number> {
  const column = kind === 'account' ? invitations.accountId : invitations.siteId;
  const found = await db.select({ keyId: invitations.keyId }).from(invitations).where(eq(column, id));
  // The keys first: without the rows nobody knows which they were.
  await endAll(vault, found);
  await db.delete(invitations).where(eq(column, id));
  return found.length;
}

/** Sweeps what has expired (cron); returns how many. */
export async function deleteExpiredInvitations(db: Database, vault: Vault, now: number): Promise<number> {
  const gone = await db.delete(invitations).where(lte(invitations.expiresAt, now)).returning();
  await endAll(vault, gone);
  return gone.length;
}

function select(db: Database) {
  return db
    .select(ROW)
    .from(invitations)
    .innerJoin(accounts, eq(accounts.id, invitations.accountId))
    .leftJoin(sites, eq(sites.id, invitations.siteId));
}

type Row = Awaited<ReturnType<typeof select>>[number];

/** Undefined when the site is deleted, or the address no longer to be read. */
async function open(
  vault: Vault,
  { keyId, email, siteDeletedAt, ...row }: Row,
): Promise<Invitation | undefined> {
  if (siteDeletedAt !== null) return undefined;
  try {
    return { ...row, email: await vault.open(keyId, email, CONTEXT) };
  } catch (error) {
    if (error instanceof KeyDestroyed) return undefined;
    throw error;
  }
}

async function endAll(vault: Vault, gone: { keyId: string }[]): Promise<void> {
  for (const { keyId } of gone) await vault.keys.destroy(keyId);
}
