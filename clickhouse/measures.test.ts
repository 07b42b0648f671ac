import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import type { EventRow } from '../core/event.ts';
import { startTestClickHouse, type TestClickHouse } from '../test/clickhouse.ts';
import { anEvent } from '../test/factories.ts';
import type { ClickHouse } from './client.ts';
import { readGenerations } from './generations.ts';
import { insertEvents } from './insert-events.ts';
import { seal } from './seal.ts';
import { clickHouseNow, planSeal } from './seal-plan.ts';
import { sessionRows } from './session-rows.ts';

const NOON = Date.parse('2026-01-15T12:00:00Z');
const MINUTE = 60_000;
const RANGE = { from: '2026-01-15', to: '2026-01-15' };

let engine: TestClickHouse;
let clickhouse: ClickHouse;
let messages = 0;
beforeAll(async () => {
  engine = await startTestClickHouse();
  clickhouse = await engine.newDatabase();
});
afterAll(() => engine.stop());

async function insert(...events: EventRow[]): Promise<void> {
  await insertEvents(clickhouse, [{ message: String(++messages), events }], {
    insertTimeoutMs: 8000,
    now: Date.parse('2026-01-20T00:00:00Z'),
  });
}

/** A page view's measures, told so many minutes after noon. */
function told(minutes: number, view_id: number, measures: Partial<EventRow>): EventRow {
  const id = String(view_id * 1000 + minutes * 2);
  const time = NOON + minutes * MINUTE;
  return anEvent({
    id,
    time,
    kind: 'engagement',
    name: 'engagement',
    view_id,
    navigation: 'navigate',
    ...measures,
  });
}

/** Every set of measures that counts: view, LCP, CLS, where, which errors. */
async function measured(): Promise<unknown[]> {
  const columns = [
    'start',
    'h_view_id',
    'h_lcp_ms',
    'h_cls_e4',
    'h_pathname',
    'h_errors',
    'h_slow_scripts',
  ] as const;
  const source = sessionRows(1, await readGenerations(clickhouse, 1, RANGE), RANGE, columns);
  const { rows } = await clickhouse.query({
    sql: `SELECT view, lcp, cls, path, toString(errors) AS errors, toString(scripts) AS scripts FROM ${source.sql}
      ARRAY JOIN h_view_id AS view, h_lcp_ms AS lcp, h_cls_e4 AS cls, h_pathname AS path, h_errors AS errors,
        h_slow_scripts AS scripts
      WHERE view != 0 ORDER BY view`,
    params: source.params,
    schema: z.unknown(),
  });
  return rows;
}

async function sealNow(): Promise<void> {
  const gen = String(await clickHouseNow(clickhouse));
  await seal(clickhouse, gen, await planSeal(clickhouse, gen, () => true));
}

it('keeps what each page view measured last, once, whatever state its date is in', async () => {
  const errors = [{ message: 'TypeError: x', stack: 'f a.js:1:2', count: 3 }];
  await insert(
    anEvent({ id: '1' }),
    told(1, 7, { lcp_ms: 900, cls_e4: 0 }),
    told(2, 7, { lcp_ms: 900, cls_e4: 250, errors, slow_scripts: { 'https://ads.test/a.js': 120 } }),
    told(3, 8, { pathname: '/next' }),
  );
  const seven = {
    view: 7,
    lcp: 900,
    cls: 250,
    path: '/',
    errors: `[('TypeError: x','f a.js:1:2',3)]`,
    scripts: `{'https://ads.test/a.js':120}`,
  };
  const eight = { view: 8, lcp: null, cls: null, path: '/next', errors: '[]', scripts: '{}' };
  expect(await measured()).toEqual([seven, eight]);
  await sealNow();
  expect(await measured()).toEqual([seven, eight]);

  // Shown again an hour later, which is another session: the view is still one.
  await insert(told(63, 7, { lcp_ms: 900, cls_e4: 400 }), told(0.5, 8, { lcp_ms: 1 }));
  const later = [{ ...seven, cls: 400, errors: '[]', scripts: '{}' }, eight];
  expect(await measured()).toEqual(later);
  await sealNow();
  expect(await measured()).toEqual(later);
});
