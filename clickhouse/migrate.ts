import { z } from 'zod';
import type { ClickHouse } from './client.ts';

export interface Migration {
  /** `0001_create_events.sql`; applied in the order of names. */
  name: string;
  sql: string;
}

/** Applies the migrations that are not yet recorded in the table `migrations`; answers the names of those applied. */
export async function migrate(clickhouse: ClickHouse, migrations: readonly Migration[]): Promise<string[]> {
  await clickhouse.command({
    sql: `CREATE TABLE IF NOT EXISTS migrations (name String, applied DateTime DEFAULT now()) ENGINE = MergeTree ORDER BY name`,
  });
  const { rows } = await clickhouse.query({
    sql: 'SELECT name FROM migrations',
    schema: z.object({ name: z.string() }),
  });
  const done = new Set(rows.map((row) => row.name));
  const applied: string[] = [];
  for (const { name, sql } of migrations.toSorted((a, b) => a.name.localeCompare(b.name))) {
    if (done.has(name)) continue;
    for (const statement of splitStatements(sql)) await clickhouse.command({ sql: statement });
    await clickhouse.insert({ table: 'migrations', rows: [{ name }] });
    applied.push(name);
  }
  return applied;
}

/** Statements end with a semicolon at the end of a line. */
function splitStatements(sql: string): string[] {
  return sql
    .split(/;[ \t]*$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement.replace(/^--.*$/gm, '').trim() !== '');
}
