import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startApiWithClickHouse, type TestSite } from '../../../test/api-stack.ts';
import { anEvent } from '../../../test/factories.ts';

let api: Awaited<ReturnType<typeof startApiWithClickHouse>>;
beforeAll(async () => {
  api = await startApiWithClickHouse();
});
afterAll(() => api.stop());

async function ask(method: string, path: string, body?: object): Promise<[number, unknown]> {
  const headers = { authorization: `Bearer ${api.operatorToken}` };
  const response = await api.request(`/api/operator${path}`, {
    method,
    headers,
    body: body && JSON.stringify(body),
  });
  return [response.status, await response.json()];
}

describe('POST /api/operator/sites', () => {
  it('makes a site and publishes it to ingest', async () => {
    const site = await api.addSite(' Shop.Example.COM ', 'europe/berlin');
    expect(site).toEqual({
      site_id: expect.stringMatching(/^site_\w{20}$/),
      domain: 'shop.example.com',
      timezone: 'Europe/Berlin',
      key: expect.stringMatching(/^\w{20}$/),
      script_url: `https://in.example.com/js/${site.key}.js`,
    });
    expect(await api.sites.get(`key:${site.key}`, 'json')).toEqual({
      siteId: expect.any(Number),
      publicId: site.site_id,
      key: site.key,
      domain: 'shop.example.com',
      timezone: 'Europe/Berlin',
      hostnames: [],
      visitorSecret: expect.stringMatching(/^[0-9a-f]{64}$/),
      dropDatacentre: false,
      blocked: false,
    });
  });

  it('refuses a domain that exists, and publishes it again should that have failed', async () => {
    const { key } = await api.addSite('twice.example');
    await api.sites.delete(`key:${key}`);
    const [status, body] = await ask('POST', '/sites', { domain: 'TWICE.example', timezone: 'UTC' });
    expect([status, body]).toMatchObject([409, { code: 'domain_taken' }]);
    expect(await api.sites.get(`key:${key}`, 'json')).toMatchObject({ timezone: 'Europe/Berlin' });
  });

  it('makes one site of two requests for the same domain', async () => {
    const body = { domain: 'race.example', timezone: 'UTC' };
    const answers = await Promise.all([ask('POST', '/sites', body), ask('POST', '/sites', body)]);
    expect(answers.map(([status]) => status).sort()).toEqual([201, 409]);
  });

  it.each([
    '',
    'https://example.com',
    'example.com/shop',
    'a b.example',
    '-a.example',
    'a..example',
    'user@host.example',
  ])('refuses the domain "%s"', async (domain) => {
    const [status, body] = await ask('POST', '/sites', { domain, timezone: 'UTC' });
    expect([status, body]).toMatchObject([
      400,
      { code: 'invalid_request', error: expect.stringMatching(/^domain: /) },
    ]);
  });

  it.each(['localhost', 'bücher.example', 'a-b.example'])('takes the domain "%s"', async (domain) => {
    expect((await ask('POST', '/sites', { domain, timezone: 'UTC' }))[0]).toBe(201);
  });

  it.each(['', 'Berlin', '+02:00', 'Europe/Nowhere'])('refuses the time zone "%s"', async (timezone) => {
    const [status, body] = await ask('POST', '/sites', { domain: 'zone.example', timezone });
    expect([status, body]).toMatchObject([400, { error: expect.stringMatching(/^timezone: /) }]);
  });

  it.each([
    ['utc', 'UTC'],
    ['Asia/Kathmandu', 'Asia/Kathmandu'],
    ['america/argentina/buenos_aires', 'America/Argentina/Buenos_Aires'],
  ])('spells the time zone "%s" as ClickHouse knows it', async (given, timezone) => {
    const domain = `${given.replace(/\W|_/g, '-').toLowerCase()}.zone.example`;
    expect((await api.addSite(domain, given)).timezone).toBe(timezone);
    const known = await api.clickhouse.command({
      sql: 'SELECT toTimeZone(now(), {zone:String})',
      params: { zone: timezone },
    });
    expect(known).toBeUndefined();
  });

  it('lists all sites', async () => {
    const [, sites] = await ask('GET', '/sites');
    expect((sites as TestSite[]).map(({ domain }) => domain)).toContain('shop.example.com');
  });
});

