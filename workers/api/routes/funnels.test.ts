import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApiWithClickHouse } from '../../../test/api-stack.ts';

let api: Awaited<ReturnType<typeof startApiWithClickHouse>>;
let reader: string;
let owner: string;

const DATES = ['2015-05-17', '2015-05-18'];
const SHOP = { site_id: 'shop.example', date_range: DATES };
const STEPS = [{ page: '/' }, { page: '/item/*', label: 'Item' }, { event: 'Buy' }];

beforeAll(async () => {
  api = await startApiWithClickHouse();
  await api.addSite('shop.example', 'Europe/Berlin');
  await api.addSite('other.example');
  reader = await api.addKey({ scopes: ['stats:read'] });
  owner = await api.addKey({ scopes: ['sites:read', 'sites:write'] });
  await sendVisits();
});
afterAll(() => api.stop());

/** `a` goes straight on; `b` looks around; `c` buys a day later; `d` only looks. */
async function sendVisits(): Promise<void> {
  const at = (visitor: string, minute: number, path: string, rest: object = {}) => ({
    site: 'shop.example',
    visitor,
    url: `https://shop.example${path}`,
    timestamp: new Date(Date.UTC(2015, 4, 17, 12, minute)).toISOString(),
    ...rest,
  });
  const buy = { name: 'Buy', props: { plan: 'pro' } };
  const events = [
    ...[at('a', 0, '/', { source: 'News' }), at('a', 1, '/item/1'), at('a', 3, '/item/1', buy)],
    ...[at('b', 0, '/'), at('b', 2, '/about'), at('b', 5, '/item/2'), at('b', 6, '/help')],
    ...[at('b', 10, '/help', { name: 'Buy' })],
    ...[at('c', 0, '/'), at('c', 4, '/item/2'), at('c', 24 * 60, '/', buy)],
    at('d', 0, '/about'),
  ];
  const writer = await api.addKey({ scopes: ['events:write'] });
  const response = await api.request('/api/v1/events', {
    method: 'POST',
    headers: { authorization: `Bearer ${writer}` },
    body: JSON.stringify(events),
  });
  expect(await response.json()).toMatchObject({ accepted: events.length });
}

