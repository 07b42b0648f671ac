import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiStack, startApi } from '../../../../test/api-stack.ts';
import { app } from '../../app.ts';

let api: ApiStack;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const changing = app.routes.filter(
  ({ method, path }) => path.startsWith('/api/auth/') && !['GET', 'ALL'].includes(method),
);
const routes = [...new Set(changing.map(({ method, path }) => `${method} ${path}`))];

describe('routes of signing in that change something', () => {
  it('are all looked at', () => {
    expect(routes.length).toBeGreaterThan(20);
  });

  it('change nothing for another site, whoever is signed in', async () => {
    const user = await api.operator<{ email: string; password: string }>('POST', '/users', {
      email: 'a@example.com',
    });
    const signedIn = await api.request('/api/auth/sign-in', { method: 'POST', body: JSON.stringify(user) });
    const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const foreign = { cookie, 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' };
    for (const route of routes) {
      const [method = '', path = ''] = route.split(' ');
      const answer = await api.request(path.replace(':id', '1'), { method, headers: foreign, body: '{}' });
      expect([route, answer.status, ((await answer.json()) as { code: string }).code]).toEqual([
        route,
        403,
        'cross_site',
      ]);
    }
    expect((await api.request('/api/auth/me', { headers: { cookie } })).status).toBe(200);
  });
});
