import {
  type AnyColumn,
  and,
  asc,
  desc,
  eq,
  getTableColumns,
  inArray,
  lt,
  ne,
  type SQL,
  sql,
} from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { AuditEntry } from './audit-log.ts';
import type { Database } from './database.ts';
import { auditLog, credentials, emails, loginSessions } from './schema.ts';

/** So many rows are held at a time, however many there are. */
const PAGE = 1000;

export type Row = Record<string, unknown>;

/** The rows of a table that belong to any of these, page by page, without some of its columns. */
export async function* pagesOf(
  db: Database,
  table: SQLiteTable,
  column: AnyColumn,
  {
    ids,
    without = [],
    only,
  }: { ids: readonly number[]; without?: readonly string[]; only?: SQL | undefined },
): AsyncGenerator<Row[]> {
  const columns = Object.fromEntries(
    Object.entries(getTableColumns(table)).filter(([name]) => !without.includes(name)),
  );
  const rowId = sql<number>`rowid`;
  const owned = sql`${column} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;
  for (let last = 0; ; ) {
    const rows = await db
      .select({ ...columns, rowId })
      .from(table)
      .where(and(owned, only, sql`rowid > ${last}`))
      .orderBy(asc(rowId))
      .limit(PAGE);
    if (rows.length > 0) yield rows.map(({ rowId: _, ...row }) => row);
    if (rows.length < PAGE) return;
    last = Number(rows.at(-1)?.rowId);
  }
}

/** What a user did, newest first, page by page. */
export async function* ownAuditPages(db: Database, userId: number): AsyncGenerator<AuditEntry[]> {
  const own = and(eq(auditLog.actorKind, 'user'), eq(auditLog.actorId, String(userId)));
  for (let last = Number.MAX_SAFE_INTEGER; ; ) {
    const entries = await db
      .select()
      .from(auditLog)
      .where(and(own, lt(auditLog.id, last)))
      .orderBy(desc(auditLog.id))
      .limit(PAGE);
    if (entries.length > 0) yield entries;
    if (entries.length < PAGE) return;
    last = entries.at(-1)?.id ?? 0;
  }
}

/** The e-mails that were sent to somebody: which, when, and whether they came. */
export async function listOwnMails(db: Database, recipientHashes: string[]) {
  const { mail, status, createdAt, sentAt } = emails;
  return await db
    .select({ mail, status, createdAt, sentAt })
    .from(emails)
    .where(inArray(emails.recipientHash, recipientHashes));
}

/** Where a user is signed in; addresses, devices and places are sealed. */
export async function listOwnSessions(db: Database, userId: number) {
  const { createdAt, expiresAt, ipAddress, userAgent, place, signedInBy } = loginSessions;
  return await db
    .select({ createdAt, expiresAt, ipAddress, userAgent, place, signedInBy })
    .from(loginSessions)
    .where(eq(loginSessions.userId, userId));
}

/** Who a user is to the providers that sign her in; sealed. */
export async function listOwnProviders(db: Database, userId: number) {
  const { providerId, accountId, createdAt } = credentials;
  return await db
    .select({ provider: providerId, subject: accountId, createdAt })
    .from(credentials)
    .where(and(eq(credentials.userId, userId), ne(credentials.providerId, 'credential')));
}
