import { type AnyColumn, eq, getTableColumns, getTableName, is, sql } from 'drizzle-orm';
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Database } from './database.ts';
import * as schema from './schema.ts';

/** What has a way of its own: it outlives its subject by a number, or is append-only (eraseAuditLog). */
const KEPT: ReadonlySet<SQLiteTable> = new Set<SQLiteTable>([
  ...[schema.accounts, schema.sites, schema.users],
  ...[schema.auditLog, schema.auditErasures, schema.deletions],
]);

/** What rows belong to, by the name of the column that says so. */
export type Belonging = 'siteId' | 'accountId' | 'userId';

/** The tables whose rows belong to a site, an account or a user. Found by their columns, so that none of tomorrow's is forgotten. */
export function tablesOf(belonging: Belonging): { table: SQLiteTable; column: AnyColumn }[] {
  const tables: SQLiteTable[] = Object.values(schema);
  return referringFirst(tables.filter((each) => is(each, SQLiteTable) && !KEPT.has(each))).flatMap(
    (table) => {
      const column = (getTableColumns(table) as Record<string, AnyColumn>)[belonging];
      // A credential's accountId is the user's number at a provider.
      return column?.dataType === 'number' ? [{ table, column }] : [];
    },
  );
}

/** In an order in which rows can go: whoever refers to a table stands before it. */
function referringFirst(tables: readonly SQLiteTable[]): SQLiteTable[] {
  if (tables.length === 0) return [];
  const referred = new Set(
    tables.flatMap((table) =>
      getTableConfig(table)
        .foreignKeys.map((key) => key.reference().foreignTable)
        .filter((other) => other !== table),
    ),
  );
  const free = tables.filter((table) => !referred.has(table));
  if (free.length === 0) throw new Error('tables refer to each other in a circle');
  return [...free, ...referringFirst(tables.filter((table) => referred.has(table)))];
}

/** Deletes every row that belongs to it; answers how many, by table. */
export async function eraseRows(
  db: Database,
  belonging: Belonging,
  id: number,
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { table, column } of tablesOf(belonging)) {
    const { meta } = await db.delete(table).where(eq(column, id));
    if (meta.changes > 0) counts[getTableName(table)] = meta.changes;
  }
  return counts;
}

/** How many rows there are left of it. */
export async function countRows(db: Database, belonging: Belonging, id: number): Promise<number> {
  let sum = 0;
  for (const { table, column } of tablesOf(belonging)) {
    const found = await db.select({ n: sql<number>`count(*)` }).from(table).where(eq(column, id)).get();
    sum += found?.n ?? 0;
  }
  return sum;
}
