import { and, asc, eq, gt, isNull, type SQL, sql } from 'drizzle-orm';
import type { Segment } from './announcement-schema.ts';
import type { Database } from './database.ts';
import { accounts, mailOptOuts, memberships, sites, users } from './schema.ts';

/** Whom to write to: by the key that her address is sealed under. */
export type Recipient = Pick<typeof users.$inferSelect, 'id' | 'keyId' | 'email'>;

/** The part of a segment that is not written to yet. */
export interface Reach {
  segment: Segment;
  /** Sites that ever had an event; for `silent`. */
  heardSites: readonly number[];
  /** Users up to this number have theirs. */
  after: number;
}

/** How many users a segment has. */
export async function countRecipients(db: Database, reach: Reach): Promise<number> {
  const found = await db.select({ n: sql<number>`count(*)` }).from(users).where(among(reach)).get();
  return found?.n ?? 0;
}

/** The next users of a segment, by their number. */
export async function listRecipients(db: Database, reach: Reach, limit: number): Promise<Recipient[]> {
  return await db
    .select({ id: users.id, keyId: users.keyId, email: users.email })
    .from(users)
    .where(among(reach))
    .orderBy(asc(users.id))
    .limit(limit);
}

function among({ segment, heardSites, after }: Reach): SQL | undefined {
  return and(
    gt(users.id, after),
    eq(users.emailVerified, true),
    isNull(users.blockedAt),
    isNull(users.deletedAt),
    sql`NOT EXISTS (SELECT 1 FROM ${mailOptOuts} WHERE ${mailOptOuts.userId} = ${users.id})`,
    inSegment(segment, heardSites),
  );
}

const IS_OWNER = sql`${memberships.role} = 'owner'`;

function inSegment(segment: Segment, heardSites: readonly number[]): SQL | undefined {
  switch (segment.kind) {
    case 'verified':
      return undefined;
    case 'owners':
      return belongsWhere(sql`${IS_OWNER} AND ${accounts.deletedAt} IS NULL`);
    case 'owners_of':
      return belongsWhere(sql`${IS_OWNER} AND ${STATES[segment.state]}`);
    case 'account':
      return belongsWhere(sql`${accounts.publicId} = ${segment.account}`);
    case 'silent':
      return belongsWhere(sql`${IS_OWNER} AND ${STATES.open} AND EXISTS (
        SELECT 1 FROM ${sites} WHERE ${sites.accountId} = ${accounts.id} AND ${sites.deletedAt} IS NULL
          AND ${sites.archivedAt} IS NULL
          AND ${sites.id} NOT IN (SELECT value FROM json_each(${JSON.stringify(heardSites)})))`);
  }
}

const STATES = {
  open: sql`${accounts.blockedAt} IS NULL AND ${accounts.deletedAt} IS NULL`,
  blocked: sql`${accounts.blockedAt} IS NOT NULL AND ${accounts.deletedAt} IS NULL`,
  deleted: sql`${accounts.deletedAt} IS NOT NULL AND ${accounts.erasedAt} IS NULL`,
};

function belongsWhere(condition: SQL): SQL {
  return sql`EXISTS (SELECT 1 FROM ${memberships} JOIN ${accounts} ON ${accounts.id} = ${memberships.accountId}
    WHERE ${memberships.userId} = ${users.id} AND ${condition})`;
}
