import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiStack, startApi } from '../../../test/api-stack.ts';

const EMAIL = 'jane@example.com';

let api: ApiStack;
let cookie: string;
beforeAll(async () => {
  api = await startApi();
  const { password } = await api.operator<{ password: string }>('POST', '/users', { email: EMAIL });
  const body = JSON.stringify({ email: EMAIL, password });
  const headers = { 'cf-connecting-ip': '203.0.113.9', 'user-agent': 'Mozilla/5.0 Firefox/140.0' };
  const response = await api.request('/api/auth/sign-in', { method: 'POST', headers, body });
  cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  await api.request('/api/auth/me', {
    method: 'PATCH',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Jane' }),
  });
  const site = { method: 'POST', headers: { cookie, 'content-type': 'application/json' } };
  await api.request('/api/v1/sites', { ...site, body: JSON.stringify({ domain: 'mine.example' }) });
  const goal = { site_id: 'mine.example', goal_type: 'event', event_name: 'Signup' };
  await api.request('/api/v1/sites/goals', { ...site, method: 'PUT', body: JSON.stringify(goal) });
  const own = (await (await api.request('/api/accounts', { headers: { cookie } })).json()) as {
    accounts: { id: string }[];
  };
  const provider = { issuer: 'https://login.mine.example', client_id: 'pharos', client_secret: 'secret' };
  const path = `/api/accounts/${own.accounts[0]?.id}/sso`;
  await api.request(path, { ...site, method: 'PUT', body: JSON.stringify(provider) });
});
afterAll(() => api.stop());

/** A file of a zip that is stored without compressing, as client-zip does. */
function fileOf(zip: string, name: string): string {
  const found = new RegExp(`PK\\x03\\x04[^]{10,40}?${name}([^]*?)PK\\x07\\x08`).exec(zip)?.[1];
  if (found === undefined) throw new Error(`there is no ${name}`);
  return found;
}

describe('GET /api/me/export', () => {
  it('is a zip of all that is known of her, without secrets, and leaves an entry', async () => {
    expect((await api.request('/api/me/export')).status).toBe(401);
    const response = await api.request('/api/me/export', { headers: { cookie } });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/zip']);
    const text = Buffer.from(await response.arrayBuffer()).toString();
    for (const name of ['sessions', 'audit-log', 'sites', 'sites-goals', 'accounts', 'accounts-sso']) {
      expect(JSON.parse(fileOf(text, `${name}.json`))).not.toEqual([]);
      expect(fileOf(text, `${name}.csv`)).toContain('\r\n');
    }
    expect(JSON.parse(fileOf(text, 'user.json'))).toMatchObject({
      email: EMAIL,
      name: 'Jane',
      announcements: true,
    });
    for (const fact of ['203.0.113.9', 'Firefox/140.0', 'Signup', 'site.created'])
      expect(text).toContain(fact);
    const site = await api.db.prepare('SELECT visitor_secret FROM sites').first<{ visitor_secret: string }>();
    expect(text).not.toContain(site?.visitor_secret);
    expect(fileOf(text, 'accounts-sso.json')).not.toMatch(/secret|keyId/i);
    const entry = await api.db.prepare('SELECT action FROM audit_log ORDER BY id DESC LIMIT 1').first();
    expect(entry).toEqual({ action: 'user.exported' });
  });

  it('has all rows of a long table, page by page, and no formula for a spreadsheet', async () => {
    await api.db
      .prepare(
        `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2500)
         INSERT INTO annotations (site_id, date, text, created_at)
         SELECT sites.id, '2026-03-01', '=note ' || i, 1767225600000 FROM n, sites`,
      )
      .run();
    const response = await api.request('/api/me/export', { headers: { cookie } });
    const text = Buffer.from(await response.arrayBuffer()).toString();
    const rows = JSON.parse(fileOf(text, 'sites-annotations.json')) as Record<string, unknown>[];
    expect(new Set(rows.map((row) => row.text)).size).toBe(2500);
    expect(rows[0]).toMatchObject({ site: 'mine.example', createdAt: '2026-01-01T00:00:00.000Z' });
    const lines = fileOf(text, 'sites-annotations.csv').split('\r\n');
    expect(lines).toHaveLength(2502);
    expect(lines[1]).toMatch(/,'=note \d+,/);
  });

  it('leaves out the segments that are of somebody else alone', async () => {
    const other = await api.operator<{ id: number }>('POST', '/users', { email: 'other@example.com' });
    expect(other).toBeDefined();
    await api.db
      .prepare(
        `INSERT INTO segments (site_id, user_id, name, filters, created_at)
         SELECT sites.id, users.id, 'of ' || users.id, '[]', 1 FROM sites, users`,
      )
      .run();
    const response = await api.request('/api/me/export', { headers: { cookie } });
    const file = fileOf(Buffer.from(await response.arrayBuffer()).toString(), 'sites-segments.json');
    expect((JSON.parse(file) as { name: string }[]).map(({ name }) => name)).toEqual(['of 1']);
  });

  it('is made five times an hour', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 3; n++) {
      const response = await api.request('/api/me/export', { headers: { cookie } });
      await response.arrayBuffer();
      statuses.push(response.status);
    }
    expect(statuses).toEqual([200, 200, 429]);
  });
});

