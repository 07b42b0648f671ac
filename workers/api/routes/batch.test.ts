import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApiWithClickHouse } from '../../../test/api-stack.ts';

let api: Awaited<ReturnType<typeof startApiWithClickHouse>>;
let reader: string;
let setter: string;

const DAYS = { site_id: 'example.com', date_range: ['2015-05-17', '2015-05-18'] };
const DASHBOARD = [
  { ...DAYS, metrics: ['visitors', 'pageviews', 'bounce_rate'] },
  { ...DAYS, metrics: ['visitors'], dimensions: ['time:day'], include: { time_labels: true } },
  { ...DAYS, metrics: ['pageviews'], dimensions: ['time:hour'] },
  { ...DAYS, metrics: ['visitors', 'percentage'], dimensions: ['event:page'], include: { total_rows: true } },
  { ...DAYS, metrics: ['visitors'], dimensions: ['visit:source'], filters: [['is', 'event:page', ['/b']]] },
  { ...DAYS, metrics: ['visitors'], date_range: 'all' },
];

beforeAll(async () => {
  api = await startApiWithClickHouse();
  await api.addSite('example.com', 'Europe/Berlin');
  await api.addSite('other.example');
  reader = await api.addKey({ scopes: ['stats:read'], site: 'example.com' });
  setter = await api.addKey({ scopes: ['stats:read', 'sites:read', 'sites:write', 'deploys:write'] });
  const writer = await api.addKey({ scopes: ['events:write'] });
  const visit = { site: 'example.com', url: 'https://example.com/a', visitor: 'a' };
  await api.request('/api/v1/events', {
    method: 'POST',
    headers: { authorization: `Bearer ${writer}` },
    body: JSON.stringify([
      { ...visit, timestamp: '2015-05-17T12:00:00Z', referrer: 'https://www.google.com/' },
      { ...visit, timestamp: '2015-05-17T12:01:00Z', url: 'https://example.com/b' },
      { ...visit, timestamp: '2015-05-17T23:30:00Z', visitor: 'b' },
    ]),
  });
});
afterAll(() => api.stop());

function post(path: string, body: unknown, key = reader) {
  const headers = { authorization: `Bearer ${key}` };
  return api.request(path, { method: 'POST', headers, body: JSON.stringify(body) });
}

interface Batch {
  results: { error?: string; code?: string }[];
  meta: { statements: number };
}

async function ask(queries: unknown[]): Promise<Batch> {
  return (await (await post('/api/v2/batch', { queries })).json()) as Batch;
}

describe('POST /api/v2/batch', () => {
  it('answers each query as it would be answered by itself, in their order', async () => {
    const { results } = await ask(DASHBOARD);
    for (const [index, body] of DASHBOARD.entries()) {
      expect(results[index]).toEqual(await (await post('/api/v2/query', body)).json());
    }
  });

  it('asks ClickHouse whether what it knows still holds, what is open, and for all rows of many queries about the same days', async () => {
    const same = DASHBOARD.slice(0, 3);
    // Somebody has asked before.
    await ask(same);
    expect((await ask([...same, ...same, ...same])).meta.statements).toBe(3);
  });

  it('refuses each wrong query in its place and answers the others', async () => {
    const { results } = await ask([
      { ...DAYS, metrics: ['luck'] },
      { ...DAYS, metrics: ['visitors'] },
      { ...DAYS, metrics: ['visitors'], site_id: 'other.example' },
      { ...DAYS, metrics: ['visitors'], filters: [['matches', 'event:page', ['a{1001}']]] },
      'nothing',
    ]);
    expect(results).toMatchObject([
      {
        code: 'invalid_metrics',
        error: expect.stringMatching(/^queries\[0\]: /),
        request_id: expect.stringMatching(/^req_/),
      },
      { results: [{ metrics: [2] }] },
      { code: 'site_not_found', error: expect.stringMatching(/^queries\[2\]: /) },
      { code: 'invalid_filters', error: expect.stringMatching(/^queries\[3\]: /) },
      { code: 'invalid_query', error: expect.stringMatching(/^queries\[4\]: /) },
    ]);
  });

  it.each([[{}], [{ queries: [] }], [{ queries: Array(31).fill(DASHBOARD[0]) }], [[]]])(
    'explains a batch that is none: %j',
    async (body) => {
      const response = await post('/api/v2/batch', body);
      expect([response.status, await response.json()]).toMatchObject([400, { code: 'invalid_request' }]);
    },
  );

  it('asks to try again as a whole while ClickHouse is down', async () => {
    await api.bridge.kill();
    const response = await post('/api/v2/batch', { queries: DASHBOARD });
    expect([response.status, await response.json()]).toMatchObject([503, { code: 'storage_unavailable' }]);
    await api.bridge.restart();
  });
});

