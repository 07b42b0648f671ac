import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countOutcomes } from '../../../clickhouse/counters.ts';
import type { LiveView } from '../../../clickhouse/live/read-live.ts';
import type { Outcome } from '../../../core/event.ts';
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

describe('GET /api/v2/marks', () => {
  const DAY_MS = 86_400_000;
  const today = Math.floor(Date.now() / DAY_MS) * DAY_MS;
  const dayBefore = (days: number) => new Date(today - days * DAY_MS).toISOString().slice(0, 10);
  let siteId = 0;

  async function marksOf(
    search: Record<string, string>,
    headers: Record<string, string> = { authorization: `Bearer ${reader}` },
  ) {
    const response = await api.request(`/api/v2/marks?${new URLSearchParams(search)}`, { headers });
    const body = (await response.json()) as {
      marks: { kind: string; from: string; events: number | null }[];
    };
    return { status: response.status, marks: body.marks };
  }

  async function count(site: number, outcome: Outcome, n: number, at: number): Promise<void> {
    const minute = Math.floor(at / 60_000) * 60;
    const id = String(Math.floor(Math.random() * 2 ** 50));
    await countOutcomes(api.clickhouse, { minute, counts: [{ site_id: site, minute, outcome, n, id }] });
  }

  beforeAll(async () => {
    await api.addSite('marks.example', 'UTC');
    const row = await api.db
      .prepare(`SELECT id FROM sites WHERE domain = 'marks.example'`)
      .first<{ id: number }>();
    siteId = row?.id ?? 0;
    const days = Array.from({ length: 14 }, (_, n) => n + 3);
    const events = days.flatMap((day) =>
      Array.from({ length: 15 }, (_, n) => ({
        site: 'marks.example',
        visitor: `visitor-${n}`,
        url: 'https://marks.example/',
        timestamp: today - day * DAY_MS + n * 60_000,
      })),
    );
    const headers = { authorization: `Bearer ${writer}` };
    await api.request('/api/v1/events', { method: 'POST', headers, body: JSON.stringify(events) });
    await count(siteId, 'dropped:site_blocked', 12, today - DAY_MS);
    await count(siteId, 'dropped:queue_refused', 2, today - 5 * DAY_MS);
    await count(siteId, 'dropped:bot', 100, today - 6 * DAY_MS);
    await count(siteId + 1, 'dropped:site_blocked', 7, today - 7 * DAY_MS);
    await count(siteId, 'dead', 3, today - 8 * DAY_MS);
    await count(siteId, 'dead', -3, today - 2 * DAY_MS);
    await count(0, 'dropped:storage_unavailable', 4, today - 9 * DAY_MS);
  });

  it('tells what was refused, lost, silent or before the first event, and not what was replayed or is another’s', async () => {
    const { status, marks } = await marksOf({
      site_id: 'marks.example',
      from: dayBefore(20),
      to: dayBefore(0),
    });
    expect(status).toBe(200);
    expect(marks).toEqual([
      { kind: 'before_first', from: iso(20), to: iso(16), events: null },
      { kind: 'outage', from: iso(9), to: iso(9, 1), events: null },
      { kind: 'outage', from: iso(5), to: iso(5, 1), events: 2 },
      { kind: 'silent', from: iso(2), to: iso(0), events: null },
      { kind: 'quota', from: iso(1), to: iso(1, 1), events: 12 },
    ]);
  });

  it('looks at hours where few days are shown, and only between the dates that are asked for', async () => {
    const day = { from: dayBefore(2), to: dayBefore(2) };
    const { marks } = await marksOf({ site_id: 'marks.example', ...day });
    expect(marks).toEqual([{ kind: 'silent', from: iso(2), to: iso(1), events: null }]);
  });

  it('tells the public nothing of the quota, and no numbers', async () => {
    await api.db.prepare('UPDATE sites SET is_public = 1 WHERE id = ?').bind(siteId).run();
    const link = { 'x-pharos-link': 'marks.example' };
    const { marks } = await marksOf({ site_id: 'marks.example', from: dayBefore(6), to: dayBefore(0) }, link);
    expect(marks).toEqual([
      { kind: 'outage', from: iso(5), to: iso(5, 1), events: null },
      { kind: 'silent', from: expect.any(String), to: expect.any(String), events: null },
    ]);
  });

  it('marks a site from when its owner archived it', async () => {
    const archivedAt = today - 3_600_000;
    await api.db.prepare('UPDATE sites SET archived_at = ? WHERE id = ?').bind(archivedAt, siteId).run();
    const { marks } = await marksOf({ site_id: 'marks.example' });
    expect(marks.at(-1)).toMatchObject({ kind: 'paused', from: new Date(archivedAt).toISOString() });
  });

  it('refuses dates that are none, or go back', async () => {
    const site_id = 'marks.example';
    expect((await marksOf({ site_id, from: 'soon' })).status).toBe(400);
    expect((await marksOf({ site_id, from: '2026-03-02', to: '2026-03-01' })).status).toBe(400);
    expect((await marksOf({ site_id, from: '1971-03-02', to: '2026-03-01' })).status).toBe(400);
  });

  function iso(days: number, hours = 0): string {
    return new Date(today - days * DAY_MS + hours * 3_600_000).toISOString();
  }
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
