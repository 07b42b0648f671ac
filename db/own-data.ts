import { type AnyColumn, and, desc, eq, getTableColumns, inArray } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Database } from './database.ts';
import { auditLog, emails } from './schema.ts';

/** Of one table; who has more asks the operator. */
const MAX_ROWS = 50_000;

/** The rows of a table that belong to something, without some of its columns. */
export async function listRowsOf(
  db: Database,
  table: SQLiteTable,
  column: AnyColumn,
  { id, without }: { id: number; without: readonly string[] },
): Promise<Record<string, unknown>[]> {
  const columns = Object.entries(getTableColumns(table)).filter(([name]) => !without.includes(name));
  return await db.select(Object.fromEntries(columns)).from(table).where(eq(column, id)).limit(MAX_ROWS);
}

/** What a user did, newest first. */
export async function listOwnAuditEntries(db: Database, userId: number) {
  const own = and(eq(auditLog.actorKind, 'user'), eq(auditLog.actorId, String(userId)));
  return await db.select().from(auditLog).where(own).orderBy(desc(auditLog.id)).limit(MAX_ROWS);
}

/** The e-mails that were sent to somebody: which, when, and whether they came. */
export async function listOwnMails(db: Database, recipientHashes: string[]) {
  const { mail, status, createdAt, sentAt } = emails;
  return await db
    .select({ mail, status, createdAt, sentAt })
    .from(emails)
    .where(inArray(emails.recipientHash, recipientHashes));
}
