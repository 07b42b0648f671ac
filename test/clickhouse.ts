import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ClickHouse, createClickHouse } from '../clickhouse/client.ts';
import { type Migration, migrate } from '../clickhouse/migrate.ts';
import { type Bridge, startBridge } from '../local/bridge/bridge.ts';

const MIGRATIONS = join(import.meta.dirname, '../migrations/clickhouse');

/** The repository's ClickHouse migrations. */
export function readMigrations(): Migration[] {
  return readdirSync(MIGRATIONS)
    .filter((name) => name.endsWith('.sql'))
    .map((name) => ({ name, sql: readFileSync(join(MIGRATIONS, name), 'utf8') }));
}

export interface TestClickHouse {
  bridge: Bridge;
  clickhouse: ClickHouse;
  /** Another empty, migrated database of the same engine. */
  newDatabase(): Promise<ClickHouse>;
  stop(): Promise<void>;
}

/** The real engine with the real migrations, empty, for one test file. */
export async function startTestClickHouse(): Promise<TestClickHouse> {
  const bridge = await startBridge({});
  let databases = 0;
  const newDatabase = async () => {
    const database = `test_${++databases}`;
    await createClickHouse({ url: bridge.url, database: 'default' }).command({
      sql: `CREATE DATABASE ${database}`,
    });
    const clickhouse = createClickHouse({ url: bridge.url, database });
    await migrate(clickhouse, readMigrations());
    return clickhouse;
  };
  return { bridge, clickhouse: await newDatabase(), newDatabase, stop: () => bridge.close() };
}