describe('DELETE /api/me', () => {
  const ask = async (method: string, path: string, body?: object) => {
    const headers = { cookie, 'content-type': 'application/json' };
    const response = await api.request(path, { method, headers, body: body && JSON.stringify(body) });
    return { status: response.status, answer: (await response.json()) as Record<string, unknown> };
  };

  it('tells before what goes with her and what stays', async () => {
    const { id: shared } = (await ask('POST', '/api/accounts', { name: 'Shared' })).answer;
    await ask('POST', '/api/accounts', { name: 'Alone' });
    await api.db
      .prepare(
        `INSERT INTO memberships (account_id, user_id, role, created_at)
         SELECT accounts.id, users.id, CASE accounts.public_id WHEN ? THEN 'owner' ELSE 'viewer' END, 1
         FROM accounts, users WHERE users.id = 2 AND accounts.name != 'Alone'
         ON CONFLICT DO UPDATE SET role = excluded.role`,
      )
      .bind(shared)
      .run();
    const { answer } = await ask('GET', '/api/me/deletion');
    expect(answer).toMatchObject({
      goes: [
        { sites: ['mine.example'], others: 1 },
        { name: 'Alone', sites: [], others: 0 },
      ],
      stays: [{ id: shared, name: 'Shared' }],
      guest_sites: 0,
    });
  });

  it('takes a sign-in within the hour, her address, and the names of the accounts that go', async () => {
    const age = (hours: number) =>
      api.db
        .prepare('UPDATE login_sessions SET created_at = created_at - ?')
        .bind(hours * 3_600_000)
        .run();
    const { goes } = (await ask('GET', '/api/me/deletion')).answer as {
      goes: { id: string; name: string }[];
    };
    const [first, alone] = goes.map(({ id }) => id);
    const code = async (method: string, path: string, body: object) =>
      (await ask(method, path, body)).answer.code;
    await age(2);
    const gone = { confirm: EMAIL, accounts: [first, alone] };
    expect(await code('DELETE', '/api/me', gone)).toBe('sign_in_again');
    expect(await code('DELETE', `/api/accounts/${alone}`, { confirm: 'Alone' })).toBe('sign_in_again');
    expect(await code('DELETE', '/api/v1/sites/mine.example', {})).toBe('sign_in_again');
    await age(-2);
    expect(await code('DELETE', '/api/me', { confirm: 'other@example.com' })).toBe('invalid_request');
    expect(await code('DELETE', '/api/me', { confirm: EMAIL, accounts: [alone] })).toBe('only_owner');
    expect((await ask('GET', '/api/deletions')).answer).toEqual({ deletions: [] });
    expect(await ask('DELETE', '/api/me', gone)).toMatchObject({ status: 202, answer: { kind: 'user' } });
    expect((await ask('GET', '/api/auth/me')).status).toBe(401);
  });
});
