import { z } from 'zod';
import type { ClickHouse } from './client.ts';
import { migrationFor, type Topology } from './topology.ts';

export interface Migration {
  /** `0001_create_events.sql`; applied in the order of names. */
  name: string;
  sql: string;
}

const CREATE_REGISTER = `CREATE TABLE IF NOT EXISTS migrations (name String, applied DateTime DEFAULT now())
ENGINE = MergeTree ORDER BY name`;

/**
 * Applies the migrations that are not yet recorded in the table `migrations`, in the words of the topology; answers the
 * names of those applied.
 */
export async function migrate(
  clickhouse: ClickHouse,
  migrations: readonly Migration[],
  topology: Topology = { kind: 'single' },
): Promise<string[]> {
  const run = (sql: string) => clickhouse.command({ sql: migrationFor(topology, sql) });
  await run(CREATE_REGISTER);
  const { rows } = await clickhouse.query({
    sql: 'SELECT name FROM migrations',
    schema: z.object({ name: z.string() }),
  });
  const done = new Set(rows.map((row) => row.name));
  const applied: string[] = [];
  for (const { name, sql } of migrations.toSorted((a, b) => a.name.localeCompare(b.name))) {
    if (done.has(name)) continue;
    for (const statement of splitStatements(sql)) await run(statement);
    await clickhouse.insert({ table: 'migrations', rows: [{ name }] });
    applied.push(name);
  }
  return applied;
}

/** Statements end with a semicolon at the end of a line. */
export function splitStatements(sql: string): string[] {
  return sql
    .split(/;[ \t]*$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement.replace(/^--.*$/gm, '').trim() !== '');
}
