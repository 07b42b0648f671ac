import { z } from 'zod';
import { hash64 } from '../core/hash64.ts';
import type { ClickHouse } from './client.ts';
import { migrationFor, type Topology } from './topology.ts';

export interface Migration {
  /** `0001_create_events.sql`; applied in the order of names. */
  name: string;
  sql: string;
}

const CREATE_REGISTER = `CREATE TABLE IF NOT EXISTS migrations (name String, applied DateTime DEFAULT now())
ENGINE = MergeTree ORDER BY name`;
const ADD_HASH = `ALTER TABLE migrations ADD COLUMN IF NOT EXISTS hash String`;

/** A migration is not what it was when the database applied it; the message is a sentence. */
export class MigrationChanged extends Error {
  override name = 'MigrationChanged';

  constructor(migration: string) {
    super(
      `The migration ${migration} has changed since this database applied it, as happens before a release; start with an empty database.`,
    );
  }
}

/**
 * Applies the migrations that are not yet recorded in the table `migrations`, in the words of the topology; answers the
 * names of those applied. @throws {MigrationChanged}, StorageError
 */
export async function migrate(
  clickhouse: ClickHouse,
  migrations: readonly Migration[],
  topology: Topology = { kind: 'single' },
): Promise<string[]> {
  const run = (sql: string) => clickhouse.command({ sql: migrationFor(topology, sql) });
  await run(CREATE_REGISTER);
  await run(ADD_HASH);
  const { rows } = await clickhouse.query({
    sql: 'SELECT name, hash FROM migrations',
    schema: z.object({ name: z.string(), hash: z.string() }),
  });
  const done = new Map(rows.map((row) => [row.name, row.hash]));
  for (const { name, sql } of migrations) {
    if (done.has(name) && done.get(name) !== hashOf(sql)) throw new MigrationChanged(name);
  }
  const applied: string[] = [];
  for (const { name, sql } of migrations.toSorted((a, b) => a.name.localeCompare(b.name))) {
    if (done.has(name)) continue;
    for (const statement of splitStatements(sql)) await run(statement);
    await clickhouse.insert({ table: 'migrations', rows: [{ name, hash: hashOf(sql) }] });
    applied.push(name);
  }
  return applied;
}

/** What a migration does, whatever its comments say of it. */
function hashOf(sql: string): string {
  const withoutComments = sql.replace(/--.*$/gm, '').replace(/\s+/g, ' ');
  return hash64('migration', withoutComments);
}

/** Statements end with a semicolon at the end of a line. */
export function splitStatements(sql: string): string[] {
  return sql
    .split(/;[ \t]*$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement.replace(/^--.*$/gm, '').trim() !== '');
}
