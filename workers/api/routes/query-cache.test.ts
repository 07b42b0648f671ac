import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { QueryResponse } from '../../../clickhouse/query/answer.ts';
import { seal } from '../../../clickhouse/seal.ts';
import { startApiWithClickHouse } from '../../../test/api-stack.ts';

let api: Awaited<ReturnType<typeof startApiWithClickHouse>>;
let headers: Record<string, string>;
let writer: string;

beforeAll(async () => {
  api = await startApiWithClickHouse();
  await api.addSite('example.com', 'UTC');
  headers = { authorization: `Bearer ${await api.addKey({ scopes: ['stats:read'] })}` };
  writer = await api.addKey({ scopes: ['events:write'] });
});
afterAll(() => api.stop());

async function visit(date: string, visitor: string): Promise<void> {
  const event = { site: 'example.com', url: 'https://example.com/', visitor, timestamp: `${date}T12:00:00Z` };
  const response = await api.request('/api/v1/events', {
    method: 'POST',
    headers: { authorization: `Bearer ${writer}` },
    body: JSON.stringify([event]),
  });
  expect(await response.json()).toMatchObject({ accepted: 1 });
}

/** Writes down what has arrived; `base` is the generation before. */
async function sealDate(date: string, base = '0'): Promise<string> {
  const gen = String((Date.now() + 1) * 1000);
  expect(await seal(api.clickhouse, gen, [{ siteId: 1, date, base }])).toHaveLength(1);
  return gen;
}

async function ask(body: object): Promise<QueryResponse> {
  const response = await api.request('/api/v2/query', {
    method: 'POST',
    headers,
    body: JSON.stringify({ site_id: 'example.com', metrics: ['visits'], include: { debug: true }, ...body }),
  });
  expect(response.status).toBe(200);
  return (await response.json()) as QueryResponse;
}

const RANGE = ['2026-01-09', '2026-01-10'];

function outcome({ results, meta }: QueryResponse) {
  return { visits: results.map(({ metrics }) => metrics[0]), cached: meta.computed?.cached };
}

async function visitsOf(body: object = { date_range: RANGE }) {
  return outcome(await ask(body));
}

