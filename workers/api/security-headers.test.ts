import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiStack, startApi } from '../../test/api-stack.ts';
import { app } from './app.ts';

let api: ApiStack;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

/** What is the same for everybody may be kept; all else is for who asked. */
function cachingOf(path: string): RegExp {
  return path.startsWith('/api/public/') ? /no-store|^public, max-age=\d+$/ : /no-store/;
}

function expectSecured({ headers }: Response, path = ''): void {
  expect(Object.fromEntries(headers)).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'strict-transport-security': 'max-age=63072000; includeSubDomains',
    'cross-origin-resource-policy': 'same-origin',
    'x-frame-options': 'DENY',
    'content-security-policy': expect.stringMatching(/^default-src 'none';.*frame-ancestors 'none'/),
    'cache-control': expect.stringMatching(cachingOf(path)),
    'x-request-id': expect.stringMatching(/^req_/),
  });
  const policy = headers.get('content-security-policy');
  expect(policy).not.toMatch(/unsafe|\*|https?:/);
  // Nobody is told what we are made of.
  expect(headers.get('server')).toBeNull();
  expect(headers.get('x-powered-by')).toBeNull();
}

describe('the security headers', () => {
  const routes = app.routes
    .filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => `${method} ${path.replaceAll(/:\w+(\{[^}]*\})?/g, '1')}`);

  it.each([...new Set(routes)])('are on %s for whoever nobody knows', async (route) => {
    const [method, path = ''] = route.split(' ');
    const response = await api.request(path, { method, redirect: 'manual' });
    expect(response.status).toBeLessThan(500);
    expectSecured(response, path);
  });

  it.each([
    ['an answer', 200, '/api/operator/sites', {}],
    ['a new thing', 201, '/api/operator/keys', { method: 'POST', body: '{"scopes":["stats:read"]}' }],
    ['a body that is no JSON', 400, '/api/operator/keys', { method: 'POST', body: '{' }],
    ['a path without a route', 404, '/nothing', {}],
    ['a method without a route', 404, '/api/sites', { method: 'PATCH' }],
    ['a preflight', 404, '/api/v2/query', { method: 'OPTIONS' }],
    ['a head', 200, '/health', { method: 'HEAD' }],
    ['a body that is too large', 413, '/api/operator/keys', { method: 'POST', body: 'x'.repeat(70_000) }],
  ] as const)('are on %s', async (_, status, path, init) => {
    const headers = { authorization: `Bearer ${api.operatorToken}` };
    const response = await api.request(path, { ...init, headers });
    expect(response.status).toBe(status);
    expectSecured(response);
  });

  it('are on an answer of a storage that is down', async () => {
    await api.addSite('down.example');
    const key = await api.addKey({ scopes: ['stats:read'] });
    const response = await api.request('/api/v2/query', {
      method: 'POST',
      headers: { authorization: `Bearer ${key}` },
      body: JSON.stringify({ site_id: 'down.example', metrics: ['visitors'], date_range: '7d' }),
    });
    expect(response.status).toBe(503);
    expectSecured(response);
  });
});

describe('GET /api/security.txt', () => {
  it('says whom to tell, for less than a year', async () => {
    const response = await api.request('/api/security.txt');
    expect(response.headers.get('content-type')).toMatch(/^text\/plain; ?charset=utf-8/i);
    const fields = Object.fromEntries(
      (await response.text())
        .trim()
        .split('\n')
        .map((line) => line.split(': ')),
    );
    expect(fields).toEqual({
      Contact: 'mailto:security@pharos.example',
      Expires: expect.stringMatching(/^\d{4}-\d\d-\d\dT00:00:00\.000Z$/),
      'Preferred-Languages': 'en',
      Canonical: `${api.url}/.well-known/security.txt`,
    });
    const days = (Date.parse(fields.Expires ?? '') - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(178);
    expect(days).toBeLessThan(365);
  });
});
