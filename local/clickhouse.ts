import { join } from 'node:path';
import { type ClickHouse, createClickHouse, StorageError } from '../clickhouse/client.ts';
import { MigrationChanged, migrate } from '../clickhouse/migrate.ts';
import { type Bridge, startBridge } from './bridge/bridge.ts';
import { readMigrations } from './d1-migrations.ts';
import { StartError } from './start-error.ts';

const DATABASE = 'pharos';
const CHECK_TIMEOUT_MS = 5000;
/** ClickHouse's codes for a user it does not know, a wrong password, and one it wants (ErrorCodes.cpp). */
const REFUSED_CODES = new Set([192, 193, 194, 497, 516]);

export interface OpenClickHouse {
  client: ClickHouse;
  /** The embedded server; undefined when a real one was given. */
  bridge: Bridge | undefined;
  /** What the Workers get to reach it. */
  vars: Record<string, string>;
}

/** Starts the embedded ClickHouse, or checks the real one at `url`, and brings its database up to date. */
export async function openClickHouse(root: string, dataDir: string, url?: string): Promise<OpenClickHouse> {
  const bridge =
    url === undefined ? await startBridge({ dataDir: join(dataDir, 'clickhouse'), revive: true }) : undefined;
  const vars = bridge
    ? { CLICKHOUSE_URL: bridge.url, CLICKHOUSE_DATABASE: DATABASE }
    : await checkServer(url ?? '');
  const client = connect(vars);
  try {
    await connect({ ...vars, CLICKHOUSE_DATABASE: 'default' }).command({
      sql: 'CREATE DATABASE IF NOT EXISTS {database:Identifier}',
      params: { database: vars.CLICKHOUSE_DATABASE },
    });
    await migrate(client, readMigrations(join(root, 'migrations/clickhouse')));
  } catch (error) {
    await bridge?.close();
    if (error instanceof MigrationChanged) {
      throw new StartError(`${error.message} (The data is in ${dataDir}; --data names another place.)`);
    }
    throw error;
  }
  return { client, bridge, vars };
}

function connect(vars: Record<string, string>): ClickHouse {
  return createClickHouse({
    url: vars.CLICKHOUSE_URL ?? '',
    database: vars.CLICKHOUSE_DATABASE ?? DATABASE,
    username: vars.CLICKHOUSE_USER,
    password: vars.CLICKHOUSE_PASSWORD,
  });
}

/** Tells apart the ways in which a URL is wrong. @throws {StartError} */
async function checkServer(text: string): Promise<Record<string, string>> {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new StartError(`CLICKHOUSE_URL must be an http:// or https:// URL.`);
  }
  const url = new URL(text);
  const user = decodeURIComponent(url.username) || process.env.CLICKHOUSE_USER;
  const password = decodeURIComponent(url.password) || process.env.CLICKHOUSE_PASSWORD;
  url.username = '';
  url.password = '';
  const vars = {
    CLICKHOUSE_URL: url.href,
    CLICKHOUSE_DATABASE: process.env.CLICKHOUSE_DATABASE || DATABASE,
    ...(user && { CLICKHOUSE_USER: user }),
    ...(password && { CLICKHOUSE_PASSWORD: password }),
  };
  const signal = AbortSignal.timeout(CHECK_TIMEOUT_MS);
  const pong = await fetch(new URL('/ping', url), { signal }).then(
    (response) => response.text(),
    () => undefined,
  );
  if (pong === undefined) throw new StartError(`Nothing answers at CLICKHOUSE_URL (${url.origin}).`);
  if (pong.trim() !== 'Ok.')
    throw new StartError(`What answers at CLICKHOUSE_URL (${url.origin}) is no ClickHouse.`);
  try {
    await connect({ ...vars, CLICKHOUSE_DATABASE: 'default' }).command({
      sql: 'SELECT 1',
      timeoutMs: CHECK_TIMEOUT_MS,
    });
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
    throw new StartError(
      REFUSED_CODES.has(error.code)
        ? `ClickHouse at ${url.origin} refuses the user or password of CLICKHOUSE_URL.`
        : `ClickHouse at ${url.origin} cannot be used (code ${error.code}).`,
    );
  }
  return vars;
}
