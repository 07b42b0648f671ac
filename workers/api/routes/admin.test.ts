import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApiWithClickHouse } from '../../../test/api-stack.ts';
import { ROUTE_NEEDS } from '../authorization/route-needs.ts';

const STAFF = 'staff@example.com';
const OWNER = 'owner@example.com';

let api: Awaited<ReturnType<typeof startApiWithClickHouse>>;
let staff: string;
let owner: string;
let ownerId: number;
beforeAll(async () => {
  api = await startApiWithClickHouse({ vars: { DELETION_APPROVAL: 'staff' } });
  await api.operator('POST', '/users', { email: STAFF, staff: true });
  staff = await signIn(STAFF);
  await api.db.prepare('UPDATE users SET two_factor_enabled = 1').run();
  owner = await signIn(OWNER);
  ownerId = (await api.db.prepare('SELECT max(id) AS id FROM users').first<{ id: number }>())?.id ?? 0;
  await api.db.batch([
    api.db.prepare(
      `INSERT INTO accounts (id, public_id, name, created_at) VALUES (7, 'account_7', 'Acme', 0)`,
    ),
    api.db.prepare('UPDATE memberships SET account_id = 7 WHERE user_id = ?').bind(ownerId),
  ]);
  await ask(owner, 'POST', '/api/v1/sites', { domain: 'acme.example' });
});
afterAll(() => api.stop());

async function passwordOf(email: string): Promise<string> {
  return (await api.operator<{ password: string }>('POST', '/users', { email })).password;
}

