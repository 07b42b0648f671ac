import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApiWithClickHouse } from '../../../test/api-stack.ts';

let api: Awaited<ReturnType<typeof startApiWithClickHouse>>;
let key: string;

const DOMAIN = 'shop.test';
const RANGE = { site_id: DOMAIN, date_range: ['2026-01-15', '2026-01-15'] };

beforeAll(async () => {
  api = await startApiWithClickHouse();
  await api.addSite(DOMAIN, 'UTC');
  key = await api.addKey({ scopes: ['events:write', 'stats:read', 'sites:read', 'sites:write'] });
  const accepted = await post('/api/v1/events', [
    ...view('a', '/product/1', { v: 1, n: 'n', l: 1800.4, c: 0.0512, resStar: 210 }),
    // Told twice, the second time whole.
    ...view('b', '/product/2', { v: 2, n: 'r', l: 2600 }).slice(0, 1),
    told('b', '/product/2', { v: 2, n: 'r', l: 2600 }, 30),
    told('b', '/product/2', { v: 2, n: 'r', l: 2600, i: 184, j: [['TypeError: x', 'f', 2]] }, 40),
    ...view('c', '/shoes/red', { v: 3, n: 's', l: 40 }),
  ]);
  expect(accepted).toMatchObject({ accepted: 7, rejected: [] });
});
afterAll(() => api.stop());

type Measures = Record<string, unknown>;

function told(visitor: string, pathname: string, measures: Measures, second: number) {
  const at = `2026-01-15T12:00:${second}Z`;
  return { site: DOMAIN, hostname: DOMAIN, pathname, visitor, name: 'engagement', timestamp: at, measures };
}

function view(visitor: string, pathname: string, measures: Measures) {
  const seen = { site: DOMAIN, hostname: DOMAIN, pathname, visitor, timestamp: '2026-01-15T12:00:00Z' };
  return [seen, told(visitor, pathname, measures, 30)];
}

async function send(method: string, path: string, body: unknown): Promise<unknown> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  return await (await api.request(path, { method, headers, body: JSON.stringify(body) })).json();
}
const post = (path: string, body: unknown) => send('POST', path, body);
const ask = (body: object) => post('/api/v2/query', { ...RANGE, ...body });

describe('POST /api/v2/query about measured views', () => {
  it('answers what pages measured last, beside their traffic', async () => {
    const metrics = ['pageviews', 'lcp_p75', 'inp_p75', 'cls_p75', 'ttfb_p75', 'lcp_samples', 'errors'];
    expect(await ask({ metrics, dimensions: ['event:page'] })).toMatchObject({
      results: [
        { dimensions: ['/product/1'], metrics: [1, 1800, null, 0.0512, 210, 1, 0] },
        { dimensions: ['/product/2'], metrics: [1, 2600, 184, null, null, 1, 2] },
        { dimensions: ['/shoes/red'], metrics: [1, null, null, null, null, 0, 0] },
      ],
      meta: { navigations: ['navigate', 'reload', 'back-forward', 'prerender', 'restore'] },
    });
  });

  it('groups by the routes of the site as soon as it has some', async () => {
    const body = { metrics: ['lcp_p75'], dimensions: ['event:route', 'perf:navigation'] };
    expect(await ask(body)).toMatchObject({
      results: [
        { dimensions: ['/product/*', 'reload'], metrics: [2600] },
        { dimensions: ['/product/*', 'navigate'], metrics: [1800] },
        { dimensions: ['/shoes/red', 'soft-navigation'], metrics: [40] },
      ],
    });
    await send('PUT', '/api/v1/sites/routes', { site_id: DOMAIN, pattern: '/shoes/*' });
    const filters = [['is', 'event:route', ['/shoes/*']]];
    expect(await ask({ metrics: ['pageviews'], dimensions: ['event:route'], filters })).toMatchObject({
      results: [{ dimensions: ['/shoes/*'], metrics: [1] }],
    });
  });

  it('answers a batch as it answers each question by itself', async () => {
    const queries = [
      { metrics: ['lcp_p75', 'lcp_p75_low', 'lcp_good', 'cls_p75'] },
      { metrics: ['lcp_p75', 'visitors'], dimensions: ['event:page'] },
      { metrics: ['measured_views'], dimensions: ['time:hour'] },
      { metrics: ['lcp_samples'], dimensions: ['perf:lcp_bucket'], order_by: [['perf:lcp_bucket', 'asc']] },
      { metrics: ['errors', 'error_sessions'], dimensions: ['error:message'] },
      { metrics: ['visits', 'bounce_rate', 'views_per_visit'], dimensions: ['visit:lcp_bucket'] },
      { metrics: ['lcp_p75'], dimensions: ['event:route'], include: { total_rows: true } },
      {
        metrics: ['lcp_p75', 'lcp_samples', 'lcp_good'],
        compare: { mode: 'previous_period' },
      },
    ].map((query) => ({ ...RANGE, ...query }));
    const apart = [];
    for (const query of queries) apart.push(await post('/api/v2/query', query));
    expect(await post('/api/v2/batch', { queries })).toMatchObject({ results: apart });
    expect(apart.at(-1)).toMatchObject({
      results: [
        { metrics: [2600, 2, 50], comparison: { metrics: [null, 0, null], change: [null, 100, null] } },
      ],
    });
  });

  it('refuses what only measured views have, where there are none', async () => {
    const filters = [['is', 'perf:protocol', ['h3']]];
    expect(await ask({ metrics: ['visitors'], filters })).toMatchObject({
      code: 'query_conflict',
      error: expect.stringContaining('perf:protocol tells measured views apart'),
    });
    const body = { ...RANGE, filters, steps: [{ page: '/a' }, { page: '/b' }], order: 'loose' };
    expect(await post('/api/v2/funnel', body)).toMatchObject({
      code: 'invalid_filters',
      error: expect.stringContaining('filters metrics of measured views only'),
    });
  });
});
