import { and, asc, eq, exists, isNotNull, ne, notLike, or } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Database } from './database.ts';
import { credentials, passkeys } from './schema.ts';

/** Who a user is to a provider, but for an organisation's own: those are looked after by their accounts (db/sso.ts). */
export interface ProviderLink {
  id: number;
  /** `github`, `google`, `oidc`. */
  provider: string;
  /** Epoch ms. */
  linkedAt: number;
}

const others = alias(credentials, 'others');

function linksOf(userId: number) {
  return and(
    eq(credentials.userId, userId),
    ne(credentials.providerId, 'credential'),
    notLike(credentials.providerId, 'sso:%'),
  );
}

/** A user's links, oldest first. */
export async function listProviderLinks(db: Database, userId: number): Promise<ProviderLink[]> {
  const rows = await db.select().from(credentials).where(linksOf(userId)).orderBy(asc(credentials.id));
  return rows.map(({ id, providerId, createdAt }) => ({
    id,
    provider: providerId,
    linkedAt: createdAt.getTime(),
  }));
}

/**
 * Ends a link; false when the user has none of this number, or no other way in: a password, a passkey or another provider.
 * All of it is one statement, so that of two that come together one stays.
 */
export async function deleteProviderLink(db: Database, userId: number, id: number): Promise<boolean> {
  const otherCredential = db
    .select({ id: others.id })
    .from(others)
    .where(
      and(
        eq(others.userId, userId),
        ne(others.id, id),
        or(ne(others.providerId, 'credential'), isNotNull(others.password)),
      ),
    );
  const passkey = db.select({ id: passkeys.id }).from(passkeys).where(eq(passkeys.userId, userId));
  const result = await db
    .delete(credentials)
    .where(and(linksOf(userId), eq(credentials.id, id), or(exists(otherCredential), exists(passkey))));
  return result.meta.changes > 0;
}
