import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startTestClickHouse, type TestClickHouse } from '../test/clickhouse.ts';
import { anEvent } from '../test/factories.ts';
import type { ClickHouse } from './client.ts';
import { eraseSites, findRemains } from './erase-sites.ts';
import { insertEvents } from './insert-events.ts';
import { seal } from './seal.ts';
import { clickHouseNow } from './seal-plan.ts';

let engine: TestClickHouse;
beforeAll(async () => {
  engine = await startTestClickHouse();
});
afterAll(() => engine.stop());

async function numbers(clickhouse: ClickHouse, sql: string): Promise<number[]> {
  const { rows } = await clickhouse.query({ sql, schema: z.object({ n: z.coerce.number() }) });
  return rows.map(({ n }) => n);
}

const TABLES = ['events', 'sessions', 'seals', 'touched', 'counters'];

/** Two sites with events, sessions, rollups, seals, marks and counters. */
async function twoSites(): Promise<ClickHouse> {
  const clickhouse = await engine.newDatabase();
  const insert = (id: string) =>
    insertEvents(
      clickhouse,
      [1, 2].map((site_id) => ({
        message: `${id}${site_id}`,
        events: [anEvent({ id, site_id, pathname: '/secret-page' })],
      })),
      { insertTimeoutMs: 8000, now: Date.now() },
    );
  await insert('1');
  const tasks = [1, 2].map((siteId) => ({ siteId, date: '2026-01-15', base: '0' }));
  await seal(clickhouse, String(await clickHouseNow(clickhouse)), tasks);
  await insert('2');
  const counts = [1, 2].map((site_id) => ({
    site_id,
    minute: Math.floor(Date.now() / 1000),
    outcome: 'stored',
    n: 2,
    id: String(site_id),
  }));
  await clickhouse.insert({ table: 'counters', rows: counts });
  return clickhouse;
}

describe('eraseSites', () => {
  it('removes every row of the site from every table, and no other row', async () => {
    const clickhouse = await twoSites();
    const { rows } = await eraseSites(clickhouse, [1]);
    expect(Object.keys(rows)).toEqual(expect.arrayContaining(TABLES));
    for (const table of TABLES) {
      const sites = await numbers(clickhouse, `SELECT DISTINCT site_id AS n FROM ${table} ORDER BY n`);
      expect([table, sites]).toEqual([table, [2]]);
    }
    expect(await findRemains(clickhouse, [1, 2])).toEqual([2]);
    expect(await eraseSites(clickhouse, [1])).toEqual({ rows: {}, inactiveParts: 0 });
  });

  it('leaves no row behind that is only hidden', async () => {
    const clickhouse = await twoSites();
    const hidden = 'SELECT count() AS n FROM sessions WHERE site_id = 1 SETTINGS apply_deleted_mask = 0';
    await clickhouse.command({ sql: 'DELETE FROM sessions WHERE site_id = 1' });
    expect(await numbers(clickhouse, hidden)).toEqual([1]);
    expect((await eraseSites(clickhouse, [1])).rows).toMatchObject({ sessions: 1 });
    expect(await numbers(clickhouse, hidden)).toEqual([0]);
  });

  it('says how many parts that hold such rows are left for the server to unlink', async () => {
    const clickhouse = await twoSites();
    const { inactiveParts } = await eraseSites(clickhouse, [1]);
    expect(inactiveParts).toBeGreaterThan(0);
  });

  it('finds the tables of sites by itself', async () => {
    const clickhouse = await engine.newDatabase();
    await clickhouse.command({
      sql: 'CREATE TABLE of_tomorrow (site_id UInt32) ENGINE = MergeTree ORDER BY site_id',
    });
    await clickhouse.insert({ table: 'of_tomorrow', rows: [{ site_id: 5 }] });
    expect((await eraseSites(clickhouse, [5])).rows).toEqual({ of_tomorrow: 1 });
  });
});
