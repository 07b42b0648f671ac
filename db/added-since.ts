import { and, eq, gte, ne } from 'drizzle-orm';
import type { Vault } from '../vault/vault.ts';
import type { Database } from './database.ts';
import { apiKeys, credentials, knownDevices, passkeys, twoFactors, users } from './schema.ts';

/** What was taken from a user again, by the names she knows. */
export interface TakenBack {
  passkeys: string[];
  /** Ids of those she was tied to. */
  providers: string[];
  apiKeys: { id: number; name: string; accountId: number | null }[];
  twoFactor: boolean;
}

const PASSKEY_NAME = 'passkey.name';

/** Takes away every way in that was added to a user since then (epoch ms), whoever added it, and forgets the browsers first seen since. */
export async function takeBackSince(
  db: Database,
  vault: Vault,
  { id, keyId }: { id: number; keyId: string },
  since: number,
): Promise<TakenBack> {
  const [gonePasskeys, goneProviders, goneKeys, goneFactors] = await db.batch([
    db
      .delete(passkeys)
      .where(and(eq(passkeys.userId, id), gte(passkeys.createdAt, new Date(since))))
      .returning({ name: passkeys.name }),
    db
      .delete(credentials)
      .where(
        and(
          eq(credentials.userId, id),
          ne(credentials.providerId, 'credential'),
          gte(credentials.createdAt, new Date(since)),
        ),
      )
      .returning({ provider: credentials.providerId }),
    db
      .delete(apiKeys)
      .where(and(eq(apiKeys.createdBy, id), gte(apiKeys.createdAt, since)))
      .returning({ id: apiKeys.id, name: apiKeys.name, accountId: apiKeys.accountId }),
    db
      .delete(twoFactors)
      .where(and(eq(twoFactors.userId, id), gte(twoFactors.confirmedAt, since)))
      .returning({ id: twoFactors.id }),
    // What was begun and never confirmed: somebody has seen its secret.
    db.delete(twoFactors).where(and(eq(twoFactors.userId, id), eq(twoFactors.verified, false))),
    db.delete(knownDevices).where(and(eq(knownDevices.userId, id), gte(knownDevices.createdAt, since))),
  ]);
  const twoFactor = goneFactors.length > 0;
  if (twoFactor) await db.update(users).set({ twoFactorEnabled: false }).where(eq(users.id, id));
  const names = gonePasskeys.map(({ name }) => (name === null ? '' : vault.open(keyId, name, PASSKEY_NAME)));
  return {
    passkeys: await Promise.all(names),
    providers: goneProviders.map(({ provider }) => provider),
    apiKeys: goneKeys,
    twoFactor,
  };
}
