import { join } from 'node:path';
import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrateD1, readMigrations } from './d1-migrations.ts';

let mf: Miniflare;
let db: D1Database;
beforeEach(async () => {
  const script = 'export default { fetch: () => new Response() }';
  mf = new Miniflare(
    convertV4MiniflareOptions({ modules: true, script, d1Databases: ['DB'], telemetry: { enabled: false } }),
  );
  db = await mf.getD1Database('DB');
});
afterEach(() => mf.dispose());

const tables = async () => {
  const { results } = await db
    .prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`)
    .all<{ name: string }>();
  return results.map(({ name }) => name);
};

describe('migrateD1', () => {
  it('applies the project’s migrations once', async () => {
    const migrations = readMigrations(join(import.meta.dirname, '../migrations/d1'));
    expect(await migrateD1(db, migrations)).toEqual(migrations.map(({ name }) => name));
    expect(await tables()).toEqual(expect.arrayContaining(['d1_migrations', 'sites', 'users']));
    expect(await migrateD1(db, migrations)).toEqual([]);
  });

  it('leaves nothing of a migration that fails, and applies it when it is mended', async () => {
    const broken = { name: '0002_b.sql', sql: 'CREATE TABLE b (x);\nINSERT INTO nowhere VALUES (1);' };
    const first = { name: '0001_a.sql', sql: '-- why; because\nCREATE TABLE a (x);' };
    await expect(migrateD1(db, [first, broken])).rejects.toThrow(/nowhere/);
    expect(await tables()).toContain('a');
    expect(await tables()).not.toContain('b');
    expect(await migrateD1(db, [first, { ...broken, sql: 'CREATE TABLE b (x);' }])).toEqual(['0002_b.sql']);
  });
});
