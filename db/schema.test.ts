import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as schema from './schema.ts';
import { startTestDatabase } from './test-database.ts';

const tables: SQLiteTable[] = Object.values(schema);

let d1: Awaited<ReturnType<typeof startTestDatabase>>;
beforeAll(async () => {
  d1 = await startTestDatabase();
});
afterAll(() => d1.stop());

async function rows<T>(sql: string, ...values: unknown[]): Promise<T[]> {
  const result = await d1.binding
    .prepare(sql)
    .bind(...values)
    .all<T>();
  return result.results;
}

describe('db/schema.ts and migrations/d1', () => {
  it('name the same tables', async () => {
    const inDatabase = await rows<{ name: string }>(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB '_cf_*'`,
    );
    const inSchema = tables.map((table) => getTableConfig(table).name);
    expect(inDatabase.map((table) => table.name).sort()).toEqual(inSchema.sort());
  });

  describe.each(tables.map((table) => ({ table, name: getTableConfig(table).name })))('$name', (entry) => {
    const config = getTableConfig(entry.table);

    it('has the same columns, types, defaults and obligations', async () => {
      type Info = { name: string; type: string; notnull: number; pk: number; dflt_value: string | null };
      const inDatabase = await rows<Info>('SELECT * FROM pragma_table_info(?)', entry.name);
      expect(
        inDatabase.map(({ name, type, notnull, pk, dflt_value }) => [
          name,
          type,
          notnull || pk,
          pk,
          dflt_value,
        ]),
      ).toEqual(
        config.columns.map((column) => [
          column.name,
          column.getSQLType().toUpperCase(),
          column.notNull ? 1 : 0,
          column.primary ? 1 : 0,
          column.default === undefined ? null : defaultSql(column.default),
        ]),
      );
    });

    it('has the same references', async () => {
      type Reference = { from: string; table: string; to: string };
      const inDatabase = await rows<Reference>('SELECT * FROM pragma_foreign_key_list(?)', entry.name);
      const inSchema = config.foreignKeys.map((key) => {
        const { columns, foreignColumns, foreignTable } = key.reference();
        return `${columns[0]?.name} → ${getTableConfig(foreignTable).name}.${foreignColumns[0]?.name}`;
      });
      expect(inDatabase.map(({ from, table, to }) => `${from} → ${table}.${to}`).sort()).toEqual(
        inSchema.sort(),
      );
    });

    it('has the same indexes and unique columns', async () => {
      type Index = { name: string; unique: number; origin: string };
      const inDatabase: string[] = [];
      for (const { name, unique, origin } of await rows<Index>(
        'SELECT * FROM pragma_index_list(?)',
        entry.name,
      )) {
        if (origin === 'pk') continue;
        const columns = await rows<{ name: string }>('SELECT name FROM pragma_index_info(?)', name);
        const label = origin === 'u' ? 'unique' : name;
        inDatabase.push(`${label} (${columns.map((column) => column.name)}) ${unique}`);
      }
      const inSchema = [
        ...config.columns.filter((column) => column.isUnique).map((column) => `unique (${column.name}) 1`),
        ...config.indexes.map(
          ({ config: { name, columns, unique } }) =>
            `${name} (${columns.map((column) => ('name' in column ? column.name : '?'))}) ${unique ? 1 : 0}`,
        ),
      ];
      expect(inDatabase.sort()).toEqual(inSchema.sort());
    });
  });
});

/** The SQL text of a default that schema.ts gives as sql`…`. */
function defaultSql(value: unknown): string {
  const chunks = (value as { queryChunks: { value: string[] }[] }).queryChunks;
  return chunks.flatMap((chunk) => chunk.value).join('');
}
