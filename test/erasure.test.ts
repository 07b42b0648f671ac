import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import type { Stack } from '../local/stack.ts';
import { findInFiles } from './clickhouse-files.ts';
import { askOperator, startTestStack } from './stack.ts';

/** In everything that is planted of the account and its site. */
const MARK = 'zq7marker';
/** In everything that says who the user is. */
const PERSON = 'wx9person';
const EMAIL = `${PERSON}@example.com`;
const FIVE_MINUTES = '*/5 * * * *';
const HOUR_MS = 3_600_000;

let stack: Stack;
let dataDir: string;
let db: D1Database;
let cookie: string;
let siteId: number;
let requestedAt: number;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'pharos-erasure-'));
  stack = await startTestStack({ dataDir, vars: { cron: { INSERT_TIMEOUT_MS: '1', SEAL_AFTER_MS: '0' } } });
  db = (await stack.mf.getD1Database('DB', 'pharos-cron')) as unknown as D1Database;
  await unlinkSoon();
  await plant();
}, 120_000);
afterAll(async () => {
  await stack.close();
  await rm(dataDir, { recursive: true, force: true });
});

async function rows(sql: string): Promise<Record<string, unknown>[]> {
  return (await stack.clickhouse.query({ sql, schema: z.record(z.string(), z.unknown()) })).rows;
}

const tablesOf = async () =>
  (await rows(`SELECT name FROM system.tables WHERE database = currentDatabase()`)).map(({ name }) => name);

/** The server unlinks replaced parts after eight minutes; here after a second. */
async function unlinkSoon(): Promise<void> {
  for (const name of await tablesOf()) {
    await stack.clickhouse.command({ sql: `ALTER TABLE ${name} MODIFY SETTING old_parts_lifetime = 1` });
  }
}

async function ask(method: string, path: string, body?: object): Promise<Response> {
  const headers = { cookie, 'content-type': 'application/json', 'user-agent': `${PERSON} browser` };
  return await fetch(stack.url + path, { method, headers, body: body && JSON.stringify(body) });
}

async function change(method: string, path: string, body: object): Promise<void> {
  const response = await ask(method, path, body);
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
}

/** A user with an account and a site of her own, and her marks in everything that can hold one. */
async function plant(): Promise<void> {
  const { password } = await askOperator<{ password: string }>(stack, '/users', { email: EMAIL });
  await db.batch([
    db
      .prepare(`INSERT INTO accounts (public_id, name, created_at) VALUES ('account_doomed', ?, 0)`)
      .bind(MARK),
    db.prepare('UPDATE memberships SET account_id = (SELECT max(id) FROM accounts)'),
  ]);
  cookie = '';
  const signedIn = await ask('POST', '/api/auth/sign-in', { email: EMAIL, password });
  cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const site_id = `${MARK}.example`;
  await change('POST', '/api/v1/sites', { domain: site_id, timezone: 'UTC' });
  const filters = [['is', 'event:page', [`/${MARK}`]]];
  await change('POST', '/api/v1/sites/segments', { site_id, name: MARK, type: 'site', filters });
  await change('POST', '/api/v1/sites/funnels', {
    site_id,
    name: MARK,
    steps: [{ page: '/' }, { page: `/${MARK}` }],
  });
  await change('PUT', '/api/v1/sites/goals', { site_id, goal_type: 'event', event_name: MARK });
  await change('PUT', '/api/v1/sites/custom-props', { site_id, property: MARK });
  await change('PUT', '/api/v1/sites/shared-links', { site_id, name: MARK });
  await change('PUT', '/api/v1/sites/routes', { site_id, pattern: `/${MARK}/:id` });
  await change('PUT', '/api/v1/sites/shields', { site_id, type: 'page', value: `/${MARK}-hidden` });
  await change('POST', '/api/v1/sites/annotations', { site_id, date: '2026-01-01', text: MARK });
  await change('POST', '/api/v1/deploys', { site_id, version: MARK });
  const provider = { issuer: `https://${MARK}.example`, client_id: MARK, client_secret: MARK };
  await change('PUT', '/api/accounts/account_doomed/sso', provider);
  await change('POST', '/api/accounts/account_doomed/sso/domains', { domain: site_id });
  siteId = (await db.prepare('SELECT max(id) AS id FROM sites').first<{ id: number }>())?.id ?? 0;

  const { key } = await askOperator<{ key: string }>(stack, '/keys', { scopes: ['events:write'] });
  await askOperator(stack, '/sites', { domain: 'stays.example', timezone: 'UTC' });
  const events = [site_id, 'stays.example'].flatMap((site) =>
    ['2015-05-17', new Date().toISOString().slice(0, 10)].map((date, index) => ({
      ...{ site, id: `${site}-${index}`, name: MARK, timestamp: `${date}T00:00:01Z`, visitor: '7' },
      ...{
        url: `https://${site}/${site === site_id ? MARK : ''}`,
        props: { plan: site },
        browser: 'Firefox',
      },
    })),
  );
  const name = (each: (typeof events)[number]) => (each.site === site_id ? MARK : 'Other');
  const stored = await fetch(`${stack.url}/api/v1/events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(events.map((each) => ({ ...each, name: name(each) }))),
  });
  expect(await stored.json()).toMatchObject({ accepted: 4 });
  // Written down as sessions and rollups, too.
  await vi.waitUntil(
    async () => {
      await stack.runCron(FIVE_MINUTES);
      return (await rows(`SELECT DISTINCT site_id FROM sessions`)).length === 2;
    },
    { timeout: 60_000 },
  );
  const query = { site_id, metrics: ['visitors'], date_range: 'all', filters };
  expect((await ask('POST', '/api/v2/query', query)).status).toBe(200);
  // What is asked is worked out for the next time.
  await vi.waitUntil(async () => {
    await stack.runCron(FIVE_MINUTES);
    return (await namesIn('ANSWERS')).includes(`site:${siteId}`);
  });

  const letters = (await stack.mf.getR2Bucket('DEAD_LETTERS', 'pharos-cron')) as unknown as R2Bucket;
  const letter = { message: '77', queued_at: new Date().toISOString() };
  const mine = { site_id: siteId, pathname: MARK };
  const mixed = { ...letter, events: [mine, { site_id: siteId + 1, pathname: 'kept' }], counts: [mine] };
  await letters.put('dead/2026-01-01/77.json', JSON.stringify(mixed));
  await letters.put('dead/2026-01-01/78.json', JSON.stringify({ ...letter, events: [mine] }));
  await letters.put('unreadable/2026-01-01/79.json', JSON.stringify({ nonsense: [mine] }));
  const archive = (await stack.mf.getR2Bucket('ARCHIVE', 'pharos-cron')) as unknown as R2Bucket;
  await archive.put(`events/site-${siteId}/2026-01-01.parquet`, MARK);
  await archive.put(`events/site-${siteId}1/2026-01-01.parquet`, 'kept');
}

/** Every value of every table of D1 that holds a text. */
async function inDatabase(text: string): Promise<string[]> {
  const { results } = await db
    .prepare(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '_cf%'`,
    )
    .all<{ name: string }>();
  const found: string[] = [];
  for (const { name } of results) {
    const all = await db.prepare(`SELECT * FROM ${name}`).all();
    if (JSON.stringify(all.results).includes(text)) found.push(name);
  }
  return found;
}

