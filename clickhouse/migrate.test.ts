import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestClickHouse, type TestClickHouse } from '../test/clickhouse.ts';
import { MigrationChanged, migrate } from './migrate.ts';

let engine: TestClickHouse;
beforeAll(async () => {
  engine = await startTestClickHouse();
});
afterAll(() => engine.stop());

it('applies a migration once, and refuses one that says something else than when it was applied', async () => {
  const clickhouse = await engine.newDatabase();
  const apply = (sql: string) => migrate(clickhouse, [{ name: '9999_create_pages.sql', sql }]);
  expect(await apply('-- Pages.\nCREATE TABLE pages (x UInt8) ENGINE = Memory;')).toEqual([
    '9999_create_pages.sql',
  ]);
  expect(await apply('-- All pages.\nCREATE TABLE pages (x UInt8)  ENGINE = Memory;')).toEqual([]);
  await expect(apply('CREATE TABLE pages (x UInt16) ENGINE = Memory;')).rejects.toThrow(MigrationChanged);
});
