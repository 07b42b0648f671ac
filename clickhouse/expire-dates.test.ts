import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startTestClickHouse, type TestClickHouse } from '../test/clickhouse.ts';
import type { ClickHouse } from './client.ts';
import { expireDates } from './expire-dates.ts';

let engine: TestClickHouse;
beforeAll(async () => {
  engine = await startTestClickHouse();
});
afterAll(() => engine.stop());

/** Three sites with a session, a rollup and a seal on each date, and a rollup of each month, from October to January. */
async function fill(): Promise<ClickHouse> {
  const clickhouse = await engine.newDatabase();
  const days = `SELECT toUInt32(number % 3 + 1) AS site_id, toDate('2025-10-01') + intDiv(number, 3) AS date,
    toUInt64(7) AS gen FROM numbers(123 * 3)`;
  for (const sql of [
    `INSERT INTO sessions (site_id, date, gen) ${days}`,
    `INSERT INTO daily (site_id, date, gen) ${days}`,
    `INSERT INTO seals (site_id, date, gen, sessions) SELECT *, 1 FROM (${days})`,
    `INSERT INTO monthly (site_id, month, gen) SELECT DISTINCT site_id, toStartOfMonth(date), gen FROM (${days})`,
    `INSERT INTO month_seals (site_id, month, gen) SELECT DISTINCT site_id, toStartOfMonth(date), gen FROM (${days})`,
  ]) {
    await clickhouse.command({ sql });
  }
  return clickhouse;
}

async function firsts(clickhouse: ClickHouse, table: string, column: string): Promise<string[]> {
  const { rows } = await clickhouse.query({
    sql: `SELECT toString(min(${column})) AS first FROM ${table} GROUP BY site_id ORDER BY site_id`,
    schema: z.object({ first: z.string() }),
  });
  return rows.map(({ first }) => first);
}

describe('expireDates', () => {
  it('removes from every table what each site keeps no longer, and nothing else', async () => {
    const clickhouse = await fill();
    const kept = [
      { siteId: 1, keptFrom: '2025-11-01' },
      { siteId: 3, keptFrom: '2026-01-01' },
    ];
    expect(await expireDates(clickhouse, kept)).toEqual({
      sessions: 31 + 92,
      daily: 31 + 92,
      seals: 31 + 92,
      monthly: 1 + 3,
      month_seals: 1 + 3,
    });
    for (const table of ['sessions', 'daily', 'seals']) {
      expect(await firsts(clickhouse, table, 'date')).toEqual(['2025-11-01', '2025-10-01', '2026-01-01']);
    }
    for (const table of ['monthly', 'month_seals']) {
      expect(await firsts(clickhouse, table, 'month')).toEqual(['2025-11-01', '2025-10-01', '2026-01-01']);
    }
    expect(await expireDates(clickhouse, kept)).toEqual({});
  });

  it('finishes what died halfway', async () => {
    const clickhouse = await fill();
    await clickhouse.command({
      sql: 'ALTER TABLE sessions DELETE WHERE site_id = 1 SETTINGS mutations_sync = 2',
    });
    const removed = await expireDates(clickhouse, [{ siteId: 1, keptFrom: '2026-01-01' }]);
    expect(removed).toMatchObject({ daily: 92, seals: 92 });
  });
});