async function signIn(email: string): Promise<string> {
  const body = JSON.stringify({ email, password: await passwordOf(email) });
  const response = await api.request('/api/auth/sign-in', { method: 'POST', body });
  return response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

async function ask(cookie: string, method: string, path: string, body?: object) {
  const response = await api.request(path, {
    method,
    headers: { cookie, ...(body && { 'content-type': 'application/json' }) },
    body: body && JSON.stringify(body),
  });
  const answer = (await response.json()) as Record<string, unknown> & { rows: Record<string, unknown>[] };
  return { status: response.status, answer };
}

const read = async (path: string) => (await ask(staff, 'GET', `/api/admin/${path}`)).answer;
const newestEntry = () =>
  api.db
    .prepare(
      'SELECT action, actor_kind, target_id, account_id, detail FROM audit_log ORDER BY id DESC LIMIT 1',
    )
    .first();

describe('the admin area', () => {
  const routes = Object.keys(ROUTE_NEEDS).filter((route) => ROUTE_NEEDS[route]?.of === 'staff');

  it.each(routes)('%s is there for staff with a second factor, and nobody else', async (route) => {
    const [method = '', pattern = ''] = route.split(' ');
    const path = pattern.replaceAll(/:\w+/g, '4711');
    expect((await ask('', method, path)).answer).toMatchObject({ code: 'unauthorized' });
    expect((await ask(owner, method, path)).answer).toEqual({
      error: 'There is nothing here.',
      code: 'not_found',
      request_id: expect.any(String),
    });
    await api.db.prepare('UPDATE users SET is_staff = 1 WHERE id = ?').bind(ownerId).run();
    expect((await ask(owner, method, path)).answer).toMatchObject({ code: 'two_factor_needed' });
    await api.db.prepare('UPDATE users SET is_staff = 0 WHERE id = ?').bind(ownerId).run();
  });

  it('lists, searches, sorts and filters any table', async () => {
    const { models } = (await read('models')) as unknown as { models: { name: string; links: object }[] };
    for (const { name } of models)
      expect((await ask(staff, 'GET', `/api/admin/models/${name}`)).status).toBe(200);
    const domains = async (query: string) =>
      (await read(`models/sites?${query}`)).rows.map(({ domain }) => domain);
    await api.addSite('other.example');
    expect(await domains('sort=domain&order=asc')).toEqual(['acme.example', 'other.example']);
    expect(await domains('search=acme')).toEqual(['acme.example']);
    expect(await domains('filter=accountId:7')).toEqual(['acme.example']);
    expect(await read('models/sites?sort=visitorSecret')).toMatchObject({ code: 'invalid_request' });
    expect(await read('models/sites?filter=visitorSecret:x')).toMatchObject({ code: 'invalid_request' });
    expect(await read('models/nothing')).toMatchObject({ code: 'not_found' });
  });

  it('finds a user by her whole address, and writes down that it was looked at but not what for', async () => {
    const { rows } = await read(`models/users?search=${OWNER.toUpperCase()}`);
    expect(rows).toEqual([expect.objectContaining({ id: ownerId, email: OWNER })]);
    expect((await read('models/users?search=owner')).rows).toEqual([]);
    for (const page of ['overview', 'jobs']) await read(page);
    const { results } = await api.db
      .prepare(
        `SELECT * FROM audit_log WHERE action = 'staff.looked' AND target_id IN ('users', 'overview', 'jobs')`,
      )
      .all();
    // Once each in ten minutes.
    expect(results.map(({ target_id }) => target_id).sort()).toEqual(['jobs', 'overview', 'users']);
    expect(results[0]).toMatchObject({ actor_kind: 'staff', actor_id: String(ownerId - 1) });
    expect(JSON.stringify(results)).not.toContain('owner@');
  });

  it('shows a row without its secrets, and tells the account that it was looked at', async () => {
    const site = await api.db
      .prepare('SELECT * FROM sites WHERE account_id = 7')
      .first<Record<string, string>>();
    const { answer } = await ask(staff, 'GET', `/api/admin/models/sites/${site?.id}`);
    expect(answer).toMatchObject({ row: { domain: 'acme.example' }, links: { accountId: 'accounts' } });
    expect(JSON.stringify(answer)).not.toContain(site?.visitor_secret);
    const audit = await ask(owner, 'GET', '/api/accounts/account_7/audit?action=staff.looked');
    expect(audit.answer.entries).toEqual([
      expect.objectContaining({
        actor: expect.objectContaining({ kind: 'staff' }),
        target: { kind: 'staff', id: `sites/${site?.id}` },
        ...{ device: null, address: null },
      }),
    ]);
  });

  it('blocks an account with its members, keys and events, and opens it again', async () => {
    const { key = '' } =
      (await api.db.prepare('SELECT key FROM sites WHERE account_id = 7').first<{ key: string }>()) ?? {};
    const block = (blocked: boolean) =>
      ask(staff, 'PUT', '/api/admin/accounts/7/block', { blocked, reason: 'sends spam' });
    expect((await block(true)).status).toBe(200);
    expect(await newestEntry()).toMatchObject({
      action: 'account.blocked',
      account_id: 7,
      detail: '{"reason":"sends spam"}',
    });
    expect(await api.sites.get(`key:${key}`, 'json')).toMatchObject({ blocked: true });
    expect((await ask(owner, 'GET', '/api/sites')).status).toBe(401);
    expect((await block(false)).status).toBe(200);
    expect(await api.sites.get(`key:${key}`, 'json')).toMatchObject({ blocked: false });
    expect((await ask(owner, 'GET', '/api/sites')).status).toBe(200);
  });

  it('blocks a user: her sessions end and she cannot sign in, until she is let in again', async () => {
    const block = (blocked: boolean, id = ownerId) =>
      ask(staff, 'PUT', `/api/admin/users/${id}/block`, { blocked, reason: 'asked for' });
    await block(true);
    expect((await ask(owner, 'GET', '/api/sites')).status).toBe(401);
    const body = { email: OWNER, password: await passwordOf(OWNER) };
    expect((await ask('', 'POST', '/api/auth/sign-in', body)).answer).toMatchObject({ code: 'blocked' });
    await block(false);
    owner = await signIn(OWNER);
    expect((await ask(owner, 'GET', '/api/sites')).status).toBe(200);
    expect((await block(true, ownerId - 1)).answer).toMatchObject({ code: 'invalid_request' });
    expect((await block(true, 9999)).answer).toMatchObject({ code: 'not_found' });
  });

  describe('looking as somebody else', () => {
    const start = async (body: object, cookie = staff) => {
      const response = await api.request('/api/admin/impersonation', {
        method: 'POST',
        headers: { cookie },
        body: JSON.stringify({ reason: 'asked for help', ...body }),
      });
      const cookies = response.headers.getSetCookie().map((one) => one.split(';')[0]);
      return { status: response.status, code: await codeOf(response), view: [cookie, ...cookies].join('; ') };
    };
    const codeOf = async (response: Response) => ((await response.json()) as { code?: string }).code;
    const ownersLog = async (): Promise<{ action: string; actor: object; target: { id: string } }[]> => {
      const { answer } = await ask(owner, 'GET', '/api/accounts/account_7/audit');
      return answer.entries as never;
    };
    const impersonationOf = async (cookie: string) =>
      (await ask(cookie, 'GET', '/api/admin/impersonation')).answer.impersonation;

    it('shows an account as its owner sees it, tells its log of each page, and leaves the own session as it is', async () => {
      const { status, view } = await start({ account_id: 7 });
      expect(status).toBe(201);
      expect(view).toMatch(/__Host-pharos-view=[\w-]{43}; __Host-pharos-viewing=\d+$/);
      expect(await impersonationOf(view)).toMatchObject({
        ...{ by: STAFF, as: OWNER, account: 'Acme', reason: 'asked for help' },
      });
      expect((await ask(view, 'GET', '/api/auth/me')).answer).toMatchObject({
        email: OWNER,
        is_staff: false,
      });
      const goals = '/api/v1/sites/goals?site_id=acme.example';
      for (const _ of [1, 2]) expect((await ask(view, 'GET', goals)).status).toBe(200);
      const change = { site_id: 'acme.example', goal_type: 'page', page_path: '/' };
      expect((await ask(view, 'PUT', '/api/v1/sites/goals', change)).answer.code).toBe('view_only');
      // Neither from within it, nor of the staff.
      expect(await start({ account_id: 7 }, view)).toMatchObject({ status: 403, code: 'view_only' });
      expect((await ask(view, 'GET', '/api/admin/overview')).answer.code).toBe('not_found');
      // The session itself is as it was.
      expect((await ask(staff, 'GET', '/api/auth/me')).answer).toMatchObject({ email: STAFF });

      expect((await ask(view, 'DELETE', '/api/admin/impersonation')).status).toBe(200);
      expect(await impersonationOf(view)).toBeNull();
      expect((await ask(view, 'GET', '/api/auth/me')).answer).toMatchObject({ email: STAFF });
      const entries = (await ownersLog()).slice(0, 4).reverse();
      expect(entries.map(({ action, target }) => [action, target.id])).toEqual([
        ['impersonation.started', expect.any(String)],
        ['staff.looked', 'GET /api/auth/me'],
        ['staff.looked', 'GET /api/v1/sites/goals'],
        ['impersonation.ended', expect.any(String)],
      ]);
      for (const entry of entries) {
        expect(entry).toMatchObject({ actor: { kind: 'staff', id: String(ownerId - 1) }, device: null });
      }
    });

    it('is over after half an hour, with the session, and for who is staff no more', async () => {
      const { view } = await start({ user_id: ownerId });
      const isOwner = async () => (await ask(view, 'GET', '/api/auth/me')).answer.email === OWNER;
      const undone = async (sql: string, back: string) => {
        await api.db.prepare(sql).run();
        expect(await isOwner()).toBe(false);
        await api.db.prepare(back).run();
        expect(await isOwner()).toBe(true);
      };
      await undone(
        'UPDATE impersonations SET ends_at = ends_at - 1800000',
        'UPDATE impersonations SET ends_at = ends_at + 1800000',
      );
      await undone(
        'UPDATE impersonations SET session_id = session_id + 1',
        'UPDATE impersonations SET session_id = session_id - 1',
      );
      await undone(
        `UPDATE users SET is_staff = 0 WHERE id = ${ownerId - 1}`,
        `UPDATE users SET is_staff = 1 WHERE id = ${ownerId - 1}`,
      );
      // Another begins where one is forgotten.
      await start({ user_id: ownerId });
      expect(await isOwner()).toBe(false);
    });

    it('is refused without a reason, of the staff, and of nobody', async () => {
      expect(await start({ user_id: ownerId, reason: '' })).toMatchObject({ code: 'invalid_request' });
      expect(await start({ user_id: ownerId, account_id: 7 })).toMatchObject({ code: 'invalid_request' });
      expect(await start({ user_id: ownerId - 1 })).toMatchObject({ status: 409, code: 'is_staff' });
      expect(await start({ user_id: 4711 })).toMatchObject({ status: 404, code: 'not_found' });
      expect(await start({ account_id: 4711 })).toMatchObject({ status: 404, code: 'not_found' });
    });
  });

  it('shows jobs, and orders one once', async () => {
    await api.db
      .prepare(`INSERT INTO job_runs (job, due_at, started_at, error) VALUES ('sealDates', 1, ?, 'it broke')`)
      .bind(Date.now())
      .run();
    const { jobs } = (await read('jobs')) as unknown as { jobs: { job: string; last_run: unknown }[] };
    expect(jobs.find(({ job }) => job === 'sealDates')?.last_run).toMatchObject({ error: 'it broke' });
    for (const _ of [1, 2])
      expect((await ask(staff, 'POST', '/api/admin/jobs/sealDates/run')).status).toBe(202);
    const orders = await api.db.prepare('SELECT job, ordered_by FROM job_orders').all();
    expect(orders.results).toEqual([{ job: 'sealDates', ordered_by: ownerId - 1 }]);
    expect(await read('overview')).toMatchObject({
      ...{ users: 2, accounts: 2, sites: 2, active_sites: 0, newest_event_at: null },
      sign_ups: [{ day: expect.any(String), n: 2 }],
      failed_jobs: [{ job: 'sealDates', error: 'it broke' }],
      ...{ late_deletions: [], undecided_deletions: [] },
    });
  });

  it('approves a deletion that waits for it, or gives back what was deleted', async () => {
    const remove = async () => {
      await ask(owner, 'DELETE', '/api/v1/sites/acme.example');
      const row = await api.db
        .prepare('SELECT public_id, needs_approval FROM deletions ORDER BY id DESC')
        .first();
      expect(row?.needs_approval).toBe(1);
      return (decision: string) =>
        ask(staff, 'PUT', `/api/admin/deletions/${row?.public_id}/decision`, { decision });
    };
    const first = await remove();
    expect((await first('refuse')).status).toBe(200);
    expect(await newestEntry()).toMatchObject({ action: 'deletion.refused', account_id: 7 });
    expect((await ask(owner, 'GET', '/api/v1/sites/acme.example')).status).toBe(200);
    const second = await remove();
    expect(await read('overview')).toMatchObject({
      undecided_deletions: [{ kind: 'site', decide_until: expect.any(String) }],
    });
    expect((await second('approve')).status).toBe(200);
    expect((await second('approve')).answer).toMatchObject({ code: 'too_late' });
    expect((await first('approve')).answer).toMatchObject({ code: 'too_late' });
    const { answer } = await ask(owner, 'GET', '/api/deletions');
    expect(answer.deletions).toMatchObject([
      { state: 'waiting', needs_approval: false, name: 'acme.example' },
      { state: 'refused', name: null },
    ]);
  });
});

describe('announcements', () => {
  const NEWS = {
    subject: 'Faster pages',
    body: 'All is <b>new</b>.\n\n- fast\n- small\n\n[See it](https://pharos.example/new)',
    segment: { kind: 'verified' },
  };
  const API = '/api/admin/announcements';
  const make = async (more: object = {}) => (await ask(staff, 'POST', API, { ...NEWS, ...more })).answer;

  it('are previewed as HTML and text, and tried on oneself', async () => {
    const made = await make();
    expect(made).toMatchObject({ state: 'draft', left: 2, text: expect.stringContaining('• fast') });
    expect(await newestEntry()).toMatchObject({ action: 'announcement.created', actor_kind: 'staff' });
    const page = await api.request(`${API}/${made.id}/preview`, { headers: { cookie: staff } });
    expect(page.headers.get('content-security-policy')).toContain('sandbox');
    expect(await page.text()).toContain('All is &lt;b&gt;new&lt;/b&gt;.');
    expect((await ask(staff, 'POST', `${API}/${made.id}/test`)).status).toBe(200);
    const mail = api.postmark.lastTo(STAFF);
    expect(mail).toMatchObject({ Subject: 'Faster pages', MessageStream: 'broadcast' });
    const changed = await ask(staff, 'PUT', `${API}/${made.id}`, { ...NEWS, subject: 'Slower pages' });
    expect(changed.answer).toMatchObject({ subject: 'Slower pages' });
    for (const wrong of [{ body: ' ' }, { body: '[x](javascript:1)' }, { subject: '' }, { segment: {} }]) {
      expect(await make(wrong)).toMatchObject({ code: 'invalid_request' });
    }
  });

  it('go to the part of the users that is chosen', async () => {
    const left = async (segment: object) => (await make({ segment })).left;
    expect(await left({ kind: 'owners' })).toBe(2);
    expect(await left({ kind: 'account', account: 'account_7' })).toBe(1);
    expect(await left({ kind: 'account', account: 'account_nowhere' })).toBe(0);
    expect(await left({ kind: 'owners_of', state: 'open' })).toBe(2);
    expect(await left({ kind: 'owners_of', state: 'blocked' })).toBe(0);
    const silent = await left({ kind: 'silent' });
    expect(silent).toBeGreaterThan(0);
    const [site] = (await api.db.prepare('SELECT id FROM sites WHERE deleted_at IS NULL').all()).results;
    const ids = (await api.db.prepare('SELECT id FROM sites').all<{ id: number }>()).results;
    expect(site).toBeDefined();
    await api.clickhouse.insert({
      table: 'events',
      rows: ids.map(({ id }) => ({ site_id: id, date: '2026-01-01', visitor_id: '1', id: '1' })),
    });
    expect(await left({ kind: 'silent' })).toBe(0);
  });

  it('are sent when the number is the one that was seen, and can be stopped', async () => {
    const { id } = await make();
    const post = (what: string, body?: object) => ask(staff, 'POST', `${API}/${id}/${what}`, body);
    expect((await post('stop')).answer).toMatchObject({ code: 'too_late' });
    expect((await post('send', { recipients: 1 })).answer).toMatchObject({ code: 'changed_meanwhile' });
    expect(await post('send', { recipients: 2 })).toMatchObject({
      status: 202,
      answer: { state: 'sending', recipients: 2, sent: 0 },
    });
    expect(await newestEntry()).toMatchObject({ action: 'announcement.sent' });
    expect((await post('send', { recipients: 2 })).answer).toMatchObject({ code: 'too_late' });
    expect((await ask(staff, 'PUT', `${API}/${id}`, NEWS)).answer).toMatchObject({ code: 'too_late' });
    expect((await post('stop')).answer).toMatchObject({ state: 'stopped' });
    expect(await newestEntry()).toMatchObject({ action: 'announcement.stopped' });
    expect((await read('announcements')).announcements).toContainEqual(
      expect.objectContaining({ id, state: 'stopped' }),
    );
  });

  it('are ended by one click of a mail program, without signing in, and begun again', async () => {
    const { id } = await make();
    await ask(staff, 'POST', `${API}/${id}/test`);
    const { Headers } = api.postmark.lastTo(STAFF);
    const [, url = ''] =
      /<(.+)>/.exec(Headers.find(({ Name }) => Name === 'List-Unsubscribe')?.Value ?? '') ?? [];
    const path = new URL(url).pathname;
    const shown = await api.request(path, { redirect: 'manual' });
    expect([shown.status, shown.headers.get('location')]).toEqual([
      302,
      `/unsubscribe#${path.split('/').at(-1)}`,
    ]);
    const nobodys = await api.request('/api/unsubscribe/%00%0d%0ax-y: z', { redirect: 'manual' });
    expect([nobodys.status, nobodys.headers.get('x-y')]).toEqual([302, null]);
    const left = async () => (await read(`announcements/${id}`)).left;
    expect(await left()).toBe(2);
    const click = await api.request(path, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    });
    expect(await click.json()).toEqual({ subscribed: false });
    expect(await newestEntry()).toMatchObject({ action: 'user.unsubscribed', actor_kind: 'user' });
    expect(await left()).toBe(1);
    expect((await ask('', 'POST', `${path.slice(0, -1)}x`)).answer).toMatchObject({ code: 'invalid_token' });
    expect((await ask('', 'POST', path.replace(/\/(\d+)-/, '/9-'))).answer).toMatchObject({
      code: 'invalid_token',
    });
    expect((await ask('', 'DELETE', path)).answer).toEqual({ subscribed: true });
    expect(await newestEntry()).toMatchObject({ action: 'user.subscribed_again' });
    expect(await left()).toBe(2);
  });
});