describe('POST /api/operator/keys', () => {
  it('keeps the hash of a key, not the key', async () => {
    const key = await api.addKey({ scopes: ['stats:read', 'stats:read', 'events:write'] });
    expect(key).toMatch(/^pharos_[\w-]{43}$/);
    const { results } = await api.db.prepare('SELECT * FROM api_keys').all();
    expect(JSON.stringify(results)).not.toContain(key);
    expect(results.at(-1)).toMatchObject({ scopes: '["stats:read","events:write"]', account_id: null });
  });

  it.each([
    [{ scopes: ['everything'] }, 400],
    [{ scopes: [] }, 400],
    [{ scopes: ['stats:read'], rate: 0 }, 400],
    [{ scopes: ['stats:read'], site: 'nowhere.example' }, 404],
  ])('refuses %j', async (body, status) => {
    expect((await ask('POST', '/keys', body))[0]).toBe(status);
  });
});

describe('GET /api/operator/counters', () => {
  const minute = Math.floor(Date.now() / 60_000) * 60;
  const count = (outcome: string, n: number, id: string, at = minute) => ({
    site_id: 4242,
    minute: at,
    outcome,
    n,
    id,
  });

  it('counts each id once, in its first minute and with its largest number', async () => {
    const rows = [
      count('accepted', 5, '1'),
      count('stored', 3, '2', minute - 60),
      count('stored', 3, '2'),
      count('duplicate', 2, '3'),
      count('retried', 5, '4'),
      count('retried', 10, '4'),
    ];
    for (const row of rows) await api.clickhouse.insert({ table: 'counters', rows: [row] });
    const [, body] = await ask('GET', '/counters');
    expect(body).toMatchObject({
      totals: { accepted: 5, stored: 3, duplicate: 2, dead: 0, retried: 10 },
      balanced: true,
    });
    expect((body as { minutes: object[] }).minutes).toContainEqual({
      site: null,
      minute: new Date((minute - 60) * 1000).toISOString(),
      outcome: 'stored',
      n: 3,
    });
  });

  it('covers the minutes asked for', async () => {
    const from = new Date(minute * 1000 - 60_000).toISOString();
    const to = new Date(minute * 1000).toISOString();
    expect((await ask('GET', `/counters?from=${from}&to=${to}`))[1]).toMatchObject({
      totals: { accepted: 0, stored: 3 },
      balanced: false,
    });
  });

  it.each([
    ['?site=nowhere.example', 404],
    ['?from=yesterday', 400],
  ])('refuses %s', async (query, status) => {
    expect((await ask('GET', `/counters${query}`))[0]).toBe(status);
  });
});

