import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApiWithClickHouse } from '../../../test/api-stack.ts';

let api: Awaited<ReturnType<typeof startApiWithClickHouse>>;
let reader: string;
let writer: string;

const QUESTION = { site_id: 'example.com', date_range: ['2026-03-02', '2026-03-15'], interval: 'week' };
const CHROME = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0';

beforeAll(async () => {
  api = await startApiWithClickHouse();
  await api.addSite('example.com', 'Europe/Berlin');
  reader = await api.addKey({ scopes: ['stats:read'] });
  writer = await api.addKey({ scopes: ['events:write'] });
  const event = { site: 'example.com', url: 'https://example.com/' };
  const response = await api.request('/api/v1/events', {
    method: 'POST',
    headers: { authorization: `Bearer ${writer}` },
    body: JSON.stringify([
      // A Sunday in UTC, Monday in Berlin.
      { ...event, visitor: 'anna', timestamp: '2026-03-01T23:30:00Z' },
      { ...event, visitor: 'anna', timestamp: '2026-03-11T12:00:00Z', url: 'https://example.com/signed-up' },
      { ...event, visitor: 'berta', timestamp: '2026-03-05T12:00:00Z' },
      { ...event, ip: '203.0.113.7', user_agent: CHROME, timestamp: '2026-03-05T12:00:00Z' },
      { ...event, ip: '203.0.113.7', user_agent: CHROME, timestamp: '2026-03-12T12:00:00Z' },
    ]),
  });
  expect(await response.json()).toMatchObject({ accepted: 5 });
});
afterAll(() => api.stop());

function ask(body: unknown, key = reader): Promise<Response> {
  return api.request('/api/v2/retention', {
    method: 'POST',
    headers: { authorization: `Bearer ${key}` },
    body: JSON.stringify(body),
  });
}

describe('POST /api/v2/retention', () => {
  it("follows named visitors over the site's own weeks, and says how many could not be followed", async () => {
    const response = await ask(QUESTION);
    const whole = { partial: false };
    expect([response.status, await response.json()]).toEqual([
      200,
      {
        cohorts: [
          {
            period: '2026-03-02',
            size: 2,
            partial: false,
            returned: [
              { period: '2026-03-02', visitors: 2, percentage: 100, ...whole },
              { period: '2026-03-09', visitors: 1, percentage: 50, ...whole },
            ],
          },
          {
            period: '2026-03-09',
            size: 0,
            partial: false,
            returned: [{ period: '2026-03-09', visitors: 0, percentage: null, ...whole }],
          },
        ],
        meta: { named_visitors: 2, anonymous_visitors: 2 },
        query: { ...QUESTION, filters: [] },
      },
    ]);
  });

  it('takes the goals of the site, and says which there are', async () => {
    const owner = await api.addKey({ scopes: ['sites:write'] });
    const goal = {
      site_id: 'example.com',
      goal_type: 'page',
      page_path: '/signed-*',
      display_name: 'Signed up',
    };
    const response = await api.request('/api/v1/sites/goals', {
      method: 'PUT',
      headers: { authorization: `Bearer ${owner}`, 'content-type': 'application/json' },
      body: JSON.stringify(goal),
    });
    expect(response.status).toBe(200);
    const start = (name: string) => ({ ...QUESTION, start: ['is', 'event:goal', [name]] });
    const answer = (await (await ask(start('Signed up'))).json()) as { cohorts: { size: number }[] };
    expect(answer.cohorts.map(({ size }) => size)).toEqual([0, 1]);
    expect(await (await ask(start('Nothing'))).json()).toMatchObject({
      code: 'invalid_filters',
      error: expect.stringMatching(/^start.*Signed up/),
    });
  });

  it.each([
    ['a body that is no object', [], 400, 'invalid_query'],
    ['no site', { ...QUESTION, site_id: undefined }, 400, 'invalid_query'],
    ['an unknown interval', { ...QUESTION, interval: 'year' }, 400, 'invalid_query'],
    ['a filter that is none', { ...QUESTION, start: ['is'] }, 400, 'invalid_filters'],
    ['three months of days', { ...QUESTION, date_range: '3mo', interval: 'day' }, 200, undefined],
    ['a year of days', { ...QUESTION, date_range: '365d', interval: 'day' }, 400, 'invalid_date_range'],
    ['a site nobody has', { ...QUESTION, site_id: 'nowhere.example' }, 404, 'site_not_found'],
  ])('answers to %s', async (_, body, status, code) => {
    const response = await ask(body);
    const answer = (await response.json()) as { code?: string; error?: string };
    expect([response.status, answer.code]).toEqual([status, code]);
    if (code) expect(answer.error).toMatch(/\.$/);
  });

  it('is refused to a key that may only write, before the body is read', async () => {
    expect((await ask('no question', writer)).status).toBe(403);
  });
});
