import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApiWithClickHouse } from '../../../test/api-stack.ts';

let api: Awaited<ReturnType<typeof startApiWithClickHouse>>;
let reader: string;

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

function post(path: string, body: unknown) {
  const headers = { authorization: `Bearer ${reader}` };
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

  it('asks ClickHouse for what is sealed, for what is open and for all rows of many queries about the same days', async () => {
    const same = DASHBOARD.slice(0, 3);
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
