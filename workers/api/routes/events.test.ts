import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startApiWithClickHouse } from '../../../test/api-stack.ts';

const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0';

interface Answer {
  accepted: number;
  duplicates: number;
  rejected: { index: number; reason: string; message?: string }[];
}

let api: Awaited<ReturnType<typeof startApiWithClickHouse>>;
let key: string;
beforeAll(async () => {
  api = await startApiWithClickHouse({ vars: { INSERT_TIMEOUT_MS: '2000' } });
  await api.addSite('example.com', 'Asia/Kathmandu');
  key = await api.addKey({ scopes: ['events:write'] });
});
afterEach(() => api.bridge.clearFaults());
afterAll(() => api.stop());

let nextId = 1;

/** An event that is accepted, unless overridden otherwise. */
function anEvent(fields: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    site: 'example.com',
    id: `event-${nextId++}`,
    timestamp: '2015-05-17T12:00:00Z',
    ip: '203.0.113.9',
    user_agent: BROWSER,
    url: 'https://example.com/',
    ...fields,
  };
}

function post(body: string, headers: Record<string, string> = {}): Promise<Response> {
  return api.request('/api/v1/events', {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers },
    body,
  });
}

async function send(events: unknown): Promise<Answer> {
  const response = await post(JSON.stringify(events));
  expect(response.status).toBe(200);
  return (await response.json()) as Answer;
}

/** Columns of the stored events with one of these paths, in the order they are assembled. */
async function stored<T extends string>(
  columns: readonly T[],
  pathname: string,
): Promise<Record<T, unknown>[]> {
  const { rows } = await api.clickhouse.query({
    sql: `SELECT ${columns.map((column) => `toString(${column}) AS ${column}`)} FROM events
      WHERE pathname = {pathname:String} ORDER BY events.time, events.seq`,
    params: { pathname },
    schema: z.record(z.string(), z.unknown()),
  });
  return rows as Record<T, unknown>[];
}

