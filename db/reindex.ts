import { and, asc, eq, gt } from 'drizzle-orm';
import type { Database } from './database.ts';
import { credentials, invitations, twoFactors, users } from './schema.ts';

const PAGE = 100;

/** What is found by a keyed hash of what is sealed beside it. */
export interface Indexed {
  id: number;
  keyId: string;
  sealed: string;
  index: string;
}

/** Tables with such a hash: how their rows are read, and given another one unless they have changed meanwhile. */
export const INDEXED = {
  users: {
    list: (db: Database, after: number): Promise<Indexed[]> =>
      db
        .select({ id: users.id, keyId: users.keyId, sealed: users.email, index: users.emailIndex })
        .from(users)
        .where(gt(users.id, after))
        .orderBy(asc(users.id))
        .limit(PAGE),
    set: (db: Database, row: Indexed, index: string) =>
      db
        .update(users)
        .set({ emailIndex: index })
        .where(and(eq(users.id, row.id), eq(users.emailIndex, row.index))),
  },
  credentials: {
    list: (db: Database, after: number): Promise<Indexed[]> =>
      db
        .select({
          id: credentials.id,
          keyId: users.keyId,
          sealed: credentials.accountId,
          index: credentials.accountIdIndex,
        })
        .from(credentials)
        .innerJoin(users, eq(users.id, credentials.userId))
        .where(gt(credentials.id, after))
        .orderBy(asc(credentials.id))
        .limit(PAGE),
    set: (db: Database, row: Indexed, index: string) =>
      db
        .update(credentials)
        .set({ accountIdIndex: index })
        .where(and(eq(credentials.id, row.id), eq(credentials.accountIdIndex, row.index))),
  },
  invitations: {
    list: (db: Database, after: number): Promise<Indexed[]> =>
      db
        .select({
          id: invitations.id,
          keyId: invitations.keyId,
          sealed: invitations.email,
          index: invitations.emailIndex,
        })
        .from(invitations)
        .where(gt(invitations.id, after))
        .orderBy(asc(invitations.id))
        .limit(PAGE),
    set: (db: Database, row: Indexed, index: string) =>
      db
        .update(invitations)
        .set({ emailIndex: index })
        .where(and(eq(invitations.id, row.id), eq(invitations.emailIndex, row.index))),
  },
};

/** Secrets of authenticator apps, and recovery codes, as they are encrypted. */
export async function listTwoFactors(db: Database, after: number) {
  const { id, secret, backupCodes } = twoFactors;
  return await db
    .select({ id, secret, backupCodes })
    .from(twoFactors)
    .where(gt(id, after))
    .orderBy(asc(id))
    .limit(PAGE);
}

/** Puts them there encrypted anew, unless they have changed meanwhile. */
export async function replaceTwoFactor(
  db: Database,
  old: { id: number; secret: string; backupCodes: string },
  { secret, backupCodes }: { secret: string; backupCodes: string },
): Promise<void> {
  await db
    .update(twoFactors)
    .set({ secret, backupCodes })
    .where(
      and(
        eq(twoFactors.id, old.id),
        eq(twoFactors.secret, old.secret),
        eq(twoFactors.backupCodes, old.backupCodes),
      ),
    );
}
