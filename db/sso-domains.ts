import { and, asc, eq, isNotNull, ne, sql } from 'drizzle-orm';
import type { Database } from './database.ts';
import { ssoDomains } from './schema.ts';

export type SsoDomain = typeof ssoDomains.$inferSelect;

/** The domains an account has named, oldest first. */
export async function listSsoDomains(db: Database, accountId: number): Promise<SsoDomain[]> {
  return await db
    .select()
    .from(ssoDomains)
    .where(eq(ssoDomains.accountId, accountId))
    .orderBy(asc(ssoDomains.id));
}

/** Names a domain; undefined when the account has named it before. */
export async function addSsoDomain(
  db: Database,
  domain: Pick<SsoDomain, 'accountId' | 'domain' | 'proof' | 'createdAt'>,
): Promise<SsoDomain | undefined> {
  return await db.insert(ssoDomains).values(domain).onConflictDoNothing().returning().get();
}

/** The account's row of a domain that is shown to be another's. */
export async function findSsoDomainHolder(
  db: Database,
  domain: string,
  exceptAccountId: number,
): Promise<SsoDomain | undefined> {
  return await db
    .select()
    .from(ssoDomains)
    .where(
      and(
        eq(ssoDomains.domain, domain),
        isNotNull(ssoDomains.verifiedAt),
        ne(ssoDomains.accountId, exceptAccountId),
      ),
    )
    .get();
}

/** Enters a domain as the account's own; `from`: who loses it by that. False when somebody else was first. */
export async function verifySsoDomain(
  db: Database,
  { id, domain }: Pick<SsoDomain, 'id' | 'domain'>,
  from: SsoDomain | undefined,
  now: number,
): Promise<boolean> {
  const isFree = sql`NOT EXISTS (SELECT 1 FROM sso_domains AS others WHERE others.domain = ${domain} AND others.verified_at IS NOT NULL)`;
  const verify = db
    .update(ssoDomains)
    .set({ verifiedAt: now })
    .where(and(eq(ssoDomains.id, id), isFree));
  const result = from
    ? (
        await db.batch([
          db.update(ssoDomains).set({ verifiedAt: null }).where(eq(ssoDomains.id, from.id)),
          verify,
        ])
      )[1]
    : await verify;
  return result.meta.changes > 0;
}

/** Forgets a domain; false when the account has none of this number. */
export async function deleteSsoDomain(db: Database, accountId: number, id: number): Promise<boolean> {
  const result = await db
    .delete(ssoDomains)
    .where(and(eq(ssoDomains.accountId, accountId), eq(ssoDomains.id, id)));
  return result.meta.changes > 0;
}