async function ask(body: unknown): Promise<{ status: number; body: Record<string, unknown> }> {
  const headers = { authorization: `Bearer ${reader}` };
  const response = await api.request('/api/v2/funnel', {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

async function visitorsOf(body: object): Promise<unknown[]> {
  const { results } = (await ask({ ...SHOP, steps: STEPS, ...body })).body as {
    results: { visitors: number }[];
  };
  return results.map(({ visitors }) => visitors);
}

describe('POST /api/v2/funnel', () => {
  it('says of every step who got there, from where, and how long it took', async () => {
    const answer = await ask({ ...SHOP, steps: STEPS });
    const row = { label: 'Visit /', visitors: 3, conversion_rate: 100, step_conversion_rate: null };
    expect(answer.body.results).toEqual([
      { ...row, drop_off: null, drop_off_rate: null, median_seconds: null, p90_seconds: null },
      {
        ...{ label: 'Item', visitors: 3, conversion_rate: 100, step_conversion_rate: 100 },
        ...{ drop_off: 0, drop_off_rate: 0, median_seconds: 240, p90_seconds: 288 },
      },
      {
        ...{ label: 'Buy', visitors: 2, conversion_rate: 66.67, step_conversion_rate: 66.67 },
        ...{ drop_off: 1, drop_off_rate: 33.33, median_seconds: 210, p90_seconds: 282 },
      },
    ]);
    expect(answer.body.meta).toEqual({ visitors: 4, counted: 'visit' });
  });

  it('lets nothing come between the steps of a strict funnel', async () => {
    expect(await visitorsOf({ order: 'strict' })).toEqual([3, 2, 1]);
  });

  it('goes on over days for visitors with an id of the site, and says so', async () => {
    expect(await visitorsOf({ window_days: 1 })).toEqual([3, 3, 3]);
    const { body } = await ask({ ...SHOP, steps: STEPS, window_days: 1 });
    expect(body.meta).toEqual({ visitors: 4, counted: 'given_ids', visitors_without_id: 0 });
  });

  it.each(['loose', 'strict'])('takes eight steps, %s, over days and split', async (order) => {
    const steps = ['/', '/item/*', '/', '/about', '/help', '/', '/item/1', '/'].map((page) => ({ page }));
    const { status, body } = await ask({ ...SHOP, steps, order, window_days: 90, breakdown: 'event:page' });
    expect([status, body]).toMatchObject([200, { breakdown: [{ value: '/', visitors: { length: 8 } }] }]);
  });

  it('takes the visits with an event that passes the filters, and all of their steps', async () => {
    expect(await visitorsOf({ filters: [['is', 'event:page', ['/about']]] })).toEqual([1, 1, 1]);
    expect(await visitorsOf({ filters: [['is', 'visit:source', ['News']]] })).toEqual([1, 1, 1]);
  });

  it('splits by the day on which it was begun, within a visit and over several', async () => {
    const byDay = async (more: object) => {
      const { body } = await ask({ ...SHOP, steps: STEPS, breakdown: 'time:day', ...more });
      return (body.breakdown as { value: string; visitors: number[] }[]).map(({ value, visitors }) => [
        value,
        visitors,
      ]);
    };
    expect(await byDay({})).toEqual([['2015-05-17', [3, 3, 2]]]);
    expect(await byDay({ window_days: 3 })).toEqual([['2015-05-17', [3, 3, 3]]]);
    expect(await byDay({ breakdown: 'time:week' })).toEqual([['2015-05-17', [3, 3, 2]]]);
  });

  it('splits by a dimension, most visitors first, page by page', async () => {
    const breakdown = { ...SHOP, steps: STEPS, breakdown: 'visit:source' };
    const rows = [
      { value: 'Direct / None', visitors: [2, 2, 1], conversion_rate: 50 },
      { value: 'News', visitors: [1, 1, 1], conversion_rate: 100 },
    ];
    expect((await ask(breakdown)).body).toMatchObject({ breakdown: rows, meta: { total_rows: 2 } });
    const second = await ask({ ...breakdown, pagination: { limit: 1, offset: 1 } });
    expect(second.body).toMatchObject({ breakdown: rows.slice(1), meta: { total_rows: 2 } });
    const beyond = await ask({ ...breakdown, pagination: { offset: 5 } });
    expect(beyond.body).toMatchObject({ breakdown: [], meta: { total_rows: 2 } });
  });

  it('answers the question it echoes in the same way', async () => {
    const asked = { ...SHOP, steps: STEPS, order: 'strict', window_days: 3, breakdown: 'event:page' };
    const first = await ask(asked);
    expect(first.status).toBe(200);
    expect(await ask(first.body.query)).toEqual(first);
  });

  it('takes goals and saved funnels of its site, and knows no others', async () => {
    const headers = { authorization: `Bearer ${owner}` };
    const save = async (method: string, path: string, body: object) => {
      const init = { method, headers, body: JSON.stringify(body) };
      const response = await api.request(`/api/v1/sites/${path}`, init);
      return (await response.json()) as { id: number | string };
    };
    const shop = { site_id: 'shop.example' };
    const goal = await save('PUT', 'goals', { ...shop, goal_type: 'event', event_name: 'Buy' });
    const goals = [{ page: '/' }, { goal: Number(goal.id) }];
    expect((await ask({ ...SHOP, steps: goals })).body.results).toMatchObject([
      {},
      { label: 'Buy', visitors: 2 },
    ]);
    const elsewhere = { ...SHOP, site_id: 'other.example', steps: goals };
    expect(await ask(elsewhere)).toMatchObject({ status: 400, body: { code: 'invalid_funnel' } });

    const buyers = { ...SHOP, steps: STEPS, filters: [['is', 'event:goal', ['Buy']]] };
    expect((await ask(buyers)).body.meta).toMatchObject({ visitors: 3 });

    const funnel = await save('POST', 'funnels', { ...shop, name: 'To buy', steps: STEPS, order: 'strict' });
    const saved = await ask({ ...SHOP, funnel: Number(funnel.id) });
    expect(saved.body).toMatchObject({
      results: [{ visitors: 3 }, { visitors: 2 }, { visitors: 1 }],
      query: { steps: STEPS, order: 'strict', window_days: null },
    });
    const foreign = await ask({ ...SHOP, site_id: 'other.example', funnel: Number(funnel.id) });
    expect(foreign).toMatchObject({ status: 400, body: { code: 'invalid_funnel' } });
  });

  it.each([
    ['no steps', { ...SHOP }, 'invalid_funnel', /^steps must be/],
    ['a goal that is none', { ...SHOP, steps: [{ page: '/' }, { goal: 99 }] }, 'invalid_funnel', /goal 99/],
    ['steps beside a saved funnel', { ...SHOP, steps: STEPS, funnel: 1 }, 'invalid_funnel', /left out/],
    [
      'a split by nothing known',
      { ...SHOP, steps: STEPS, breakdown: 'time:hour' },
      'invalid_dimensions',
      /allowed/,
    ],
    [
      'a range that is none',
      { ...SHOP, date_range: 'ever', steps: STEPS },
      'invalid_date_range',
      /^date_range/,
    ],
    ['a filter that is none', { ...SHOP, steps: STEPS, filters: ['x'] }, 'invalid_filters', /^filters\[0\]/],
    ['an unknown key', { ...SHOP, steps: STEPS, windows: 1 }, 'invalid_query', /windows/],
    ['a null body', null, 'invalid_query', /object/],
  ])('explains %s', async (_, body, code, sentence) => {
    const answer = await ask(body);
    expect(answer).toMatchObject({ status: 400, body: { code, error: expect.stringMatching(sentence) } });
  });

  it('is refused for a site that the key may not read', async () => {
    const other = await api.addKey({ scopes: ['stats:read'], site: 'other.example' });
    const response = await api.request('/api/v2/funnel', {
      method: 'POST',
      headers: { authorization: `Bearer ${other}` },
      body: JSON.stringify({ ...SHOP, steps: STEPS }),
    });
    expect(response.status).toBe(404);
  });
});
