import { type AnyColumn, sql } from 'drizzle-orm';
import type { Vault } from '../vault/vault.ts';
import type { Database } from './database.ts';
import { apiKeys, sites, users } from './schema.ts';
import { openEmail } from './users.ts';

/** What the ids of an audit log are shown by: names of API keys, domains of sites, addresses of users. Who is gone has none. */
export async function readAuditNames(
  db: Database,
  vault: Vault,
  ids: { keys: number[]; sites: number[]; users: number[] },
): Promise<Record<'keys' | 'sites' | 'users', Map<number, string>>> {
  const [keys, domains, people] = await db.batch([
    db.select({ id: apiKeys.id, name: apiKeys.name }).from(apiKeys).where(among(apiKeys.id, ids.keys)),
    db.select({ id: sites.id, name: sites.domain }).from(sites).where(among(sites.id, ids.sites)),
    db
      .select({ id: users.id, keyId: users.keyId, email: users.email })
      .from(users)
      .where(among(users.id, ids.users)),
  ]);
  const emails = await Promise.all(
    people.map(async ({ id, keyId, email }) => ({ id, name: await openEmail(vault, keyId, email) })),
  );
  return { keys: byId(keys), sites: byId(domains), users: byId(emails) };
}

/** One parameter, however many they are: D1 binds a hundred. */
function among(column: AnyColumn, ids: number[]) {
  return sql`${column} IN (SELECT value FROM json_each(${JSON.stringify([...new Set(ids)])}))`;
}

function byId(rows: { id: number; name: string | undefined }[]): Map<number, string> {
  return new Map(rows.flatMap(({ id, name }) => (name === undefined ? [] : [[id, name] as const])));
}