async function namespace(binding: string): Promise<KVNamespace> {
  return (await stack.mf.getKVNamespace(binding, 'pharos-cron')) as unknown as KVNamespace;
}

async function namesIn(binding: string): Promise<string[]> {
  return (await (await namespace(binding)).list()).keys.map(({ name }) => name);
}

/** Every key and object of KV and R2 that holds a text. */
async function inObjects(text: string): Promise<string[]> {
  const found: string[] = [];
  for (const binding of ['SITES', 'SALTS', 'MAILS', 'ANSWERS']) {
    const kv = await namespace(binding);
    for (const name of await namesIn(binding)) {
      if (`${name} ${await kv.get(name)}`.includes(text)) found.push(`${binding} ${name}`);
    }
  }
  for (const binding of ['DEAD_LETTERS', 'ARCHIVE', 'KEYS']) {
    const bucket = (await stack.mf.getR2Bucket(binding, 'pharos-cron')) as unknown as R2Bucket;
    for (const { key } of (await bucket.list()).objects) {
      if (`${key} ${await (await bucket.get(key))?.text()}`.includes(text)) found.push(`${binding} ${key}`);
    }
  }
  return found;
}

/** Every table of ClickHouse that a query finds a text in, hidden rows included. */
async function inTables(text: string): Promise<unknown[]> {
  const found: unknown[] = [];
  for (const name of await tablesOf()) {
    const [row] = await rows(
      `SELECT toUInt32(count()) AS n FROM ${name} WHERE position(toString(tuple(*)), '${text}') > 0 SETTINGS apply_deleted_mask = 0`,
    );
    if (Number(row?.n) > 0) found.push(name);
  }
  return found;
}

const inFiles = (text: string) => findInFiles(join(dataDir, 'clickhouse'), text);
const states = async () =>
  (await db.prepare('SELECT kind, state, last_error FROM deletions ORDER BY id').all()).results;