describe('flags', () => {
  const set = (flag: string, rule: object) => ask(staff, 'PUT', `/api/admin/flags/${flag}`, rule);
  const live = async () => (await ask(owner, 'GET', '/api/v2/live?site_id=flagged.example')).status;
  const mine = async () =>
    ((await ask(owner, 'GET', '/api/auth/me')).answer.accounts as { flags: string[] }[])[0]?.flags;

  it('switch a part of the product off and on, for all or for some', async () => {
    await ask(owner, 'POST', '/api/v1/sites', { domain: 'flagged.example' });
    expect([await live(), await mine()]).toEqual([200, ['announcements', 'live_view']]);
    expect((await set('live_view', { mode: 'off' })).status).toBe(200);
    expect(await newestEntry()).toMatchObject({ action: 'flag.changed', target_id: 'live_view' });
    expect([await live(), await mine()]).toEqual([503, ['announcements']]);
    await set('live_view', { mode: 'some', accounts: ['account_7'] });
    expect([await live(), await mine()]).toEqual([200, ['announcements', 'live_view']]);
    await set('live_view', { mode: 'some', accounts: ['account_8'] });
    expect(await live()).toBe(503);
    expect((await read('flags')).flags).toContainEqual(
      expect.objectContaining({ name: 'live_view', mode: 'some', is_on: null, accounts: ['account_8'] }),
    );
    await set('live_view', { mode: 'default' });
    expect(await live()).toBe(200);
    expect((await set('nothing', { mode: 'on' })).answer).toMatchObject({ code: 'not_found' });
    expect((await set('live_view', { mode: 'half' })).answer).toMatchObject({ code: 'invalid_request' });
  });
});