describe('POST /api/v1/events', () => {
  it('keeps out what the site’s owner shields', async () => {
    const site = await api.addSite('shielded.example');
    const headers = { authorization: `Bearer ${await api.addKey({ scopes: ['sites:write'] })}` };
    for (const [type, value] of [
      ['ip', '203.0.113.0/28'],
      ['country', 'AQ'],
    ]) {
      const body = JSON.stringify({ site_id: site.domain, type, value });
      await api.request('/api/v1/sites/shields', { method: 'PUT', headers, body });
    }
    const ofSite = (fields: Record<string, unknown>) => anEvent({ site: site.domain, ...fields });
    const { accepted, rejected } = await send([
      ofSite({ ip: '203.0.113.77' }),
      ofSite({}),
      ofSite({ ip: undefined, visitor: 'somebody', country: 'aq' }),
      anEvent(),
    ]);
    expect([accepted, rejected]).toEqual([
      2,
      [
        { index: 1, reason: 'shielded_ip' },
        { index: 2, reason: 'shielded_country' },
      ],
    ]);
  });

  it('takes an array, NDJSON or one event, and has stored them when it answers', async () => {
    const path = 'https://example.com/shapes';
    expect(await send([anEvent({ url: path }), anEvent({ url: path })])).toEqual({
      accepted: 2,
      duplicates: 0,
      rejected: [],
    });
    const lines = [anEvent({ url: path }), anEvent({ url: path })].map((event) => JSON.stringify(event));
    const ndjson = await post(lines.join('\n'), { 'content-type': 'application/x-ndjson' });
    expect(await ndjson.json()).toMatchObject({ accepted: 2 });
    expect(await send(anEvent({ url: path }))).toMatchObject({ accepted: 1 });
    expect(await stored(['pathname'], '/shapes')).toHaveLength(5);
  });

  it('stores what is given, over what would be derived', async () => {
    await send([
      anEvent({
        site: (await api.operator<{ site_id: string }[]>('GET', '/sites'))[0]?.site_id,
        name: 'purchase',
        timestamp: '2015-05-17T20:00:00.250+02:00',
        url: 'https://example.com/shown?utm_source=derived&utm_medium=email',
        pathname: '/given',
        referrer: 'https://www.google.com/search?q=x',
        utm_source: 'newsletter',
        country: 'np',
        region: 'NP-P3',
        city: 'Kathmandu',
        browser: 'Lynx',
        browser_version: '2.9',
        device: 'Tablet',
        screen: '800x600',
        language: 'ne-NP',
        props: { plan: 'pro', seats: 3, trial: false, gone: null },
        revenue: { amount: '9.90', currency: 'eur' },
        engaged_ms: 1200,
        scroll_depth: 80,
        interactive: false,
      }),
    ]);
    const columns = [
      ...[
        'kind',
        'name',
        'time',
        'date',
        'hostname',
        'utm_source',
        'utm_medium',
        'country',
        'region',
        'city',
      ],
      ...['browser', 'browser_version', 'os', 'device', 'screen', 'language', 'props', 'revenue_amount'],
      ...['revenue_currency', 'engaged_ms', 'scroll_depth', 'given'],
    ];
    expect(await stored(columns, '/given')).toEqual([
      {
        kind: 'passive',
        name: 'purchase',
        time: '2015-05-17 18:00:00.250',
        // Kathmandu is five hours and 45 minutes ahead.
        date: '2015-05-17',
        hostname: 'example.com',
        utm_source: 'newsletter',
        utm_medium: 'email',
        country: 'NP',
        region: 'NP-P3',
        city: 'Kathmandu',
        browser: 'Lynx',
        browser_version: '2.9',
        os: 'GNU/Linux',
        device: 'Tablet',
        screen: '800x600',
        language: 'ne-NP',
        props: "{'plan':'pro','seats':'3','trial':'false'}",
        revenue_amount: '9.9',
        revenue_currency: 'EUR',
        engaged_ms: '1200',
        scroll_depth: '80',
        given: '0',
      },
    ]);
  });

  it('stores what a page view measured, as a beacon says it', async () => {
    const engagement = { url: 'https://example.com/measured', name: 'engagement' };
    const measures = { v: 7, n: 'n', l: 2100.4, c: 0.1, j: [['TypeError: x', 'f a.js:1:2', 2]] };
    expect(await send([anEvent({ ...engagement, measures })])).toMatchObject({ accepted: 1 });
    const columns = ['view_id', 'navigation', 'lcp_ms', 'cls_e4', 'inp_ms', 'errors'];
    expect(await stored(columns, '/measured')).toEqual([
      {
        view_id: '7',
        navigation: 'navigate',
        lcp_ms: '2100',
        cls_e4: '1000',
        inp_ms: null,
        errors: "[('TypeError: x','f a.js:1:2',2)]",
      },
    ]);
    const odd = await send([anEvent({ ...engagement, measures: { v: 7, n: 'z' } })]);
    expect(odd.rejected).toMatchObject([{ reason: 'invalid', message: expect.stringContaining('measures') }]);
  });

  it("puts an event on the site's own calendar date", async () => {
    await send([anEvent({ url: 'https://example.com/late', timestamp: Date.UTC(2015, 4, 17, 18, 15) })]);
    expect(await stored(['date'], '/late')).toEqual([{ date: '2015-05-18' }]);
  });

  it('takes the time of arrival where none is given', async () => {
    const before = Date.now();
    await send([anEvent({ url: 'https://example.com/now', timestamp: undefined })]);
    const [row] = await stored(['time'], '/now');
    expect(Date.parse(`${row?.time}Z`)).toBeGreaterThanOrEqual(before);
  });

  it('tells visitors of a past date apart by address and agent, and by date', async () => {
    const url = 'https://example.com/visitors';
    await send([
      anEvent({ url, timestamp: '2015-05-17T01:00:00Z' }),
      anEvent({ url, timestamp: '2015-05-17T02:00:00Z' }),
      anEvent({ url, timestamp: '2015-05-17T03:00:00Z', ip: '203.0.113.10' }),
      anEvent({ url, timestamp: '2015-05-19T01:00:00Z' }),
    ]);
    const [first, again, other, later] = (await stored(['visitor_id'], '/visitors')).map(
      (row) => row.visitor_id,
    );
    expect(again).toBe(first);
    expect(new Set([first, other, later]).size).toBe(3);
  });

  it('keeps the salt of a past date from one request to the next', async () => {
    const url = 'https://example.com/pinned';
    await send([anEvent({ url, timestamp: '2011-01-01T00:00:00Z' })]);
    await send([anEvent({ url, timestamp: '2011-01-01T00:00:01Z' })]);
    expect(new Set((await stored(['visitor_id'], '/pinned')).map((row) => row.visitor_id)).size).toBe(1);
  });

  it('knows a named visitor on every date, without address or agent', async () => {
    const named = { url: 'https://example.com/named', visitor: 'jane', ip: undefined, user_agent: undefined };
    await send([anEvent({ ...named }), anEvent({ ...named, timestamp: '2016-01-01T00:00:00Z' })]);
    const rows = await stored(['visitor_id', 'given'], '/named');
    expect(rows.map((row) => row.given)).toEqual(['1', '1']);
    expect(new Set(rows.map((row) => row.visitor_id)).size).toBe(1);
  });

  it('keeps events of one instant in the order of the list', async () => {
    const names = ['c', 'a', 'd', 'b'];
    await send(names.map((name) => anEvent({ url: 'https://example.com/ties', name })));
    expect((await stored(['name'], '/ties')).map((row) => row.name)).toEqual(names);
  });

  it('counts the same id once, in one request, in the next and in two at the same time', async () => {
    const event = anEvent({ url: 'https://example.com/once' });
    expect(await send([event, event])).toMatchObject({ accepted: 1, duplicates: 1 });
    expect(await send([{ ...event, ip: '203.0.113.77' }])).toMatchObject({ accepted: 0, duplicates: 1 });
    const list = Array.from({ length: 50 }, () => anEvent({ url: 'https://example.com/once' }));
    const answers = await Promise.all([send(list), send(list), send(list)]);
    expect(answers.map(({ accepted }) => accepted).sort((a, b) => a - b)).toEqual([0, 0, 50]);
    expect(await stored(['id'], '/once')).toHaveLength(51);
  });

  it('stores every event that has no id', async () => {
    const event = anEvent({ url: 'https://example.com/no-id', id: undefined });
    expect(await send([event, event])).toMatchObject({ accepted: 2, duplicates: 0 });
  });

  it('rejects one by one what cannot be stored, with the reason', async () => {
    const answer = await send([
      anEvent(),
      anEvent({ site: 'unknown.example' }),
      anEvent({ user_agent: '' }),
      anEvent({ user_agent: 'Googlebot/2.1 (+http://www.google.com/bot.html)' }),
      anEvent({ timestamp: Date.now() + 6 * 60_000 }),
      anEvent({ timestamp: Date.now() + 4 * 60_000 }),
      anEvent({ timestamp: '1989-12-31T23:59:59Z' }),
      anEvent({ timestamp: '1990-01-01T00:00:00Z' }),
      anEvent({ timestamp: 'yesterday' }),
      anEvent({ url: undefined }),
      anEvent({ url: 'not a url' }),
      anEvent({ ip: undefined }),
      anEvent({ country: 'Germany' }),
      anEvent({ site: undefined }),
      'text',
      null,
    ]);
    expect(answer.accepted).toBe(3);
    expect(answer.rejected.map(({ index, reason }) => [index, reason])).toEqual([
      [1, 'unknown_site'],
      [2, 'bot'],
      [3, 'bot'],
      [4, 'timestamp_in_future'],
      [6, 'timestamp_too_old'],
      [8, 'invalid'],
      [9, 'missing_url'],
      [10, 'invalid'],
      [11, 'invalid'],
      [12, 'invalid'],
      [13, 'invalid'],
      [14, 'invalid'],
      [15, 'invalid'],
    ]);
    expect(answer.rejected.find(({ index }) => index === 8)?.message).toBe(
      'timestamp: must be ISO 8601 or epoch milliseconds.',
    );
    const invalid = answer.rejected.filter(({ reason }) => reason === 'invalid');
    expect(invalid.every(({ message }) => message?.endsWith('.'))).toBe(true);
  });

  it('rejects a broken line of NDJSON at its index and takes the rest', async () => {
    const response = await post(`${JSON.stringify(anEvent())}\n{"site":\n${JSON.stringify(anEvent())}`);
    expect(await response.json()).toMatchObject({ accepted: 2, rejected: [{ index: 1, reason: 'invalid' }] });
  });

  it.each([
    ['a lone surrogate', '\ud800', '\ufffd'],
    ['a NUL byte', 'a\0b', 'ab'],
    ['a very long text', 'x'.repeat(5000), 'x'.repeat(300)],
  ])('stores %s such that every reader can show it', async (title, city, shown) => {
    const pathname = `/odd/${title.replaceAll(' ', '-')}`;
    expect(await send([anEvent({ pathname, city })])).toMatchObject({ accepted: 1 });
    expect(await stored(['city'], pathname)).toEqual([{ city: shown }]);
  });

  it('survives whatever a site may be called', async () => {
    const sites = ['\ud800', '\0', '__proto__', "' OR 1=1 --", 'x'.repeat(100_000), '%', 7, {}, ''];
    const many = Array.from({ length: 5000 }, (_, n) => `${'x'.repeat(200)}${n}`);
    const answer = await send([...sites, ...many].map((site) => anEvent({ site })));
    expect(answer.accepted).toBe(0);
    expect(new Set(answer.rejected.map(({ reason }) => reason))).toEqual(
      new Set(['unknown_site', 'invalid']),
    );
    expect(answer.rejected).toHaveLength(5009);
  });

  it.each([
    ['nothing', '', 400, 'invalid_request'],
    ['half an array', '[{"site":"example.com"}', 400, 'malformed_json'],
    ['text', 'hello', 400, 'malformed_json'],
    ['a number', '3', 400, 'invalid_request'],
    ['10,001 events', `[${Array(10_001).fill('{}')}]`, 413, 'payload_too_large'],
    ['21 MB', `"${'x'.repeat(21 * 1024 * 1024)}"`, 413, 'payload_too_large'],
  ])('refuses %s as a whole', async (_, body, status, code) => {
    const response = await post(body);
    expect([response.status, await response.json()]).toMatchObject([status, { code }]);
  });

  it('takes 10,000 events at once', async () => {
    const url = 'https://example.com/many';
    const visits = Array.from({ length: 10_000 }, (_, n) => {
      return anEvent({
        url: `${url}?n=${n}`,
        timestamp: Date.UTC(2014, 0, 1) + n * 60_000,
        ip: `10.0.0.${n % 250}`,
      });
    });
    expect(await send(visits)).toEqual({ accepted: 10_000, duplicates: 0, rejected: [] });
    expect(await send(visits)).toEqual({ accepted: 0, duplicates: 10_000, rejected: [] });
  });
});

