import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LiveView } from '../../../clickhouse/live/read-live.ts';
import { startApiWithClickHouse } from '../../../test/api-stack.ts';

let api: Awaited<ReturnType<typeof startApiWithClickHouse>>;
let reader: string;
let writer: string;

beforeAll(async () => {
  api = await startApiWithClickHouse();
  await api.addSite('example.com');
  await api.addSite('props.example');
  reader = await api.addKey({ scopes: ['stats:read'] });
  writer = await api.addKey({ scopes: ['events:write'] });
});
afterAll(() => api.stop());

async function send(url: string): Promise<void> {
  const event = {
    site: 'example.com',
    visitor: 'customer-42',
    url: `https://example.com${url}`,
    source: 'Bing',
  };
  const headers = { authorization: `Bearer ${writer}` };
  const response = await api.request('/api/v1/events', {
    method: 'POST',
    headers,
    body: JSON.stringify(event),
  });
  expect(await response.json()).toMatchObject({ accepted: 1 });
}

function ask(search: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
  return api.request(`/api/v2/live?${new URLSearchParams(search)}`, {
    headers: { authorization: `Bearer ${reader}`, ...headers },
  });
}

/** Answers twice within one minute of the clock: in the next one, the series is another. */
async function within<T>(asking: () => Promise<T>): Promise<T> {
  const minute = () => Math.floor(Date.now() / 60_000);
  for (;;) {
    const before = minute();
    const answer = await asking();
    if (minute() === before) return answer;
  }
}

describe('GET /api/v2/prop-keys', () => {
  it('lists what events bring, until the site has a list of its own', async () => {
    const headers = { authorization: `Bearer ${writer}`, 'content-type': 'application/json' };
    const event = { site: 'props.example', name: 'Signup', visitor: 'a', url: 'https://props.example/' };
    const events = [{ plan: 'pro', seats: '3' }, { plan: 'free' }].map((props) => ({ ...event, props }));
    await api.request('/api/v1/events', { method: 'POST', headers, body: JSON.stringify(events) });
    const keysOf = async (search: string) => {
      const asked = await api.request(`/api/v2/prop-keys?site_id=props.example${search}`, {
        headers: { authorization: `Bearer ${reader}` },
      });
      return { status: asked.status, body: await asked.json() };
    };
    expect(await keysOf('')).toEqual({ status: 200, body: { keys: ['plan', 'seats'] } });
    expect((await keysOf('&from=2020-01-01&to=2020-01-31')).body).toEqual({ keys: [] });
    expect((await keysOf('&from=soon')).status).toBe(400);

    const owner = await api.addKey({ scopes: ['sites:write'] });
    await api.request('/api/v1/sites/custom-props', {
      method: 'PUT',
      headers: { authorization: `Bearer ${owner}`, 'content-type': 'application/json' },
      body: JSON.stringify({ site_id: 'props.example', property: 'author' }),
    });
    expect((await keysOf('')).body).toEqual({ keys: ['author'] });
  });
});

describe('GET /api/v2/live', () => {
  it('shows an event as soon as it is stored', async () => {
    await send('/fresh');
    const view = (await (await ask({ site_id: 'example.com' })).json()) as LiveView;
    expect(view).toMatchObject({
      visitors: 1,
      pages: [{ value: '/fresh', visitors: 1 }],
      sources: [{ value: 'Bing', visitors: 1 }],
      events: [{ name: 'pageview', page: '/fresh', source: 'Bing' }],
      query: { site_id: 'example.com', filters: [] },
    });
    expect(view.minutes).toHaveLength(30);
    expect(JSON.stringify(view)).not.toContain('customer-42');
  });

  it('answers 304 until something changes', async () => {
    const [first, second] = await within(async () => {
      const answer = await ask({ site_id: 'example.com' });
      const etag = answer.headers.get('etag') ?? '';
      return [answer, await ask({ site_id: 'example.com' }, { 'if-none-match': `"x", W/${etag}` })];
    });
    expect([first?.status, second?.status, await second?.text()]).toEqual([200, 304, '']);
    expect(second?.headers.get('etag')).toBe(first?.headers.get('etag'));
    expect(second?.headers.get('x-request-id')).toMatch(/^req_/);
    await send('/next');
    const changed = await ask(
      { site_id: 'example.com' },
      { 'if-none-match': first?.headers.get('etag') ?? '' },
    );
    expect(changed.status).toBe(200);
  });

  it('takes the filters of a query', async () => {
    await send('/filtered');
    const filters = JSON.stringify([['is', 'event:page', ['/filtered']]]);
    const view = (await (await ask({ site_id: 'example.com', filters })).json()) as LiveView;
    expect(view.pages).toEqual([{ value: '/filtered', visitors: 1 }]);
    expect(view.query.filters).toEqual(JSON.parse(filters));
  });

  it.each([
    ['no site', {}, 400, 'invalid_request'],
    ['filters that are no JSON', { site_id: 'example.com', filters: '[' }, 400, 'invalid_filters'],
    ['filters that are none', { site_id: 'example.com', filters: '[["is"]]' }, 400, 'invalid_filters'],
    ['a site nobody has', { site_id: 'nowhere.example' }, 404, 'site_not_found'],
  ])('explains %s', async (_, search, status, code) => {
    const response = await ask(search as Record<string, string>);
    expect([response.status, await response.json()]).toMatchObject([
      status,
      { code, error: expect.stringMatching(/\.$/) },
    ]);
  });

  it('is refused to a key that may only write, and to nobody at all', async () => {
    const site_id = 'example.com';
    expect((await ask({ site_id }, { authorization: `Bearer ${writer}` })).status).toBe(403);
    expect((await api.request(`/api/v2/live?site_id=${site_id}`)).status).toBe(401);
  });

  it('asks to try again while ClickHouse is down, and never says that nobody is there', async () => {
    await api.bridge.kill();
    const response = await ask({ site_id: 'example.com' });
    expect([response.status, await response.json()]).toMatchObject([503, { code: 'storage_unavailable' }]);
    await api.bridge.restart();
  });
});