describe('health', () => {
  it('tells how fresh events are and what became of them, and of failures while ClickHouse is gone', async () => {
    const now = Date.now();
    const minute = Math.floor(now / 60_000) * 60;
    const count = (outcome: string, n: number) => ({ site_id: 1, minute, outcome, n, id: String(n) });
    await api.clickhouse.insert({
      table: 'counters',
      rows: [count('accepted', 10), count('accepted', 10), count('dropped:bot', 3), count('dead', 2)],
    });
    // One was delivered again, and then took longer.
    const waits = [5_000, 5_001, 1_000, 90_000];
    await api.clickhouse.insert({
      table: 'counters',
      rows: waits.map((n, index) => ({
        ...count('queue_wait_ms', n),
        site_id: 0,
        id: String(Math.min(index, 2)),
      })),
    });
    const health = (await read('health')) as unknown as {
      storage: { ingest: object[]; freshness: object };
    };
    expect(health.storage.ingest.at(-1)).toMatchObject({ accepted: 10, dropped: 3, dead: 2 });
    expect(health.storage.freshness).toEqual({ deliveries: 3, p95_ms: 81_500, oldest_ms: 90_000 });
    const { events } = (await read('overview')) as unknown as { events: { outcome: string }[] };
    expect(events.map(({ outcome }) => outcome)).not.toContain('queue_wait_ms');

    await api.bridge.kill();
    const failures = async () => {
      await ask(owner, 'GET', '/api/v2/live?site_id=flagged.example');
      const { answers } = (await read('health')) as unknown as { answers: { failures: number }[] };
      return answers.at(-1)?.failures ?? 0;
    };
    await expect.poll(failures, { timeout: 15_000, interval: 500 }).toBeGreaterThan(0);
    expect(await read('health')).toMatchObject({ storage: null });
    await api.bridge.restart();
  });
});