describe('destroying a user with her account and site', () => {
  it('finds the marks in every store before', async () => {
    expect(await inDatabase(MARK)).toEqual(
      expect.arrayContaining([
        ...['accounts', 'sites', 'segments', 'goals', 'funnels', 'shields', 'audit_log'],
        'usual_questions',
      ]),
    );
    expect(await inTables(MARK)).toEqual(expect.arrayContaining(['events', 'sessions']));
    expect(inFiles(MARK).some((path) => path.endsWith('.bin'))).toBe(true);
    const objects = (await inObjects(MARK)).map((each) => each.split(' ')[0]);
    expect(new Set(objects)).toEqual(new Set(['SITES', 'DEAD_LETTERS', 'ARCHIVE']));
  });

  it('tells a user who is the only owner what she has to decide', async () => {
    const refused = await ask('DELETE', '/api/me', { confirm: EMAIL });
    expect([refused.status, await refused.json()]).toEqual([
      409,
      expect.objectContaining({ code: 'only_owner', error: expect.stringContaining('account_doomed') }),
    ]);
    expect((await ask('DELETE', '/api/me', { confirm: 'other@example.com' })).status).toBe(400);
  });

  it('hides everything at once, takes no events and lets nobody in', async () => {
    const asked = await ask('DELETE', '/api/me', { confirm: EMAIL, accounts: ['account_doomed'] });
    expect([asked.status, await asked.json()]).toEqual([
      202,
      expect.objectContaining({ kind: 'user', state: 'waiting', name: EMAIL }),
    ]);
    requestedAt = Date.now();
    expect((await ask('GET', '/api/sites')).status).toBe(401);
    const site = await db.prepare('SELECT key FROM sites WHERE id = ?').bind(siteId).first<{ key: string }>();
    const configs = await namespace('SITES');
    expect(await configs.get(`key:${site?.key}`, 'json')).toMatchObject({ blocked: true });
    expect(await configs.get(`domain:${MARK}.example`)).toBeNull();
    const mail = stack.postmark.mails.filter(({ To }) => To === EMAIL).map(({ Subject }) => Subject);
    expect(mail).toEqual([
      expect.stringContaining('signs in was changed'),
      expect.stringContaining('is being deleted'),
      expect.stringContaining('is being deleted'),
    ]);
  });

  it('destroys nothing as long as it can be undone', async () => {
    await stack.runCron(FIVE_MINUTES, requestedAt + 47 * HOUR_MS);
    expect(await states()).toMatchObject([
      { kind: 'account', state: 'waiting' },
      { kind: 'user', state: 'waiting' },
    ]);
    expect(await inTables(MARK)).toContain('events');
  });

  it('leaves no trace in any store before three days have passed, and sends a receipt', async () => {
    let now = requestedAt + 48 * HOUR_MS;
    await expect
      .poll(
        async () => {
          await stack.runCron(FIVE_MINUTES, now);
          now += 5 * 60_000;
          return await states();
        },
        { timeout: 90_000, interval: 2_000 },
      )
      .toEqual([
        { kind: 'account', state: 'done', last_error: null },
        { kind: 'user', state: 'done', last_error: null },
      ]);
    expect(now).toBeLessThan(requestedAt + 72 * HOUR_MS);
    expect(await namesIn('ANSWERS')).not.toContain(`site:${siteId}`);

    for (const text of [MARK, PERSON]) {
      expect([text, await inDatabase(text)]).toEqual([text, []]);
      expect([text, await inObjects(text)]).toEqual([text, []]);
      expect([text, await inTables(text)]).toEqual([text, []]);
      expect([text, inFiles(text)]).toEqual([text, []]);
    }
    const receipts = stack.postmark.mails.filter(({ Subject }) => /^\S+ is deleted$/.test(Subject ?? ''));
    expect(receipts.map(({ To }) => To)).toEqual([EMAIL, EMAIL]);
    const texts = receipts.map(({ TextBody }) => TextBody).join('\n');
    expect(texts).toMatch(/Events, visits and numbers: .*\d+ events/);
    expect(texts).toContain('only as ciphertext whose keys are destroyed');
  }, 150_000);

  it('never had the person in clear in any file: what history keeps is ciphertext without a key', () => {
    expect(findInFiles(join(dataDir, 'state'), PERSON)).toEqual([]);
  });

  it('left what belongs to others', async () => {
    expect(await rows('SELECT DISTINCT site_id FROM sessions')).toEqual([{ site_id: siteId + 1 }]);
    const letters = (await stack.mf.getR2Bucket('DEAD_LETTERS', 'pharos-cron')) as unknown as R2Bucket;
    expect((await letters.list()).objects.map(({ key }) => key)).toEqual(['dead/2026-01-01/77.json']);
    expect(await (await letters.get('dead/2026-01-01/77.json'))?.json()).toMatchObject({
      events: [{ pathname: 'kept' }],
      counts: [],
    });
    const archive = (await stack.mf.getR2Bucket('ARCHIVE', 'pharos-cron')) as unknown as R2Bucket;
    expect((await archive.list()).objects.map(({ key }) => key)).toEqual([
      `events/site-${siteId}1/2026-01-01.parquet`,
    ]);
  });
});