describe('POST /api/v2/dashboard', () => {
  const view = async (body: object, key?: string): Promise<Record<string, unknown>> => {
    const response = await post('/api/v2/dashboard', body, key);
    return { status: response.status, ...((await response.json()) as object) };
  };
  const include = ['segments', 'annotations', 'deploys', 'marks', 'visitors_now'];

  it('answers the site, queries that name none as if they had, and what stands beside them', async () => {
    const site_id = 'example.com';
    const note = { site_id, date: '2015-05-17', text: 'Launch' };
    await post('/api/v1/sites/annotations', note, setter);
    await post('/api/v1/deploys', { site_id, version: '1.0.0' }, setter);
    const filters = [['is', 'visit:country', ['DE']]];
    await post('/api/v1/sites/segments', { site_id, name: 'Germany', filters }, setter);
    const queries = DASHBOARD.map(({ site_id: _, ...query }) => query);
    const answer = await view({ site_id, queries, include }, setter);
    expect(answer).toMatchObject({
      status: 200,
      site: { site_id: expect.stringMatching(/^site_/), domain: 'example.com', timezone: 'Europe/Berlin' },
      parts: {
        annotations: [{ date: '2015-05-17', text: 'Launch' }],
        deploys: [{ version: '1.0.0' }],
        marks: expect.any(Array),
        segments: [{ name: 'Germany', type: 'site', filters }],
        visitors_now: 0,
      },
    });
    expect(answer.site).not.toHaveProperty('key');
    expect(answer.results).toEqual((await ask(DASHBOARD)).results);
  });

  it('says of all time what is missing since the first event', async () => {
    const queries = [{ date_range: 'all', metrics: ['visitors'] }];
    expect((await view({ site_id: 'example.com', queries, include: ['marks'] })).parts).toEqual({
      marks: expect.any(Array),
    });
    expect((await view({ site_id: 'example.com', include: ['marks'] })).parts).toMatchObject({
      marks: { code: 'invalid_request' },
    });
  });

  it('has in the place of a part what its own route would refuse with', async () => {
    const { parts } = await view({ site_id: 'example.com', include: ['accounts', ...include] });
    expect(parts).toMatchObject({
      accounts: { code: 'unauthorized' },
      segments: { code: 'missing_scope', request_id: expect.stringMatching(/^req_/) },
      annotations: { code: 'missing_scope' },
      deploys: [{ version: '1.0.0' }],
      visitors_now: 0,
    });
  });

  it('refuses each wrong query in its place, and as a whole who may not read the site or names none', async () => {
    const wrong = ['nothing', { ...DAYS, metrics: ['luck'] }];
    expect((await view({ site_id: 'example.com', queries: wrong })).results).toMatchObject([
      { code: 'invalid_query', error: expect.stringMatching(/^queries\[0\]: /) },
      { code: 'invalid_metrics' },
    ]);
    expect(await view({ site_id: 'other.example' })).toMatchObject({ status: 404, code: 'site_not_found' });
    expect(await view({})).toMatchObject({ status: 400, code: 'invalid_request' });
    expect(await view({ site_id: 'example.com', include: ['keys'] })).toMatchObject({ status: 400 });
  });

  it('knows the site still while ClickHouse is down, and says so of every number', async () => {
    await api.bridge.kill();
    const queries = [{ date_range: '7d', metrics: ['visitors'] }];
    expect(await view({ site_id: 'example.com', queries, include }, setter)).toMatchObject({
      status: 200,
      site: { domain: 'example.com' },
      results: [{ code: 'storage_unavailable' }],
      parts: { annotations: [{ text: 'Launch' }], visitors_now: { code: 'storage_unavailable' } },
    });
    await api.bridge.restart();
  });
});
