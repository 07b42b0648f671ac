import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Vault } from '../vault/vault.ts';
import type { Database } from './database.ts';
import { accounts, credentials, loginSessions, ssoConnections, ssoDomains } from './schema.ts';
import type { SsoProblemCode } from './sso-schema.ts';

const SECRET_CONTEXT = 'sso.client_secret';

export type SsoConnection = typeof ssoConnections.$inferSelect;

/** What is set of a connection. */
export type SsoSettings = Pick<SsoConnection, 'issuer' | 'clientId' | 'defaultRole' | 'isRequired'>;

/** An account's connection. */
export async function findSsoConnection(db: Database, accountId: number): Promise<SsoConnection | undefined> {
  return await db.select().from(ssoConnections).where(eq(ssoConnections.accountId, accountId)).get();
}

/** What signs in: a connection of an account that is neither blocked nor deleted. */
export interface OpenSsoConnection extends SsoConnection {
  /** Of the account. */
  publicId: string;
}

function selectOpen(db: Database) {
  return db
    .select({ connection: ssoConnections, publicId: accounts.publicId })
    .from(ssoConnections)
    .innerJoin(accounts, eq(accounts.id, ssoConnections.accountId))
    .$dynamic();
}

const isOpen = and(isNull(accounts.blockedAt), isNull(accounts.deletedAt));

/** The connection that vouches for addresses of a domain. */
export async function findSsoOfDomain(db: Database, domain: string): Promise<OpenSsoConnection | undefined> {
  const found = await selectOpen(db)
    .innerJoin(ssoDomains, eq(ssoDomains.accountId, ssoConnections.accountId))
    .where(and(eq(ssoDomains.domain, domain), isNotNull(ssoDomains.verifiedAt), isOpen))
    .get();
  return found && { ...found.connection, publicId: found.publicId };
}

/** The connection of an account by its public id. */
export async function findOpenSso(db: Database, publicId: string): Promise<OpenSsoConnection | undefined> {
  const found = await selectOpen(db)
    .where(and(eq(accounts.publicId, publicId), isOpen))
    .get();
  return found && { ...found.connection, publicId: found.publicId };
}

/** Makes a connection, or changes it; without a secret the one there is stays. @throws when there is none to stay */
export async function saveSsoConnection(
  db: Database,
  vault: Vault,
  { accountId, clientSecret, ...settings }: SsoSettings & { accountId: number; clientSecret?: string },
  now: number,
): Promise<void> {
  const present = await findSsoConnection(db, accountId);
  const fresh = { ...settings, problem: null, reason: '', problemAt: null, workedAt: null };
  if (clientSecret === undefined) {
    if (!present) throw new Error('a connection needs a secret');
    await db.update(ssoConnections).set(settings).where(eq(ssoConnections.accountId, accountId));
    return;
  }
  const keyId = await vault.keys.create();
  const sealed = { keyId, clientSecret: await vault.seal(keyId, clientSecret, SECRET_CONTEXT) };
  await db
    .insert(ssoConnections)
    .values({ accountId, createdAt: now, ...fresh, ...sealed })
    .onConflictDoUpdate({ target: ssoConnections.accountId, set: { ...fresh, ...sealed } });
  if (present) await vault.keys.destroy(present.keyId);
}

/** The secret by which we are known to the provider. */
export async function openClientSecret(
  vault: Vault,
  { keyId, clientSecret }: Pick<SsoConnection, 'keyId' | 'clientSecret'>,
): Promise<string> {
  return await vault.open(keyId, clientSecret, SECRET_CONTEXT);
}

/** Ends an account's connection, and what it has opened; false when there is none. */
export async function deleteSsoConnection(db: Database, vault: Vault, accountId: number): Promise<boolean> {
  const present = await findSsoConnection(db, accountId);
  if (!present) return false;
  // The key first: without the row nobody knows which it was.
  await vault.keys.destroy(present.keyId);
  await db.delete(ssoConnections).where(eq(ssoConnections.accountId, accountId));
  await forgetVouched(db, accountId);
  return true;
}

/** What users are tied to an account's provider by. */
export function ssoProviderId(accountId: number): string {
  return `sso:${accountId}`;
}

/** Ends the sessions that an account's provider has opened, and forgets who is who there: another one counts anew. */
export async function forgetVouched(db: Database, accountId: number): Promise<void> {
  await db.batch([
    db.delete(loginSessions).where(eq(loginSessions.ssoAccountId, accountId)),
    db.delete(credentials).where(eq(credentials.providerId, ssoProviderId(accountId))),
  ]);
}

/** Writes down that a connection works, or what is wrong with it. */
export async function noteSsoOutcome(
  db: Database,
  accountId: number,
  problem: { code: SsoProblemCode; reason: string } | undefined,
  now: number,
): Promise<void> {
  const outcome = problem
    ? { problem: problem.code, reason: problem.reason, problemAt: now }
    : { problem: null, reason: '', problemAt: null, workedAt: now };
  await db.update(ssoConnections).set(outcome).where(eq(ssoConnections.accountId, accountId));
}
