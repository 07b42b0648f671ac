import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApiWithClickHouse } from '../../../test/api-stack.ts';

let api: Awaited<ReturnType<typeof startApiWithClickHouse>>;
let reader: string;

beforeAll(async () => {
  api = await startApiWithClickHouse();
  await api.addSite('example.com', 'Europe/Berlin');
  reader = await api.addKey({ scopes: ['stats:read'] });
  await sendVisits();
});
afterAll(() => api.stop());

async function sendVisits(): Promise<void> {
  const writer = await api.addKey({ scopes: ['events:write'] });
  const visit = { site: 'example.com', url: 'https://example.com/' };
  const response = await api.request('/api/v1/events', {
    method: 'POST',
    headers: { authorization: `Bearer ${writer}` },
    body: JSON.stringify([
      // The period before.
      { ...visit, visitor: 'z', timestamp: '2015-05-10T12:00:00Z' },
      { ...visit, visitor: 'a', timestamp: '2015-05-17T12:00:00Z', source: 'Google', utm_source: 'letter' },
      { ...visit, visitor: 'a', timestamp: '2015-05-17T12:01:00Z', url: 'https://example.com/docs/a|b' },
      // 23:30 UTC is the next day in Berlin.
      { ...visit, visitor: 'b', timestamp: '2015-05-17T23:30:00Z', source: 'Bing', props: { plan: 'pro' } },
      { ...visit, visitor: 'c', timestamp: '2015-05-20T12:00:00Z', url: 'https://example.com/docs/c' },
    ]),
  });
  expect(await response.json()).toMatchObject({ accepted: 5 });
}

function get(endpoint: string, params: Record<string, string>, key = reader): Promise<Response> {
  const query = new URLSearchParams({ site_id: 'example.com', ...params });
  return api.request(`/api/v1/stats/${endpoint}?${query}`, { headers: { authorization: `Bearer ${key}` } });
}

async function ask(endpoint: string, params: Record<string, string>): Promise<unknown> {
  const response = await get(endpoint, params);
  const body: unknown = await response.json();
  expect({ status: response.status, body }).toMatchObject({ status: 200 });
  return (body as { results: unknown }).results;
}

/** Ends the day before: May 17 to 23. */
const WEEK = { period: '7d', date: '2015-05-24' };

describe('GET /api/v1/stats/aggregate', () => {
  it('counts visitors unless asked for something else', async () => {
    expect(await ask('aggregate', WEEK)).toEqual({ visitors: { value: 3 } });
  });

  it('compares with as many days before', async () => {
    const params = { ...WEEK, metrics: 'visitors,pageviews,bounce_rate', compare: 'previous_period' };
    expect(await ask('aggregate', params)).toEqual({
      visitors: { value: 3, comparison_value: 1, change: 200 },
      pageviews: { value: 4, comparison_value: 1, change: 300 },
      bounce_rate: { value: 67, comparison_value: 100, change: -33 },
    });
  });

  it.each([
    ['visit:source==Google|Bing', 2],
    ['visit:source!=Google|Bing', 1],
    ['event:page==/docs/*', 2],
    ['event:page!=/docs/*', 2],
    ['event:page==/docs/a\\|b', 1],
    ['visit:source==Bing;event:props:plan==pro', 1],
    ['visit:source==Google;event:props:plan==pro', 0],
  ])('filters by %s', async (filters, visitors) => {
    expect(await ask('aggregate', { ...WEEK, filters })).toEqual({ visitors: { value: visitors } });
  });

  it('passes over with_imported', async () => {
    expect(await ask('aggregate', { ...WEEK, with_imported: 'true' })).toEqual({ visitors: { value: 3 } });
  });
});

