import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type ApiStack, startApi } from '../../test/api-stack.ts';
import { hashToken } from './tokens.ts';

let api: ApiStack;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

/** Paths that need somebody to be known, with a method they take. */
const GUARDED = [
  ['GET', '/api/auth/me'],
  ['GET', '/api/sites'],
  ['POST', '/api/v1/events'],
  ['POST', '/api/v2/query'],
  ['POST', '/api/v2/export'],
  ['GET', '/api/operator/sites'],
  ['POST', '/api/operator/sites'],
  ['POST', '/api/operator/keys'],
  ['DELETE', '/api/operator/keys'],
  ['POST', '/api/operator/users'],
  ['GET', '/api/operator/counters'],
  ['GET', '/api/operator/dead-letters'],
  ['POST', '/api/operator/dead-letters/replay'],
] as const;

describe('every answer', () => {
  it.each([
    ['/health', 200],
    ['/api/nothing', 404],
    ['/api/sites', 401],
  ])('of %s carries a request id', async (path, status) => {
    const response = await api.request(path);
    expect(response.status).toBe(status);
    expect(response.headers.get('x-request-id')).toMatch(/^req_\w{20}$/);
  });
});

describe('GET /api/docs/query/schema.json', () => {
  it('is for everybody', async () => {
    const response = await api.request('/api/docs/query/schema.json');
    const schema = {
      $schema: expect.stringContaining('json-schema.org'),
      required: ['site_id', 'metrics', 'date_range'],
    };
    expect([response.status, await response.json()]).toMatchObject([200, schema]);
  });
});

describe('an error', () => {
  it('is a sentence, a code and the id of the request', async () => {
    const response = await api.request('/api/nothing');
    expect(await response.json()).toEqual({
      error: 'There is nothing here.',
      code: 'not_found',
      request_id: response.headers.get('x-request-id'),
    });
  });

  it('names malformed JSON as such', async () => {
    const response = await api.request('/api/auth/sign-in', { method: 'POST', body: '{"email":' });
    expect([response.status, await response.json()]).toMatchObject([400, { code: 'malformed_json' }]);
  });

  it('says which field is wrong', async () => {
    const response = await api.request('/api/auth/sign-in', {
      method: 'POST',
      body: '{"email":"a@b.example"}',
    });
    expect([response.status, await response.json()]).toMatchObject([
      400,
      { code: 'invalid_request', error: expect.stringMatching(/^password: .+\.$/) },
    ]);
  });

  it('refuses a body over the limit', async () => {
    const body = `"${'x'.repeat(70_000)}"`;
    const response = await api.request('/api/auth/sign-in', { method: 'POST', body });
    expect([response.status, await response.json()]).toMatchObject([413, { code: 'payload_too_large' }]);
  });

  it('says nothing of what broke inside', async () => {
    await api.db.exec('ALTER TABLE api_keys RENAME TO api_keys_gone');
    const response = await api.request('/api/v1/events', {
      method: 'POST',
      headers: { authorization: 'Bearer pharos_x' },
    });
    await api.db.exec('ALTER TABLE api_keys_gone RENAME TO api_keys');
    expect([response.status, await response.json()]).toMatchObject([
      500,
      { code: 'internal', error: 'Something went wrong on our side. We have been told.' },
    ]);
  });
});

describe.each(GUARDED)('%s %s', (method, path) => {
  it.each([
    ['no credentials', {}],
    ['an unknown key', { authorization: 'Bearer pharos_unknown' }],
    ['an unknown cookie', { cookie: '__Host-pharos=unknown' }],
    ['a malformed Authorization header', { authorization: 'Basic Zm9vOmJhcg==' }],
  ])('refuses %s before it looks at the body', async (_, headers) => {
    const body = method === 'GET' ? undefined : '{not json';
    const response = await api.request(path, { method, headers, body });
    expect([response.status, await response.json()]).toMatchObject([401, { code: 'unauthorized' }]);
  });
});

describe('an error nobody foresaw', () => {
  it('is reported with the request id and the route, and with nothing of the person', async () => {
    const reports: string[] = [];
    const sentry = createServer(async (request, response) => {
      reports.push(await text(request));
      response.end('{}');
    });
    await new Promise<void>((resolve) => sentry.listen(0, '127.0.0.1', resolve));
    const { port } = sentry.address() as AddressInfo;
    const watched = await startApi({ vars: { SENTRY_DSN: `http://public@127.0.0.1:${port}/1` } });
    await watched.db.exec('DROP TABLE login_sessions');
    const response = await watched.request('/api/auth/me', {
      headers: { cookie: '__Host-pharos=secret-token.signature', 'cf-connecting-ip': '203.0.113.9' },
    });
    await vi.waitFor(() => expect(reports).toHaveLength(1), 10_000);
    await watched.stop();
    sentry.close();
    expect(response.status).toBe(500);
    expect(reports[0]).toContain(response.headers.get('x-request-id'));
    expect(reports[0]).toContain('/api/auth/me');
    expect(reports[0]).toContain('Failed query');
    expect(reports[0]).not.toMatch(/secret-token|203\.0\.113\.9/);
    expect(reports[0]).not.toContain(hashToken('secret-token'));
  });
});

describe('a client that still sends while it is refused', () => {
  it('learns why', async () => {
    const body = 'x'.repeat(8_000_000);
    for (let n = 0; n < 10; n++) {
      const refused = await api.request('/api/v1/events', { method: 'POST', body });
      expect(await refused.json()).toMatchObject({ code: 'unauthorized' });
      const tooLarge = await api.request('/api/auth/sign-in', { method: 'POST', body });
      expect(await tooLarge.json()).toMatchObject({ code: 'payload_too_large' });
    }
  });
});

describe('a Worker without vars', () => {
  it('names what is missing in its log, not in its answer', async () => {
    const broken = await startApi({ vars: { INSERT_TIMEOUT_MS: 'soon' } });
    const response = await broken.request('/health');
    const answer = [response.status, await response.json()];
    await broken.stop();
    expect(answer).toMatchObject([500, { code: 'internal' }]);
  });
});

describe('a Worker without an operator token', () => {
  it('has no operator routes', async () => {
    const closed = await startApi({ vars: { OPERATOR_TOKEN: '' } });
    const headers = { authorization: `Bearer ${closed.operatorToken}` };
    const response = await closed.request('/api/operator/sites', { headers });
    const answer = [response.status, await response.json()];
    await closed.stop();
    expect(answer).toMatchObject([404, { code: 'not_found' }]);
  });
});
