import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { insertEvents } from '../../clickhouse/insert-events.ts';
import { addDays, localDate } from '../../core/zoned-time.ts';
import type { Stack } from '../../local/stack.ts';
import { anEvent } from '../../test/factories.ts';
import { askOperator, startTestStack } from '../../test/stack.ts';

const FIVE_MINUTES = '*/5 * * * *';
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const SITE = 'example.com';

let stack: Stack;
let db: D1Database;
let kept: KVNamespace;
let headers: Record<string, string>;
/** Kept as the product was started: no midnight falls into the test. */
const NOW = Date.now();
const TODAY = localDate(NOW, 'Asia/Kathmandu');

beforeAll(async () => {
  stack = await startTestStack({ vars: { cron: { INSERT_TIMEOUT_MS: '1', SEAL_AFTER_MS: '0' } } });
  db = (await stack.mf.getD1Database('DB', 'pharos-cron')) as unknown as D1Database;
  kept = (await stack.mf.getKVNamespace('ANSWERS', 'pharos-cron')) as unknown as KVNamespace;
  await askOperator(stack, '/sites', { domain: SITE, timezone: 'Asia/Kathmandu' });
  const scopes = ['stats:read'];
  const { key } = await askOperator<{ key: string }>(stack, '/keys', { scopes });
  headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  await visit(addDays(TODAY, -1), '1', '2');
  await visit(addDays(TODAY, -2), '3');
  await vi.waitUntil(async () => (await sealed()) === 2, { timeout: 30_000 });
});
afterAll(() => stack.close());

/** Visits at noon of a date that is over, by visitors whom the site does not name. */
async function visit(date: string, ...visitors: string[]): Promise<void> {
  const events = visitors.map((visitor) =>
    anEvent({ id: visitor, visitor_id: visitor, date, time: Date.parse(`${date}T06:15:00Z`) }),
  );
  const options = { insertTimeoutMs: 8000, now: Date.now() };
  await insertEvents(stack.clickhouse, [{ message: visitors.join(''), events }], options);
}

async function sealed(): Promise<number> {
  await stack.runCron(FIVE_MINUTES);
  const schema = z.object({ n: z.coerce.number() });
  const sql = 'SELECT uniqExact(date) AS n FROM seals';
  return (await stack.clickhouse.query({ sql, schema })).rows[0]?.n ?? 0;
}

/** A dashboard in one request: its numbers, and how many statements they took. */
async function look(range: unknown = '30d_to_date', page?: string) {
  const filters = page ? [['is', 'event:page', [page]]] : [];
  const query = { site_id: SITE, date_range: range, filters };
  const list = { dimensions: ['event:page'], pagination: { limit: 9 } };
  const queries = [
    { ...query, metrics: ['visitors', 'visits'] },
    { ...query, metrics: ['pageviews'], ...list },
  ];
  const init = { method: 'POST', headers, body: JSON.stringify({ queries }) };
  const response = await fetch(`${stack.url}/api/v2/batch`, init);
  const { results, meta } = (await response.json()) as {
    results: { results: { metrics: number[] }[] }[];
    meta: { statements: number };
  };
  return {
    numbers: results.map((one) => one.results.flatMap(({ metrics }) => metrics)),
    statements: meta.statements,
  };
}

const namesOfSite = async () => Object.keys((await kept.get<object>('site:1', 'json')) ?? {});

/** Empties what the data centre has of these answers, as another data centre has none. */
async function inAnotherDataCentre(names: readonly string[]): Promise<void> {
  const caches = (await stack.mf.getCaches()) as unknown as CacheStorage;
  const answers = await caches.open('answers');
  for (const name of names) await answers.delete(`https://answers.invalid/${name}`);
}

const noted = async () =>
  (await db.prepare('SELECT questions, days FROM usual_questions').all<{ questions: string }>()).results;

describe('keepAnswers', () => {
  it('works out what is asked every day once dates are sealed, and every data centre finds it', async () => {
    const first = await look();
    expect(first.numbers).toEqual([[3, 3], [3]]);
    await expect.poll(async () => (await noted()).length).toBe(1);
    expect(await namesOfSite()).toEqual([]);
    // A fixed range has nothing new tomorrow.
    await look([addDays(TODAY, -2), TODAY]);

    await stack.runCron(FIVE_MINUTES, Date.now());
    expect(await noted()).toHaveLength(1);
    const names = await namesOfSite();
    expect(names.map((name) => name.split('-')[0]).sort()).toEqual(['part', 'state']);
    await inAnotherDataCentre(names);
    const morning = await look();
    expect(morning.numbers).toEqual(first.numbers);
    expect(morning.statements).toBe(2);

    await kept.delete('site:1');
    const withoutIt = async () => {
      await inAnotherDataCentre(names);
      return (await look()).statements;
    };
    await expect.poll(withoutIt).toBeGreaterThan(2);
  });

  it('is done again once other dates are sealed, and after an hour where late events were', async () => {
    await stack.runCron(FIVE_MINUTES, Date.now());
    expect(await namesOfSite()).toEqual([]);
    const keptAt = async () =>
      (await db.prepare('SELECT kept_at AS at FROM kept_sites').first<{ at: number }>())?.at ?? 0;
    const before = await keptAt();

    await visit(addDays(TODAY, -2), '4');
    await stack.runCron(FIVE_MINUTES, before + 1);
    expect((await look()).numbers).toEqual([[4, 4], [4]]);
    expect(await keptAt()).toBe(before);
    await stack.runCron(FIVE_MINUTES, before + HOUR_MS);
    expect(await keptAt()).toBe(before + HOUR_MS);
    expect((await namesOfSite()).length).toBeGreaterThan(0);

    await stack.runCron(FIVE_MINUTES, before + DAY_MS);
    expect(await keptAt()).toBe(before + DAY_MS);
  });

  it('leaves out what nobody asked for a week', async () => {
    await stack.runCron(FIVE_MINUTES, NOW + 9 * DAY_MS);
    expect(await noted()).toEqual([]);
  });
});
