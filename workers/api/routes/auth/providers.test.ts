import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiStack, startApi } from '../../../../test/api-stack.ts';
import { AuthBrowser, aUser, byProvider, codeOf, PASSWORD } from '../../../../test/auth-browser.ts';
import { type FakeGitHub, startFakeGitHub } from '../../../../test/fake-github.ts';
import { startFakeGoogle } from '../../../../test/fake-google.ts';
import { type FakeOidc, startFakeOidc } from '../../../../test/fake-oidc.ts';

let api: ApiStack;
let github: FakeGitHub;
let google: Awaited<ReturnType<typeof startFakeGoogle>>;
let oidc: FakeOidc;
let hosts: Record<string, string>;
beforeAll(async () => {
  [github, google, oidc] = await Promise.all([startFakeGitHub(), startFakeGoogle(), startFakeOidc()]);
  hosts = { ...github.hosts, ...google.hosts };
  api = await startApi({ hosts, vars: { ...github.vars, ...google.vars, ...oidc.vars } });
});
afterAll(async () => {
  await api.stop();
  for (const fake of [github, google, oidc]) fake.stop();
});

interface Person {
  id: number;
  email: string;
  isConfirmed: boolean;
}

/** Each provider, and how somebody there is who signs in next. */
const PROVIDERS: [name: string, isNext: (person: Person) => void][] = [
  [
    'github',
    ({ id, email, isConfirmed }) => {
      const emails = [
        { email: 'other@users.example', primary: false, verified: true },
        { email, primary: true, verified: isConfirmed },
      ];
      github.person = { id, login: `olga${id}`, name: 'Olga', email: null, emails };
    },
  ],
  [
    'google',
    ({ id, email, isConfirmed }) => {
      google.person = { sub: `google-${id}`, email, email_verified: isConfirmed, name: 'Olga' };
    },
  ],
  [
    'oidc',
    ({ id, email, isConfirmed }) => {
      oidc.person = { sub: `acme-${id}`, email, email_verified: isConfirmed, name: 'Olga' };
    },
  ],
];

it('are offered as they are configured', async () => {
  const { body } = await new AuthBrowser(api).ask('GET', '/ways');
  expect(body.providers).toEqual([
    { id: 'github', name: 'GitHub' },
    { id: 'google', name: 'Google' },
    { id: 'oidc', name: 'Acme' },
  ]);
  const unknown = await new AuthBrowser(api).ask('POST', '/oauth', { provider: 'gitlab' });
  expect(unknown.status).toBe(400);
});

describe.each(PROVIDERS)('signing in by %s', (provider, isNext) => {
  const address = (name: string) => `${name}-${provider}@example.com`;

  it('makes a user with an account, and knows her again', async () => {
    isNext({ id: 7, email: address('new'), isConfirmed: true });
    const browser = new AuthBrowser(api);
    expect(await byProvider(browser, provider, hosts)).toBe('/sites');
    const { body } = await browser.ask('GET', '/me');
    expect(body).toMatchObject({ email: address('new'), name: 'Olga', has_password: false });
    expect(body.accounts).toHaveLength(1);
    // By who she is there, not by her address, which may be another by now.
    isNext({ id: 7, email: address('renamed'), isConfirmed: true });
    const again = new AuthBrowser(api);
    expect(await byProvider(again, provider, hosts)).toBe('/sites');
    expect((await again.ask('GET', '/me')).body).toEqual(body);
  });

  it('makes nobody of an address that the provider has not confirmed', async () => {
    isNext({ id: 8, email: address('unconfirmed'), isConfirmed: false });
    const browser = new AuthBrowser(api);
    expect(await byProvider(browser, provider, hosts)).toBe('/sign-in?error=email_unconfirmed');
    expect(await browser.me()).toBe(401);
    // It is still free.
    await aUser(api, address('unconfirmed'));
  });

  it('opens a user who is there only if both sides have confirmed the address', async () => {
    await aUser(api, address('victim'));
    isNext({ id: 9, email: address('victim'), isConfirmed: false });
    const browser = new AuthBrowser(api);
    expect(await byProvider(browser, provider, hosts)).toBe('/sign-in?error=email_taken');
    // Somebody has signed up by her address, and waits for her to come.
    await browser.ask('POST', '/sign-up', { email: address('waiting'), password: PASSWORD });
    isNext({ id: 10, email: address('waiting'), isConfirmed: true });
    expect(await byProvider(browser, provider, hosts)).toBe('/sign-in?error=email_taken');
    expect(await browser.me()).toBe(401);

    isNext({ id: 9, email: address('victim'), isConfirmed: true });
    expect(await byProvider(browser, provider, hosts)).toBe('/sites');
    expect((await browser.ask('GET', '/me')).body).toMatchObject({
      email: address('victim'),
      has_password: true,
    });
  });

  it('asks for the second factor, too', async () => {
    const email = address('2fa');
    const owner = await aUser(api, email);
    const { body } = await owner.ask<{ uri: string }>('POST', '/two-factor', { password: PASSWORD });
    await owner.ask('POST', '/two-factor/confirm', { code: codeOf(body.uri, -1) });
    isNext({ id: 11, email, isConfirmed: true });
    const browser = new AuthBrowser(api);
    expect(await byProvider(browser, provider, hosts)).toBe('/sign-in?two_factor=1');
    expect(await browser.me()).toBe(401);
    const code = codeOf(body.uri);
    expect((await browser.ask('POST', '/two-factor/sign-in', { code })).body).toEqual({ email });
    expect(await browser.me()).toBe(200);
  });
});

it('is in the audit log', async () => {
  const { results } = await api.db
    .prepare(
      `SELECT DISTINCT json_extract(detail, '$.by') AS by FROM audit_log WHERE action = 'user.signed_in'`,
    )
    .all<{ by: string }>();
  expect(results.map(({ by }) => by).sort()).toEqual(['password', 'provider', 'second_factor']);
});

it('leaves nothing in D1 that says who anybody is', async () => {
  const tables = ['users', 'credentials', 'login_sessions', 'audit_log', 'verifications'];
  const rows = await Promise.all(tables.map((name) => api.db.prepare(`SELECT * FROM ${name}`).all()));
  const text = JSON.stringify(rows);
  expect(text.length).toBeGreaterThan(10_000);
  for (const plain of ['@example.com', 'Olga', 'acme-', 'google-', 'gho_', '192.0.2.'])
    expect(text).not.toContain(plain);
});
