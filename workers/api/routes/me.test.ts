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
  const site = { method: 'POST', headers: { cookie, 'content-type': 'application/json' } };
  await api.request('/api/v1/sites', { ...site, body: JSON.stringify({ domain: 'mine.example' }) });
  const goal = { site_id: 'mine.example', goal_type: 'event', event_name: 'Signup' };
  await api.request('/api/v1/sites/goals', { ...site, method: 'PUT', body: JSON.stringify(goal) });
});
afterAll(() => api.stop());

describe('GET /api/me/export', () => {
  it('is a zip of all that is known of her, without secrets, and leaves an entry', async () => {
    expect((await api.request('/api/me/export')).status).toBe(401);
    const response = await api.request('/api/me/export', { headers: { cookie } });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/zip']);
    // client-zip stores without compressing.
    const text = Buffer.from(await response.arrayBuffer()).toString('latin1');
    for (const name of ['user', 'sessions', 'emails', 'audit-log', 'sites/mine.example/goals']) {
      expect(text).toContain(`${name}.json`);
    }
    for (const fact of [EMAIL, '203.0.113.9', 'Firefox/140.0', 'Signup', 'site.created'])
      expect(text).toContain(fact);
    const site = await api.db.prepare('SELECT visitor_secret FROM sites').first<{ visitor_secret: string }>();
    expect(text).not.toContain(site?.visitor_secret);
    const entry = await api.db.prepare('SELECT action FROM audit_log ORDER BY id DESC LIMIT 1').first();
    expect(entry).toEqual({ action: 'user.exported' });
  });

  it('is made five times an hour', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 5; n++) {
      const response = await api.request('/api/me/export', { headers: { cookie } });
      await response.arrayBuffer();
      statuses.push(response.status);
    }
    expect(statuses).toEqual([200, 200, 200, 200, 429]);
  });
});
