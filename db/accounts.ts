import { asc, eq } from 'drizzle-orm';
import type { Database } from './database.ts';
import { accounts } from './schema.ts';

export type Account = typeof accounts.$inferSelect;

/** The account of everything the operator makes: the first one, created when there is none. */
export async function findOrCreateFirstAccount(
  db: Database,
  fresh: { publicId: string; name: string; createdAt: number },
): Promise<Account> {
  const found = await findFirstAccount(db);
  if (found) return found;
  const [created] = await db
    .insert(accounts)
    .values({ id: 1, ...fresh })
    .onConflictDoNothing()
    .returning();
  // Nothing returned: another request created it in between.
  const account = created ?? (await findFirstAccount(db));
  if (!account) throw new Error('the first account could be neither found nor created');
  return account;
}

/** Creates an account. */
export async function createAccount(
  db: Database,
  account: { publicId: string; name: string; createdAt: number },
): Promise<Account> {
  return await db.insert(accounts).values(account).returning().get();
}

/** What an account's questions may take beside its plan, as stored (core/query-limits.ts); null when nothing is. */
export async function readQueryLimits(db: Database, id: number): Promise<unknown> {
  const found = await db
    .select({ limits: accounts.queryLimits })
    .from(accounts)
    .where(eq(accounts.id, id))
    .get();
  return found?.limits ?? null;
}

async function findFirstAccount(db: Database): Promise<Account | undefined> {
  return await db.select().from(accounts).orderBy(asc(accounts.id)).limit(1).get();
}

/** The account of a number. @throws when there is none */
export async function readAccount(db: Database, id: number): Promise<Account> {
  const account = await db.select().from(accounts).where(eq(accounts.id, id)).get();
  if (!account) throw new Error(`there is no account ${id}`);
  return account;
}

/** Sets what is named of an account, and leaves the rest. */
export async function setAccount(
  db: Database,
  id: number,
  settings: Partial<Pick<Account, 'name' | 'requiresTwoFactor'>>,
): Promise<Account> {
  return await db.update(accounts).set(settings).where(eq(accounts.id, id)).returning().get();
}
