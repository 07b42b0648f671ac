import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiStack, startApi } from '../../../../test/api-stack.ts';
import { AuthBrowser, aUser, byProvider, codeOf, mailTo, PASSWORD } from '../../../../test/auth-browser.ts';
import { type FakeProviders, startFakeProviders } from '../../../../test/fake-providers.ts';

let api: ApiStack;
let providers: FakeProviders;
beforeAll(async () => {
  providers = await startFakeProviders();
  api = await startApi({ hosts: providers.hosts, vars: providers.vars });
});
afterAll(async () => {
  await api.stop();
  providers.stop();
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
      providers.github.person = { id, login: `olga${id}`, name: 'Olga', email: null, emails };
    },
  ],
  [
    'google',
    ({ id, email, isConfirmed }) => {
      providers.google.person = { sub: `google-${id}`, email, email_verified: isConfirmed, name: 'Olga' };
    },
  ],
  [
    'oidc',
    ({ id, email, isConfirmed }) => {
      providers.oidc.person = { sub: `acme-${id}`, email, email_verified: isConfirmed, name: 'Olga' };
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
    expect(await byProvider(browser, provider, providers.hosts)).toBe('/sites');
    const { body } = await browser.ask('GET', '/me');
    expect(body).toMatchObject({ email: address('new'), name: 'Olga', has_password: false });
    expect(body.accounts).toHaveLength(1);
    // By who she is there, not by her address, which may be another by now.
    isNext({ id: 7, email: address('renamed'), isConfirmed: true });
    const again = new AuthBrowser(api);
    expect(await byProvider(again, provider, providers.hosts)).toBe('/sites');
    expect((await again.ask('GET', '/me')).body).toEqual(body);
  });

  it('makes nobody of an address that the provider has not confirmed', async () => {
    isNext({ id: 8, email: address('unconfirmed'), isConfirmed: false });
    const browser = new AuthBrowser(api);
    expect(await byProvider(browser, provider, providers.hosts)).toBe('/sign-in?error=email_unconfirmed');
    expect(await browser.me()).toBe(401);
    // It is still free.
    await aUser(api, address('unconfirmed'));
  });

  it('opens a user who is there only if both sides have confirmed the address', async () => {
    await aUser(api, address('victim'));
    isNext({ id: 9, email: address('victim'), isConfirmed: false });
    const browser = new AuthBrowser(api);
    expect(await byProvider(browser, provider, providers.hosts)).toBe('/sign-in?error=email_taken');
    // Somebody has signed up by her address, and waits for her to come.
    await browser.ask('POST', '/sign-up', { email: address('waiting'), password: PASSWORD });
    isNext({ id: 10, email: address('waiting'), isConfirmed: true });
    expect(await byProvider(browser, provider, providers.hosts)).toBe('/sign-in?error=email_taken');
    expect(await browser.me()).toBe(401);

    isNext({ id: 9, email: address('victim'), isConfirmed: true });
    expect(await byProvider(browser, provider, providers.hosts)).toBe('/sites');
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
    expect(await byProvider(browser, provider, providers.hosts)).toBe('/sign-in?two_factor=1');
    expect(await browser.me()).toBe(401);
    const code = codeOf(body.uri);
    expect((await browser.ask('POST', '/two-factor/sign-in', { code })).body).toEqual({ email });
    expect(await browser.me()).toBe(200);
  });
});

describe('a provider that is linked', () => {
  type Links = { providers: { id: number; provider: string; name: string }[] };
  const linksOf = async (browser: AuthBrowser) =>
    (await browser.ask<Links>('GET', '/providers')).body.providers;
  const at = (name: string) => PROVIDERS.find(([provider]) => provider === name)?.[1];

  it('is told to a user who was there before, and may be taken away again', async () => {
    const email = 'linked@example.com';
    const owner = await aUser(api, email);
    expect(await linksOf(owner)).toEqual([]);
    at('github')?.({ id: 20, email, isConfirmed: true });
    const browser = new AuthBrowser(api);
    await byProvider(browser, 'github', providers.hosts);
    expect(await mailTo(api, email, /way to sign in was added/)).toContain('GitHub');
    const [link] = await linksOf(owner);
    expect(link).toMatchObject({ provider: 'github', name: 'GitHub' });

    const stranger = await aUser(api, 'no-link@example.com');
    expect((await stranger.ask('DELETE', `/providers/${link?.id}`)).status).toBe(404);
    expect((await owner.ask('DELETE', `/providers/${link?.id}`)).body).toEqual({ ok: true });
    expect(await linksOf(owner)).toEqual([]);
    expect((await owner.ask('DELETE', `/providers/${link?.id}`)).status).toBe(404);
    expect(await mailTo(api, email, /way to sign in was removed/)).toContain('GitHub');
  });

  it('stays while it is the last way in, however many go at once', async () => {
    const email = 'only@example.com';
    at('github')?.({ id: 21, email, isConfirmed: true });
    const browser = new AuthBrowser(api);
    await byProvider(browser, 'github', providers.hosts);
    const [first] = await linksOf(browser);
    const refused = await browser.ask('DELETE', `/providers/${first?.id}`);
    expect([refused.status, refused.body.code]).toEqual([409, 'last_way_in']);

    at('google')?.({ id: 21, email, isConfirmed: true });
    await byProvider(browser, 'google', providers.hosts);
    const both = await linksOf(browser);
    expect(both.map(({ provider }) => provider)).toEqual(['github', 'google']);
    const gone = await Promise.all(both.map(({ id }) => browser.ask('DELETE', `/providers/${id}`)));
    expect(gone.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await linksOf(browser)).toHaveLength(1);
  });

  it('takes a sign-in of the last hour', async () => {
    const email = 'stale@example.com';
    at('github')?.({ id: 22, email, isConfirmed: true });
    const browser = new AuthBrowser(api);
    await byProvider(browser, 'github', providers.hosts);
    const [link] = await linksOf(browser);
    await api.db
      .prepare(
        'UPDATE login_sessions SET created_at = created_at - 3700000 WHERE id = (SELECT max(id) FROM login_sessions)',
      )
      .run();
    expect((await browser.ask('DELETE', `/providers/${link?.id}`)).body.code).toBe('sign_in_again');
  });
});

it('is in the audit log', async () => {
  const { results } = await api.db
    .prepare(`SELECT DISTINCT action, json_extract(detail, '$.by') AS by FROM audit_log ORDER BY action, by`)
    .all<{ action: string; by: string | null }>();
  expect(results.map(({ action, by }) => (by ? `${action} ${by}` : action))).toEqual([
    'user.confirmed',
    'user.sign_in_linked',
    'user.sign_in_unlinked',
    'user.signed_in password',
    'user.signed_in provider',
    'user.signed_in second_factor',
    'user.signed_up',
    'user.signed_up provider',
    'user.two_factor_on',
  ]);
});

it('leaves nothing in D1 that says who anybody is', async () => {
  const tables = ['users', 'credentials', 'login_sessions', 'audit_log', 'verifications'];
  const rows = await Promise.all(tables.map((name) => api.db.prepare(`SELECT * FROM ${name}`).all()));
  const text = JSON.stringify(rows);
  expect(text.length).toBeGreaterThan(10_000);
  for (const plain of ['@example.com', 'Olga', 'acme-', 'google-', 'gho_', '192.0.2.'])
    expect(text).not.toContain(plain);
});
