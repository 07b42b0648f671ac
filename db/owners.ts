import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Vault } from '../vault/vault.ts';
import type { Database } from './database.ts';
import { accounts, memberships, users } from './schema.ts';
import { openEmail } from './users.ts';

/** The addresses of an account's owners. */
export async function listOwnerEmails(db: Database, vault: Vault, accountId: number): Promise<string[]> {
  const rows = await db
    .select({ keyId: users.keyId, email: users.email })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.accountId, accountId), eq(memberships.role, 'owner')));
  const opened = await Promise.all(rows.map(({ keyId, email }) => openEmail(vault, keyId, email)));
  return opened.filter((email) => email !== undefined);
}

/** An account by its number. */
export async function findAccount(db: Database, id: number) {
  return await db.select().from(accounts).where(eq(accounts.id, id)).get();
}

/** The accounts that have no other owner than this user. */
export async function listSoleOwned(
  db: Database,
  userId: number,
): Promise<{ id: number; publicId: string; name: string }[]> {
  const owners = await db
    .select({ id: accounts.id, publicId: accounts.publicId, name: accounts.name, userId: memberships.userId })
    .from(memberships)
    .innerJoin(accounts, eq(accounts.id, memberships.accountId))
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.role, 'owner'), isNull(accounts.deletedAt), isNull(users.deletedAt)));
  const byAccount = Map.groupBy(owners, ({ id }) => id);
  return [...byAccount.values()].flatMap(([first, ...rest]) =>
    first && rest.length === 0 && first.userId === userId
      ? [{ id: first.id, publicId: first.publicId, name: first.name }]
      : [],
  );
}

/** The accounts, deleted ones included, that a user owns or administers; none of a blocked one. */
export async function listAdministered(db: Database, userId: number): Promise<number[]> {
  const rows = await db
    .select({ id: accounts.id })
    .from(memberships)
    .innerJoin(accounts, eq(accounts.id, memberships.accountId))
    .where(
      and(
        eq(memberships.userId, userId),
        inArray(memberships.role, ['owner', 'admin']),
        isNull(accounts.blockedAt),
      ),
    );
  return rows.map(({ id }) => id);
}