describe('GET /api/v1/stats/timeseries', () => {
  it("has a row for each of the site's days, also for those without visits", async () => {
    const params = { period: 'custom', date: '2015-05-17,2015-05-20', metrics: 'visitors,visit_duration' };
    expect(await ask('timeseries', params)).toEqual([
      { date: '2015-05-17', visitors: 1, visit_duration: 60 },
      { date: '2015-05-18', visitors: 1, visit_duration: 0 },
      { date: '2015-05-19', visitors: 0, visit_duration: null },
      { date: '2015-05-20', visitors: 1, visit_duration: 0 },
    ]);
  });

  it('has a row for each month of a year', async () => {
    const months = (await ask('timeseries', { period: '12mo', date: '2015-06-30' })) as unknown[];
    expect(months).toHaveLength(12);
    expect(months.slice(-2)).toEqual([
      { date: '2015-05-01', visitors: 4 },
      { date: '2015-06-01', visitors: 0 },
    ]);
  });

  it('has a row for each hour of a day', async () => {
    const hours = (await ask('timeseries', { period: 'day', date: '2015-05-17' })) as unknown[];
    expect(hours).toHaveLength(24);
    expect(hours[14]).toEqual({ date: '2015-05-17 14:00:00', visitors: 1 });
  });
});

describe('GET /api/v1/stats/breakdown', () => {
  it('names rows by the property', async () => {
    const params = { ...WEEK, property: 'event:page', metrics: 'visitors,pageviews' };
    expect(await ask('breakdown', params)).toEqual([
      { page: '/', visitors: 2, pageviews: 2 },
      { page: '/docs/a|b', visitors: 1, pageviews: 1 },
      { page: '/docs/c', visitors: 1, pageviews: 1 },
    ]);
  });

  it('shows the empty value of sources and props by its name', async () => {
    expect(await ask('breakdown', { ...WEEK, property: 'event:props:plan' })).toEqual([
      { plan: '(none)', visitors: 2 },
      { plan: 'pro', visitors: 1 },
    ]);
    expect(await ask('breakdown', { ...WEEK, property: 'visit:source' })).toContainEqual({
      source: 'Direct / None',
      visitors: 1,
    });
  });

  it('leaves out visits without a campaign', async () => {
    const params = { ...WEEK, property: 'visit:utm_source' };
    expect(await ask('breakdown', params)).toEqual([{ utm_source: 'letter', visitors: 1 }]);
  });

  it('turns pages', async () => {
    const params = { ...WEEK, property: 'event:page', limit: '2', page: '2' };
    expect(await ask('breakdown', params)).toEqual([{ page: '/docs/c', visitors: 1 }]);
  });
});

describe('a question of v1', () => {
  it.each([
    ['aggregate', { metrics: 'luck' }, 'invalid_metrics'],
    ['timeseries', { period: '8d' }, 'invalid_date_range'],
    ['breakdown', {}, 'invalid_dimensions'],
    ['aggregate', { filters: 'nonsense' }, 'invalid_filters'],
    ['breakdown', { property: 'visit:entry_page', metrics: 'pageviews' }, 'query_conflict'],
    ['aggregate', { site_id: '' }, 'invalid_request'],
  ])('is refused in a sentence: %s %j', async (endpoint, params, code) => {
    const response = await get(endpoint, params);
    expect([response.status, await response.json()]).toEqual([
      400,
      { code, error: expect.stringMatching(/^\S.*\.$/), request_id: response.headers.get('x-request-id') },
    ]);
  });

  it.each(['aggregate', 'timeseries', 'breakdown'])('needs a key that may read: %s', async (endpoint) => {
    const writer = await api.addKey({ scopes: ['events:write'] });
    expect((await get(endpoint, WEEK, writer)).status).toBe(403);
    expect((await get(endpoint, WEEK, 'pharos_none')).status).toBe(401);
    const hidden = await get(endpoint, { site_id: 'nowhere.example' });
    expect([hidden.status, await hidden.json()]).toMatchObject([404, { code: 'site_not_found' }]);
  });

  it("says how much of the key's rate is left, and when to come back", async () => {
    const key = await api.addKey({ scopes: ['stats:read'], rate: 2 });
    const first = await get('aggregate', WEEK, key);
    expect([first.status, first.headers.get('ratelimit-limit')]).toEqual([200, '2']);
    expect(first.headers.get('ratelimit-remaining')).toBe('1');
    expect(Number(first.headers.get('ratelimit-reset'))).toBeGreaterThan(0);
    await get('breakdown', { ...WEEK, property: 'event:page' }, key);
    const refused = await get('timeseries', WEEK, key);
    expect([refused.status, await refused.json()]).toMatchObject([429, { code: 'rate_limited' }]);
    expect(refused.headers.get('ratelimit-remaining')).toBe('0');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});