describe('dead letters', () => {
  /** Buries a message as the consumer does: the object, and the count of dead events. */
  async function bury(message: string, ids: string[]): Promise<string> {
    const events = ids.map((id) => anEvent({ site_id: 9, id, pathname: `/dead/${message}` }));
    const key = `dead/2026-01-15/${message}.json`;
    const minute = Math.floor(Date.now() / 60_000) * 60;
    const count = { site_id: 9, minute, n: ids.length };
    await api.deadLetters.put(
      key,
      JSON.stringify({
        message,
        queued_at: '2026-01-15T12:00:00.000Z',
        events,
        counts: [{ ...count, outcome: 'accepted', id: `10${message}` }],
      }),
    );
    const dead = { ...count, outcome: 'dead', id: `20${message}` };
    await api.clickhouse.insert({ table: 'counters', rows: [dead] });
    return key;
  }

  const list = async () => (await ask('GET', '/dead-letters'))[1] as { letters: { key: string }[] };

  it('are listed, stored once, counted anew and deleted', async () => {
    const key = await bury('71', ['1001', '1002']);
    expect((await list()).letters).toMatchObject([
      { key, bytes: expect.any(Number), dead_at: expect.any(String) },
    ]);
    expect(await ask('POST', '/dead-letters/replay')).toEqual([
      200,
      { replayed: [{ key, stored: 2, duplicates: 0, erased: 0 }], failed: [], cursor: null },
    ]);
    expect((await list()).letters).toEqual([]);
    expect((await ask('POST', '/dead-letters/replay'))[1]).toEqual({
      replayed: [],
      failed: [],
      cursor: null,
    });
  });

  it('can be buried and replayed again without being stored or counted twice', async () => {
    await bury('71', ['1001', '1002']);
    expect((await ask('POST', '/dead-letters/replay'))[1]).toMatchObject({
      replayed: [{ stored: 2, duplicates: 0 }],
    });
    await bury('72', ['1002', '1003']);
    expect((await ask('POST', '/dead-letters/replay'))[1]).toMatchObject({
      replayed: [{ stored: 1, duplicates: 1 }],
    });
    const { rows } = await api.clickhouse.query({
      sql: `SELECT outcome, toInt64(sum(n)) AS n FROM (SELECT DISTINCT outcome, id, n FROM counters WHERE site_id = 9)
        GROUP BY outcome ORDER BY outcome`,
      schema: z.object({ outcome: z.string(), n: z.coerce.number() }),
    });
    expect(rows).toEqual([
      { outcome: 'accepted', n: 4 },
      { outcome: 'dead', n: 0 },
      { outcome: 'duplicate', n: 1 },
      { outcome: 'stored', n: 3 },
    ]);
  });

  it('of a destroyed site are dropped, and counted as such', async () => {
    const setErased = (at: number | null) =>
      api.db.prepare('UPDATE sites SET erased_at = ? WHERE id = 9').bind(at).run();
    expect((await setErased(1)).meta.changes).toBe(1);
    await bury('75', ['1006', '1007']);
    expect((await ask('POST', '/dead-letters/replay'))[1]).toMatchObject({
      replayed: [{ stored: 0, duplicates: 0, erased: 2 }],
    });
    expect((await list()).letters).toEqual([]);
    const { rows } = await api.clickhouse.query({
      sql: `SELECT (SELECT count() FROM events WHERE pathname = '/dead/75') AS stored,
        (SELECT sum(n) FROM counters WHERE site_id = 0 AND outcome = 'dropped:site_erased') AS dropped`,
      schema: z.object({ stored: z.coerce.number(), dropped: z.coerce.number() }),
    });
    expect(rows).toEqual([{ stored: 0, dropped: 2 }]);
    await setErased(null);
  });

  it('that cannot be read stay where they are and are named', async () => {
    await api.deadLetters.put('dead/2026-01-15/odd.json', '{"message":"odd"}');
    const key = await bury('73', ['1004']);
    const [, body] = await ask('POST', '/dead-letters/replay');
    expect(body).toMatchObject({ replayed: [{ key }], failed: ['dead/2026-01-15/odd.json'] });
    expect((await list()).letters).toMatchObject([{ key: 'dead/2026-01-15/odd.json' }]);
    await api.deadLetters.delete('dead/2026-01-15/odd.json');
  });

  it('are replayed page by page', async () => {
    for (let n = 0; n < 53; n++) await bury(String(1000 + n), [String(5000 + n)]);
    const [, first] = await ask('POST', '/dead-letters/replay');
    const { cursor, replayed } = first as { cursor: string; replayed: object[] };
    expect([replayed.length, typeof cursor]).toEqual([50, 'string']);
    const [, second] = await ask('POST', `/dead-letters/replay?cursor=${encodeURIComponent(cursor)}`);
    expect((second as { replayed: object[] }).replayed).toHaveLength(3);
  });

  it('wait for ClickHouse to come back', async () => {
    const key = await bury('74', ['1005']);
    await api.bridge.kill();
    expect(await ask('POST', '/dead-letters/replay')).toMatchObject([503, { code: 'storage_unavailable' }]);
    await api.bridge.restart();
    expect((await ask('POST', '/dead-letters/replay'))[1]).toMatchObject({ replayed: [{ key, stored: 1 }] });
  });
});
