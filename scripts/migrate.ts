import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createClickHouse } from '../clickhouse/client.ts';
import { migrate } from '../clickhouse/migrate.ts';
import { consistencySettings, parseTopology } from '../clickhouse/topology.ts';

const USAGE = `Usage: CLICKHOUSE_URL=https://host:8443 CLICKHOUSE_USER=… CLICKHOUSE_PASSWORD=… npm run migrate

Brings the tables of a ClickHouse server up to date; CLICKHOUSE_DATABASE (default pharos) must exist.
CLICKHOUSE_CLUSTER is empty for one server, "cloud" for ClickHouse Cloud, else the name of a cluster of replicas, on all of
which the tables are made. Prints the migrations applied as JSON. (D1: wrangler d1 migrations apply DB -e api --remote.)`;

const {
  CLICKHOUSE_URL,
  CLICKHOUSE_DATABASE = 'pharos',
  CLICKHOUSE_USER,
  CLICKHOUSE_PASSWORD,
  CLICKHOUSE_CLUSTER,
} = process.env;
if (process.argv.includes('--help') || !CLICKHOUSE_URL) {
  console.error(USAGE);
  process.exit(process.argv.includes('--help') ? 0 : 2);
}
const folder = join(import.meta.dirname, '../migrations/clickhouse');
const migrations = readdirSync(folder)
  .filter((name) => name.endsWith('.sql'))
  .map((name) => ({ name, sql: readFileSync(join(folder, name), 'utf8') }));
try {
  const topology = parseTopology(CLICKHOUSE_CLUSTER);
  const clickhouse = createClickHouse({
    url: CLICKHOUSE_URL,
    database: CLICKHOUSE_DATABASE,
    username: CLICKHOUSE_USER,
    password: CLICKHOUSE_PASSWORD,
    settings: consistencySettings(topology),
  });
  console.log(JSON.stringify({ applied: await migrate(clickhouse, migrations, topology) }));
} catch (error) {
  console.error(
    `ClickHouse at ${CLICKHOUSE_URL} could not be migrated: ${error instanceof Error ? error.message : error}`,
  );
  process.exit(1);
}
