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
