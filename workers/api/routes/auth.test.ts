import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiStack, startApi } from '../../../test/api-stack.ts';

let api: ApiStack;
let password: string;
const EMAIL = 'jane@example.com';

beforeAll(async () => {
  api = await startApi();
  ({ password } = await api.operator<{ password: string }>('POST', '/users', { email: EMAIL }));
});
afterAll(() => api.stop());

let nextAddress = 1;

/** Signs in from an address of its own, unless headers say otherwise. */
function signIn(body: object, headers: Record<string, string> = {}): Promise<Response> {
  return api.request('/api/auth/sign-in', {
    method: 'POST',
    headers: { 'cf-connecting-ip': `203.0.113.${nextAddress++}`, ...headers },
    body: JSON.stringify(body),
  });
}

/** `name=value` of the cookie a response sets. */
function cookieOf(response: Response): string {
  return response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

async function me(cookie: string): Promise<number> {
  return (await api.request('/api/auth/me', { headers: { cookie } })).status;
}

it('offers no provider that is not configured, and goes to none', async () => {
  const ways = (await (await api.request('/api/auth/ways')).json()) as { providers: unknown[] };
  expect(ways.providers).toEqual([]);
  for (const provider of ['github', 'google', 'oidc']) {
    const begun = await api.request('/api/auth/oauth', {
      method: 'POST',
      body: JSON.stringify({ provider }),
    });
    expect(begun.status).toBe(400);
    const back = await api.request(`/api/auth/callback/${provider}?code=x&state=y`, { redirect: 'manual' });
    expect(back.headers.get('location')).toBe(`${api.url}/sign-in?error=oauth_failed`);
  }
});

describe('POST /api/auth/sign-in', () => {
  it('sets a cookie that pages cannot read and other sites do not send', async () => {
    const response = await signIn({ email: EMAIL, password });
    expect([response.status, await response.json()]).toEqual([200, { email: EMAIL }]);
    const [cookie = ''] = response.headers.getSetCookie();
    expect(cookie.split('; ').slice(1).sort()).toEqual([
      'HttpOnly',
      'Max-Age=7776000',
      'Path=/',
      'SameSite=Lax',
      'Secure',
    ]);
    expect(cookie).toMatch(/^__Host-pharos=\w{32}\.[\w%-]+;/);
    expect(await me(cookieOf(response))).toBe(200);
  });

  it('keeps the hash of the token, not the token', async () => {
    const token = cookieOf(await signIn({ email: EMAIL, password })).split(/[=.]/)[1];
    const { results } = await api.db
      .prepare('SELECT token_hash FROM login_sessions')
      .all<{ token_hash: string }>();
    expect(results.every(({ token_hash }) => /^[0-9a-f]{64}$/.test(token_hash))).toBe(true);
    expect(JSON.stringify(results)).not.toContain(token);
  });

  it('minds neither spaces around the address nor its case', async () => {
    expect((await signIn({ email: ' JANE@Example.com ', password })).status).toBe(200);
  });

  it('answers a wrong password and an unknown address alike', async () => {
    const wrong = await signIn({ email: EMAIL, password: 'wrong' });
    const unknown = await signIn({ email: 'nobody@example.com', password: 'wrong' });
    const { request_id: _, ...answer } = (await wrong.json()) as Record<string, string>;
    expect([wrong.status, answer]).toEqual([
      401,
      { code: 'wrong_credentials', error: 'E-mail address or password is wrong.' },
    ]);
    expect([unknown.status, await unknown.json()]).toMatchObject([401, answer]);
    expect(wrong.headers.getSetCookie()).toEqual([]);
  });

  it.each(['\ud800@x', '\0\0\0', "' OR '1'='1"])('takes %j for an unknown address', async (email) => {
    expect((await signIn({ email, password: '\ud800' })).status).toBe(401);
  });

  it.each([
    ['the page of another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
    ['a subdomain', { 'sec-fetch-site': 'same-site', origin: 'https://evil.pharos.example' }],
    ['an old browser on another site', { origin: 'https://evil.example' }],
    ['a sandboxed frame', { origin: 'null' }],
  ])('refuses %s', async (_, headers) => {
    const response = await signIn({ email: EMAIL, password }, headers);
    expect([response.status, await response.json()]).toMatchObject([403, { code: 'cross_site' }]);
  });

  it('takes the dashboard, whatever its browser sends', async () => {
    const headers: Record<string, string>[] = [
      { 'sec-fetch-site': 'same-origin', origin: api.url },
      { origin: api.url },
      {},
    ];
    const answers = await Promise.all(headers.map((each) => signIn({ email: EMAIL, password }, each)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  it('stops guessing, by e-mail address wherever it comes from and by client whomever it tries', async () => {
    const client = { 'cf-connecting-ip': '198.51.100.7' };
    const guess = { email: 'guessed@example.com', password: 'x' };
    const statuses: number[] = [];
    for (let n = 0; n < 20; n++) statuses.push((await signIn(guess, client)).status);
    expect(new Set(statuses)).toEqual(new Set([401]));

    const refused = await signIn(guess);
    expect([refused.status, await refused.json()]).toMatchObject([429, { code: 'rate_limited' }]);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused.headers.get('ratelimit-limit')).toBe('20');
    expect(refused.headers.get('ratelimit-remaining')).toBe('0');

    // The client's tries count on while the address refuses them.
    for (let n = 20; n < 100; n++) await signIn(guess, client);
    expect((await signIn({ email: EMAIL, password }, client)).status).toBe(429);
    expect((await signIn({ email: EMAIL, password })).status).toBe(200);
  });
});

describe('what D1 keeps of a user', () => {
  it('says nothing of who she is', async () => {
    const headers = { 'cf-connecting-ip': '198.51.100.99', 'user-agent': 'Plain/1.0' };
    await signIn({ email: EMAIL, password }, headers);
    const tables = ['users', 'credentials', 'login_sessions', 'verifications', 'memberships', 'accounts'];
    const dump = await Promise.all(tables.map((table) => api.db.prepare(`SELECT * FROM ${table}`).all()));
    const text = JSON.stringify(dump);
    expect(text).toContain('credential');
    for (const plain of ['jane', 'example.com', '198.51.100.99', 'Plain/1.0'])
      expect(text).not.toContain(plain);
  });
});

describe('POST /api/auth/sign-out', () => {
  it('ends this session and no other', async () => {
    const first = cookieOf(await signIn({ email: EMAIL, password }));
    const second = cookieOf(await signIn({ email: EMAIL, password }));
    const response = await api.request('/api/auth/sign-out', { method: 'POST', headers: { cookie: first } });
    expect(response.status).toBe(200);
    expect(response.headers.getSetCookie()[0]).toMatch(/^__Host-pharos=; Max-Age=0; Path=\/;.*Secure/);
    expect([await me(first), await me(second)]).toEqual([401, 200]);
  });

  it('cannot be caused by another site', async () => {
    const cookie = cookieOf(await signIn({ email: EMAIL, password }));
    const headers = { cookie, 'sec-fetch-site': 'cross-site' };
    expect((await api.request('/api/auth/sign-out', { method: 'POST', headers })).status).toBe(403);
    expect(await me(cookie)).toBe(200);
  });
});

describe('GET /api/auth/me', () => {
  it('forgets a session after 30 days', async () => {
    const cookie = cookieOf(await signIn({ email: EMAIL, password }));
    expect(await me(cookie)).toBe(200);
    await api.db
      .prepare('UPDATE login_sessions SET expires_at = ?')
      .bind(Date.now() - 1)
      .run();
    expect(await me(cookie)).toBe(401);
  });
});

describe('POST /api/operator/users', () => {
  it('gives an existing user a new password and signs it out everywhere', async () => {
    const email = 'reset@example.com';
    const before = await api.operator<{ password: string }>('POST', '/users', { email });
    const cookie = cookieOf(await signIn({ email, password: before.password }));
    const after = await api.operator<{ password: string }>('POST', '/users', { email: 'RESET@example.com' });
    expect(await me(cookie)).toBe(401);
    expect((await signIn({ email, password: before.password })).status).toBe(401);
    expect((await signIn({ email, password: after.password })).status).toBe(200);
  });
});