describe('answers of closed periods', () => {
  it('are kept, and computed again once an event arrives late', async () => {
    await visit('2026-01-10', 'a');
    // Neither sealed nor empty.
    expect(await visitsOf()).toEqual({ visits: [1], cached: false });
    expect(await visitsOf()).toEqual({ visits: [1], cached: false });
    const gen = await sealDate('2026-01-10');
    expect(await visitsOf()).toEqual({ visits: [1], cached: false });
    await expect.poll(() => visitsOf()).toEqual({ visits: [1], cached: true });

    await visit('2026-01-10', 'b');
    expect(await visitsOf()).toEqual({ visits: [2], cached: false });
    await sealDate('2026-01-10', gen);
    expect(await visitsOf()).toEqual({ visits: [2], cached: false });
    await expect.poll(() => visitsOf()).toEqual({ visits: [2], cached: true });

    // The first event of a date that had none.
    await visit('2026-01-09', 'c');
    expect(await visitsOf()).toEqual({ visits: [3], cached: false });
    await sealDate('2026-01-09');
    await expect.poll(() => visitsOf()).toEqual({ visits: [3], cached: true });
  });

  it('are kept for each question by itself, and for each site', async () => {
    await expect.poll(() => visitsOf()).toEqual({ visits: [3], cached: true });
    const filtered = { date_range: RANGE, filters: [['is', 'event:page', ['/none']]] };
    expect(await visitsOf(filtered)).toEqual({ visits: [0], cached: false });
    await api.addSite('other.example', 'UTC');
    expect(await visitsOf({ site_id: 'other.example', date_range: RANGE })).toEqual({
      visits: [0],
      cached: false,
    });
  });

  it('are kept for the questions of a batch, too, and the others are still asked together', async () => {
    const body = (metrics: string[]) => ({
      site_id: 'example.com',
      date_range: RANGE,
      metrics,
      include: { debug: true },
    });
    const askBatch = async (...names: string[]) => {
      const queries = names.map((name) => body([name]));
      const init = { method: 'POST', headers, body: JSON.stringify({ queries }) };
      const response = await api.request('/api/v2/batch', init);
      const batch = (await response.json()) as { results: QueryResponse[]; meta: { statements: number } };
      return { cached: batch.results.map(({ meta }) => meta.computed?.cached), ...batch.meta };
    };
    const first = await askBatch('visitors', 'pageviews');
    expect(first).toMatchObject({ cached: [false, false], statements: 2 });
    await expect
      .poll(() => askBatch('visitors', 'pageviews'))
      .toMatchObject({ cached: [true, true], statements: 1 });
    const mixed = await askBatch('events', 'visitors', 'bounce_rate');
    expect(mixed).toMatchObject({ cached: [false, true, false], statements: 2 });
  });

  it('are computed again when a goal changes', async () => {
    const owner = { authorization: `Bearer ${await api.addKey({ scopes: ['sites:read', 'sites:write'] })}` };
    const saveGoal = async (page_path: string) => {
      const goal = { site_id: 'example.com', goal_type: 'page', page_path, display_name: 'Came' };
      const init = { method: 'PUT', headers: owner, body: JSON.stringify(goal) };
      const response = await api.request('/api/v1/sites/goals', init);
      expect(response.status).toBe(200);
      return ((await response.json()) as { id: string }).id;
    };
    const came = { date_range: RANGE, filters: [['is', 'event:goal', ['Came']]] };
    const id = await saveGoal('/');
    await expect.poll(() => visitsOf(came)).toEqual({ visits: [3], cached: true });
    const site_id = 'site_id=example.com';
    await api.request(`/api/v1/sites/goals/${id}?${site_id}`, { method: 'DELETE', headers: owner });
    await saveGoal('/nobody');
    expect(await visitsOf(came)).toEqual({ visits: [0], cached: false });
  });

  it('are not kept of a period that goes on', async () => {
    const today = { date_range: ['2026-01-09', new Date().toISOString().slice(0, 10)] };
    expect(await visitsOf(today)).toEqual({ visits: [3], cached: false });
    expect(await visitsOf(today)).toEqual({ visits: [3], cached: false });
  });

  it('are kept with what they are compared with, as long as that is closed, too', async () => {
    const body = {
      date_range: ['2026-01-10', '2026-01-10'],
      compare: { mode: 'custom', date_range: ['2026-01-09', '2026-01-09'] },
    };
    await expect.poll(() => visitsOf(body)).toEqual({ visits: [2], cached: true });
    await visit('2026-01-09', 'd');
    const { results, meta } = await ask(body);
    expect([results[0]?.comparison?.metrics, meta.computed?.cached]).toEqual([[2], false]);
  });
});

describe('how an answer was computed', () => {
  it('is told when it is asked for: where the dates came from, and what that cost', async () => {
    await visit('2026-02-03', 'a');
    await visit('2026-02-04', 'a');
    await visit('2026-02-05', 'a');
    await sealDate('2026-02-03');
    await sealDate('2026-02-04');
    await visit('2026-02-04', 'b');
    const { meta, query } = await ask({ date_range: ['2026-02-03', '2026-02-06'] });
    expect(meta.computed).toEqual({
      dates: { rollup: 0, sessions: 1, stale: 1, open: 2 },
      cached: false,
      statements: 3,
      rows_read: expect.any(Number),
      bytes_read: expect.any(Number),
      elapsed_ms: expect.any(Number),
    });
    expect(meta.computed?.rows_read).toBeGreaterThan(0);
    expect(query.include).toMatchObject({ debug: true });
  });

  it('is in a header otherwise', async () => {
    const body = JSON.stringify({ site_id: 'example.com', metrics: ['visits'], date_range: RANGE });
    const response = await api.request('/api/v2/query', { method: 'POST', headers, body });
    expect(response.headers.get('server-timing')).toMatch(
      /^storage;dur=\d+;desc="\d statements?, \d+ rows"$/,
    );
    expect(((await response.json()) as QueryResponse).meta).toEqual({});
  });
});
