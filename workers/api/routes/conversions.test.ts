import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApiWithClickHouse } from '../../../test/api-stack.ts';

let api: Awaited<ReturnType<typeof startApiWithClickHouse>>;
let key: string;

beforeAll(async () => {
  api = await startApiWithClickHouse();
  await api.addSite('example.com', 'Europe/Berlin');
  key = await api.addKey({ scopes: ['stats:read', 'events:write', 'sites:read', 'sites:write'] });
  const site_id = 'example.com';
  for (const goal of [
    { goal_type: 'event', event_name: 'Signup' },
    { goal_type: 'page', page_path: '/pricing*' },
    { goal_type: 'scroll', page_path: '/blog/**', scroll_threshold: 50, display_name: 'Read' },
  ]) {
    expect((await send('PUT', '/api/v1/sites/goals', { site_id, ...goal })).status).toBe(200);
  }
  await sendVisits();
});
afterAll(() => api.stop());

function send(method: string, path: string, body?: unknown): Promise<Response> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  return api.request(path, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) });
}

async function sendVisits(): Promise<void> {
  const at = (visitor: string, minute: string, path: string) => ({
    site: 'example.com',
    visitor,
    timestamp: `2015-05-17T12:${minute}:00Z`,
    url: `https://example.com${path}`,
  });
  const response = await send('POST', '/api/v1/events', [
    at('a', '00', '/pricing/eu'),
    { ...at('a', '01', '/'), name: 'Signup', props: { plan: 'pro' } },
    at('b', '00', '/blog/x'),
    { ...at('b', '01', '/blog/x'), name: 'engagement', scroll_depth: 70 },
    at('c', '00', '/'),
    at('d', '00', '/'),
  ]);
  expect(await response.json()).toMatchObject({ accepted: 6 });
}

async function ask(body: Record<string, unknown>) {
  const date_range = ['2015-05-17', '2015-05-17'];
  const response = await send('POST', '/api/v2/query', { site_id: 'example.com', date_range, ...body });
  return { status: response.status, body: (await response.json()) as { results: unknown; query: unknown } };
}

const metrics = ['visitors', 'events', 'conversion_rate'];

describe('saved goals', () => {
  it('are rows, filters and rates of queries', async () => {
    const byGoal = await ask({ metrics, dimensions: ['event:goal'], order_by: [['event:goal', 'asc']] });
    expect(byGoal.body.results).toEqual([
      { dimensions: ['Read'], metrics: [1, null, 25] },
      { dimensions: ['Signup'], metrics: [1, 1, 25] },
      { dimensions: ['Visit /pricing*'], metrics: [1, 1, 25] },
    ]);
    const filters = [['is', 'event:goal', ['Signup', 'Read']]];
    const filtered = await ask({ metrics: ['visitors', 'conversion_rate'], filters });
    expect(filtered.body.results).toEqual([{ dimensions: [], metrics: [2, 50] }]);
    expect((await ask(filtered.body.query as Record<string, unknown>)).body).toEqual(filtered.body);
  });

  it('are named when a filter asks for another', async () => {
    expect(await ask({ metrics, filters: [['is', 'event:goal', ['Buy']]] })).toMatchObject({
      status: 400,
      body: {
        code: 'invalid_filters',
        error:
          'filters[0] asks for the goal "Buy"; the site has the goals "Signup", "Visit /pricing*", "Read".',
      },
    });
  });

  it('are in batches and exports, too', async () => {
    const query = { site_id: 'example.com', metrics: ['visitors'], date_range: ['2015-05-17', '2015-05-17'] };
    const filters = [['is', 'event:goal', ['Signup']]];
    const batch = await send('POST', '/api/v2/batch', { queries: [{ ...query, filters }, query] });
    expect(await batch.json()).toMatchObject({
      results: [{ results: [{ metrics: [1] }] }, { results: [{ metrics: [4] }] }],
    });
    const file = await send('POST', '/api/v2/export', { ...query, dimensions: ['event:goal'] });
    expect(await file.text()).toContain('Visit /pricing*');
  });

  it('answer version 1 of the API', async () => {
    const of = (endpoint: string, params: Record<string, string>) => {
      const query = new URLSearchParams({
        site_id: 'example.com',
        period: 'day',
        date: '2015-05-17',
        ...params,
      });
      return send('GET', `/api/v1/stats/${endpoint}?${query}`).then((response) => response.json());
    };
    const metrics = 'visitors,conversion_rate';
    expect(await of('aggregate', { metrics, filters: 'event:goal==Signup|Visit /pricing*' })).toEqual({
      results: { visitors: { value: 1 }, conversion_rate: { value: 25 } },
    });
    expect(await of('breakdown', { metrics, property: 'event:goal', filters: 'event:goal==Signup' })).toEqual(
      {
        results: [{ goal: 'Signup', visitors: 1, conversion_rate: 25 }],
      },
    );
    const byPlan = { metrics, property: 'event:props:plan', filters: 'event:goal==Signup' };
    expect(await of('breakdown', byPlan)).toEqual({
      results: [{ plan: 'pro', visitors: 1, conversion_rate: 25 }],
    });
    const byPage = { metrics, property: 'event:page', filters: 'event:goal==Visit /pricing*' };
    expect(await of('breakdown', byPage)).toEqual({
      results: [{ page: '/pricing/eu', visitors: 1, conversion_rate: 100 }],
    });
  });
});

describe('saved segments', () => {
  it('stand for their filters, and stay in the query that is echoed', async () => {
    const saved = await send('POST', '/api/v1/sites/segments', {
      site_id: 'example.com',
      name: 'Readers',
      filters: [['contains', 'event:page', ['/blog']]],
    });
    const { id } = (await saved.json()) as { id: number };
    const { body } = await ask({ metrics: ['visitors'], filters: [['is', 'segment', [id]]] });
    expect(body).toMatchObject({
      results: [{ metrics: [1] }],
      query: { filters: [['is', 'segment', [id]]] },
    });
  });

  it('may name goals, and are refused with goals that the site does not have', async () => {
    const save = (name: string) =>
      send('POST', '/api/v1/sites/segments', {
        site_id: 'example.com',
        name,
        filters: [['is', 'event:goal', [name]]],
      });
    const { id } = (await (await save('Signup')).json()) as { id: number };
    const filters = [['is', 'segment', [id]]];
    const { body } = await ask({ metrics: ['visitors', 'conversion_rate'], filters });
    expect(body.results).toEqual([{ dimensions: [], metrics: [1, 25] }]);
    expect((await save('Buy')).status).toBe(400);
  });
});
