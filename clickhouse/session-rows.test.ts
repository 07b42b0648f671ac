import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { EventRow } from '../core/event.ts';
import { startTestClickHouse, type TestClickHouse } from '../test/clickhouse.ts';
import { anEvent } from '../test/factories.ts';
import type { ClickHouse } from './client.ts';
import { readGenerations } from './generations.ts';
import { insertEvents } from './insert-events.ts';
import { seal } from './seal.ts';
import { clickHouseNow, planSeal } from './seal-plan.ts';
import { SESSION_COLUMNS } from './session-columns.ts';
import { sessionRows } from './session-rows.ts';

const NOON = Date.parse('2026-01-15T12:00:00Z');
const MINUTE = 60_000;
const RANGE = { from: '2026-01-15', to: '2026-01-15' };

let engine: TestClickHouse;
let clickhouse: ClickHouse;
let messages = 0;
beforeAll(async () => {
  engine = await startTestClickHouse();
});
beforeEach(async () => {
  clickhouse = await engine.newDatabase();
});
afterAll(() => engine.stop());

async function insert(events: EventRow[]): Promise<void> {
  await insertEvents(clickhouse, [{ message: String(++messages), events }], {
    insertTimeoutMs: 8000,
    now: Date.parse('2026-01-20T00:00:00Z'),
  });
}

async function sealNow(): Promise<void> {
  const gen = String(await clickHouseNow(clickhouse));
  await seal(clickhouse, gen, await planSeal(clickhouse, gen, () => true));
}

async function hitsPerSession(): Promise<number[]> {
  const source = sessionRows(1, await readGenerations(clickhouse, 1, RANGE), RANGE, ['start', 'h_kind']);
  const { rows } = await clickhouse.query({
    sql: `SELECT length(h_kind) AS hits FROM ${source.sql} ORDER BY start`,
    params: source.params,
    schema: z.object({ hits: z.coerce.number() }),
  });
  return rows.map(({ hits }) => hits);
}

async function wholeRows(): Promise<unknown[]> {
  const source = sessionRows(1, await readGenerations(clickhouse, 1, RANGE), RANGE, SESSION_COLUMNS);
  const { rows } = await clickhouse.query({
    sql: `SELECT * FROM ${source.sql} ORDER BY visitor_id, start`,
    params: source.params,
    schema: z.unknown(),
  });
  return rows;
}

describe('sessionRows', () => {
  it('joins events up to 30 min 59.999 s apart and splits at 31 minutes', async () => {
    await insert([
      anEvent({ id: '1', time: NOON }),
      anEvent({ id: '2', time: NOON + 31 * MINUTE - 1 }),
      anEvent({ id: '3', time: NOON + 62 * MINUTE - 1 }),
    ]);
    expect(await hitsPerSession()).toEqual([2, 1]);
  });

  it('goes on as a new session after 2,000 hits, and comes to the same when a late event moves the border', async () => {
    const hits = Array.from({ length: 4500 }, (_, i) =>
      anEvent({ id: String(i + 10), time: NOON + i * 1000 }),
    );
    await insert(hits);
    expect(await hitsPerSession()).toEqual([2000, 2000, 500]);
    await sealNow();
    await insert([anEvent({ id: '1', time: NOON - MINUTE })]);
    expect(await hitsPerSession()).toEqual([2000, 2000, 501]);
    await sealNow();
    expect(await hitsPerSession()).toEqual([2000, 2000, 501]);
  });

  it('keeps every column through sealing, unfolding and sealing again', async () => {
    const full = anEvent({
      id: '1',
      given: 1,
      kind: 'custom',
      name: 'Purchase "x"\t\\',
      hostname: 'shop.example.com',
      pathname: "/ä/'q'/😀",
      engaged_ms: 4_000_000_000,
      scroll_depth: 73,
      props: { plan: 'pro', 'k"': "v'\n" },
      revenue_amount: '1234567.891',
      revenue_currency: 'EUR',
      source: 'Google',
      channel: 'Organic Search',
      referrer: 'google.com/search',
      utm_source: 'a',
      utm_medium: 'b',
      utm_campaign: 'c',
      utm_content: 'd',
      utm_term: 'e',
      click_id: 'gclid',
      country: 'DE',
      region: 'DE-BE',
      city: 'Berlin',
      browser: 'Firefox',
      browser_version: '145.0',
      os: 'Linux',
      os_version: '6',
      device: 'Desktop',
      screen: '1920x1080',
      language: 'de-DE',
    });
    await insert([full, anEvent({ id: '2', given: 1, time: NOON + 5 })]);
    const assembled = await wholeRows();
    expect(assembled).toHaveLength(1);
    await sealNow();
    expect(await wholeRows()).toEqual(assembled);
    // Another visitor's late event makes the date stale: the rows above are now unfolded and assembled anew.
    await insert([anEvent({ id: '3', visitor_id: '2' })]);
    expect((await wholeRows())[0]).toEqual(assembled[0]);
    await sealNow();
    expect((await wholeRows())[0]).toEqual(assembled[0]);
  });

  it('takes attributes from the first event in time, whatever order they arrive in', async () => {
    await insert([anEvent({ id: '2', time: NOON + MINUTE, source: 'Bing' })]);
    await insert([anEvent({ id: '1', time: NOON, source: 'Google' })]);
    expect(await wholeRows()).toMatchObject([{ source: 'Google', h_time: [0, MINUTE] }]);
  });
});
