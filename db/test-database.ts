import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import { type Database, openDatabase } from './database.ts';

const MIGRATIONS = join(import.meta.dirname, '../migrations/d1');

/** Runs every D1 migration on a new database, in order. */
export async function applyD1Migrations(binding: D1Database): Promise<void> {
  for (const name of readdirSync(MIGRATIONS)
    .filter((file) => file.endsWith('.sql'))
    .sort()) {
    const sql = readFileSync(join(MIGRATIONS, name), 'utf8');
    const statements = sql
      .split(/;[ \t]*$/m)
      .map((statement) => statement.replace(/^--.*$/gm, '').trim())
      .filter((statement) => statement !== '');
    await binding.batch(statements.map((statement) => binding.prepare(statement)));
  }
}

/** A real, empty, migrated D1 in memory, for tests. */
export async function startTestDatabase(): Promise<{
  db: Database;
  binding: D1Database;
  stop: () => Promise<void>;
}> {
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      modules: true,
      script: 'export default {}',
      d1Databases: ['DB'],
      cf: false,
      telemetry: { enabled: false },
    }),
  );
  const binding = (await miniflare.getD1Database('DB')) as unknown as D1Database;
  await applyD1Migrations(binding);
  return { db: openDatabase(binding), binding, stop: () => miniflare.dispose() };
}