describe('a key of the events API', () => {
  it('must have the scope', async () => {
    const reader = await api.addKey({ scopes: ['stats:read'] });
    const response = await post('[]', { authorization: `Bearer ${reader}` });
    expect([response.status, await response.json()]).toMatchObject([403, { code: 'missing_scope' }]);
  });

  it('of one site knows no other', async () => {
    await api.addSite('other.example');
    const restricted = await api.addKey({ scopes: ['events:write'], site: 'other.example' });
    const body = JSON.stringify([
      anEvent(),
      anEvent({ site: 'other.example', url: 'https://other.example/' }),
    ]);
    const response = await post(body, { authorization: `Bearer ${restricted}` });
    expect(await response.json()).toEqual({
      accepted: 1,
      duplicates: 0,
      rejected: [{ index: 0, reason: 'unknown_site' }],
    });
  });

  it('is limited where it was given a rate', async () => {
    const limited = { authorization: `Bearer ${await api.addKey({ scopes: ['events:write'], rate: 2 })}` };
    const first = await post('[]', limited);
    expect([first.status, first.headers.get('ratelimit-remaining')]).toEqual([200, '1']);
    expect((await post('[]', limited)).status).toBe(200);
    const third = await post('[]', limited);
    expect([third.status, await third.json()]).toMatchObject([429, { code: 'rate_limited' }]);
    expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('is worth nothing once it is revoked', async () => {
    const revoked = await api.addKey({ scopes: ['events:write'] });
    await api.operator('DELETE', '/keys', { key: revoked });
    expect((await post('[]', { authorization: `Bearer ${revoked}` })).status).toBe(401);
  });
});

describe('while ClickHouse fails', () => {
  it('asks to try again, and the second try is no duplicate', async () => {
    const event = anEvent({ url: 'https://example.com/down' });
    await api.bridge.kill();
    const refused = await post(JSON.stringify(event));
    expect([refused.status, await refused.json()]).toMatchObject([503, { code: 'storage_unavailable' }]);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    await api.bridge.restart();
    expect(await send([event])).toMatchObject({ accepted: 1, duplicates: 0 });
  });

  it('asks to try again while there is no salt, rather than making one up', async () => {
    const { keys } = await api.salts.list({ prefix: 'past-key:' });
    const values = await Promise.all(keys.map(({ name }) => api.salts.get(name)));
    for (const { name } of keys) await api.salts.delete(name);
    const response = await post(JSON.stringify(anEvent({ timestamp: '2003-03-03T03:03:03Z' })));
    await Promise.all(keys.map(({ name }, index) => api.salts.put(name, values[index] ?? '')));
    expect([response.status, await response.json()]).toMatchObject([503, { code: 'no_salt' }]);
  });
});

describe('the counters', () => {
  it('say of every event what became of it', async () => {
    await api.addSite('counted.example');
    const counted = { site: 'counted.example', url: 'https://counted.example/' };
    const event = anEvent(counted);
    await send([
      event,
      event,
      anEvent({ ...counted, user_agent: '' }),
      anEvent({ ...counted, device: 'Fridge' }),
    ]);
    const { totals, balanced } = await api.operator<{ totals: object; balanced: boolean }>(
      'GET',
      '/counters?site=counted.example',
    );
    expect(totals).toEqual({
      accepted: 2,
      stored: 1,
      duplicate: 1,
      dead: 0,
      'dropped:bot': 1,
      'dropped:invalid': 1,
    });
    expect(balanced).toBe(true);
  });
});
