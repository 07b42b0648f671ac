import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readMigrations, startTestClickHouse, type TestClickHouse } from '../test/clickhouse.ts';
import { anEvent } from '../test/factories.ts';
import { createClickHouse } from './client.ts';
import { insertEvents } from './insert-events.ts';
import { migrate, splitStatements } from './migrate.ts';
import { consistencySettings, migrationFor, parseTopology, type Topology } from './topology.ts';
import { CLICKHOUSE_VARS, clickHouseConfig } from './vars.ts';

const REPLICATED: Topology = { kind: 'replicated', cluster: 'pharos' };
const statements = readMigrations().flatMap(({ sql }) => splitStatements(sql));

describe('parseTopology', () => {
  it.each([
    [undefined, { kind: 'single' }],
    ['', { kind: 'single' }],
    ['cloud', { kind: 'cloud' }],
    ['pharos', REPLICATED],
  ])('reads %j', (text, topology) => {
    expect(parseTopology(text)).toEqual(topology);
  });

  it('refuses what could be more than a name', () => {
    expect(() => parseTopology("x' ENGINE = Log --")).toThrow(RangeError);
    const parsed = z.object(CLICKHOUSE_VARS).safeParse({ CLICKHOUSE_CLUSTER: 'a b' });
    expect(parsed.error?.issues.map(({ path }) => path[0])).toContain('CLICKHOUSE_CLUSTER');
  });
});

describe('migrationFor', () => {
  it('leaves every statement as it is for one server and for the Cloud', () => {
    for (const kind of ['single', 'cloud'] as const) {
      expect(statements.map((sql) => migrationFor({ kind }, sql))).toEqual(statements);
    }
  });

  it('makes and alters every table on all replicas, and replicates it', () => {
    for (const sql of statements) {
      const written = migrationFor(REPLICATED, sql);
      expect(written).toMatch(/^(--.*\n|\s)*(CREATE|ALTER) TABLE (IF NOT EXISTS )?\w+ ON CLUSTER 'pharos'/);
      if (/CREATE TABLE/.test(sql)) expect(written).toMatch(/ENGINE = Replicated\w*MergeTree/);
      expect(written).not.toMatch(/ENGINE = (?!Replicated)|non_replicated/);
    }
  });

  it('keeps the window in which a repeated insert is dropped', () => {
    const events = statements.find((sql) => sql.includes('CREATE TABLE events')) ?? '';
    expect(migrationFor(REPLICATED, events)).toContain('SETTINGS replicated_deduplication_window = 10000');
    expect(migrationFor(REPLICATED, 'CREATE TABLE r (a Date) ENGINE = ReplacingMergeTree(a)')).toBe(
      "CREATE TABLE r ON CLUSTER 'pharos' (a Date) ENGINE = ReplicatedReplacingMergeTree(a)",
    );
  });
});

describe('a client of many replicas', () => {
  let engine: TestClickHouse;
  beforeAll(async () => {
    engine = await startTestClickHouse();
  });
  afterAll(() => engine.stop());

  it.each(['cloud', 'pharos'])(
    'sends what keeps replicas in step with every statement (%s)',
    async (cluster) => {
      const vars = {
        CLICKHOUSE_URL: engine.bridge.url,
        CLICKHOUSE_DATABASE: 'test_1',
        CLICKHOUSE_CLUSTER: cluster,
        INSERT_TIMEOUT_MS: '8000',
      };
      const clickhouse = createClickHouse(clickHouseConfig(z.object(CLICKHOUSE_VARS).parse(vars)));
      const expected = consistencySettings(parseTopology(cluster));
      const { rows } = await clickhouse.query({
        sql: `SELECT name, value FROM system.settings WHERE name IN {names:Array(String)} ORDER BY name`,
        params: { names: Object.keys(expected) },
        schema: z.object({ name: z.string(), value: z.string() }),
      });
      expect(rows).toEqual(
        Object.entries(expected)
          .map(([name, value]) => ({ name, value: String(value) }))
          .toSorted((a, b) => a.name.localeCompare(b.name)),
      );
      expect(await migrate(clickhouse, readMigrations(), { kind: 'cloud' })).toEqual([]);
      const stored = await insertEvents(
        clickhouse,
        [{ message: cluster, events: [anEvent({ id: String(cluster.length) })] }].map((delivery) => ({
          ...delivery,
          message: String(cluster.length),
        })),
        { insertTimeoutMs: 8000, now: Date.now() },
      );
      expect(stored[0]?.bySite.get(1)).toEqual({ stored: 1, duplicates: 0 });
    },
  );
});
