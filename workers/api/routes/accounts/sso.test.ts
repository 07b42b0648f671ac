import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ApiStack, startApi } from '../../../../test/api-stack.ts';
import { AuthBrowser, codeOf, mailTo, tokenIn } from '../../../../test/auth-browser.ts';
import { type FakeDns, startFakeDns } from '../../../../test/fake-dns.ts';
import { type FakeOidc, startFakeOidc } from '../../../../test/fake-oidc.ts';
import { standInFor } from '../../../../test/stand-ins.ts';

/*
 * Two organisations, each with a provider of its own, and people of theirs who come by it. INVITE_ONLY is on: whoever an
 * organisation vouches for is invited by that.
 */

const [ACME, OTHER] = ['https://login.acme.example', 'https://id.other.example'];
const SSO_SETTINGS = { issuer: ACME, client_id: 'pharos-client', client_secret: 'pharos-secret' };
const UNREACHABLE = 'https://inside.acme.example';

interface SsoView {
  redirect_uri: string;
  connection: {
    issuer: string;
    is_required: boolean;
    worked_at: string | null;
    problem: { code: string; reason: string } | null;
  } | null;
  domains: {
    id: string;
    domain: string;
    record: { name: string; value: string };
    verified_at: string | null;
  }[];
  members_outside: number;
}

let api: ApiStack;
let dns: FakeDns;
let acme: FakeOidc;
let other: FakeOidc;
let hosts: Record<string, string>;
let owner: Owner;
let rival: Owner;

interface Owner {
  browser: AuthBrowser;
  account: string;
  ask<T = Record<string, unknown>>(
    method: string,
    path: string,
    body?: object,
  ): Promise<{ status: number; body: T }>;
}

beforeAll(async () => {
  const provider = (issuer: string) => startFakeOidc({ issuer, needsNonce: true });
  [acme, other] = await Promise.all([provider(ACME), provider(OTHER)]);
  dns = await startFakeDns({
    'login.acme.example': ['8.8.4.80'],
    'id.other.example': ['8.8.4.81', '2001:4860:4860::8881'],
    'inside.acme.example': ['8.8.4.82', '10.0.0.1'],
  });
  hosts = { [ACME]: acme.origin, [OTHER]: other.origin, [UNREACHABLE]: acme.origin };
  api = await startApi({ hosts, vars: { DNS_URL: dns.url, INVITE_ONLY: 'true' } });
  owner = await anOwner('owner@acme.example', 'Acme');
  rival = await anOwner('owner@rival.example', 'Rival');
}, 60_000);
afterAll(async () => {
  await api.stop();
  for (const fake of [dns, acme, other]) fake.stop();
});
beforeEach(() => {
  for (const fake of [acme, other]) {
    fake.faults = {};
    fake.hasThinTokens = false;
  }
});

/** A user of the operator's, past INVITE_ONLY, with an account of her own. */
async function anOwner(email: string, name: string): Promise<Owner> {
  const browser = await signedIn(email);
  const ask: Owner['ask'] = async (method, path, body) => {
    const init = { method, ...(body && { body: JSON.stringify(body) }) };
    const answer = await browser.fetch(`/api/accounts${path}`, init);
    return { status: answer.status, body: await answer.json() };
  };
  const { body } = await ask<{ id: string }>('POST', '', { name });
  return {
    browser,
    account: body.id,
    ask: (method, path, content) => ask(method, `/${body.id}/sso${path}`, content),
  };
}

async function signedIn(email: string): Promise<AuthBrowser> {
  const { password } = await api.operator<{ password: string }>('POST', '/users', { email });
  const browser = new AuthBrowser(api);
  const { status } = await browser.ask('POST', '/sign-in', { email, password });
  expect(status).toBe(200);
  return browser;
}

/** Names a domain and shows that it is the account's. */
async function prove({ ask }: Owner, domain: string): Promise<string> {
  const { body } = await ask<SsoView['domains'][number]>('POST', '/domains', { domain });
  dns.texts[body.record.name] = [...(dns.texts[body.record.name] ?? []), body.record.value];
  expect((await ask('POST', `/domains/${body.id}/verify`, {})).status).toBe(200);
  return body.id;
}

/** Goes to the provider and back; answers where that leads. `meddle` changes what the provider sends along. */
async function bySso(
  browser: AuthBrowser,
  email: string,
  meddle: (back: URL) => void = () => {},
): Promise<string> {
  const { body } = await browser.ask<{ url: string }>('POST', '/sso', { email, next: '/sites' });
  expect(body, email).toEqual({ url: expect.any(String) });
  const there = await fetch(standInFor(hosts, body.url), { redirect: 'manual' });
  const back = new URL(there.headers.get('location') ?? '');
  meddle(back);
  const answer = await browser.fetch(back.pathname + back.search);
  expect(answer.status).toBe(302);
  return (answer.headers.get('location') ?? '').replace(api.url, '');
}

/** What somebody else typed, without the signs that keep mail programs from making links of it. */
function clickless(text: string): string {
  return text.replaceAll('\u2060', '');
}

let subjects = 0;
/** Somebody signs in at Acme's provider next, and nowhere else yet. */
function nextAtAcme(email: string, more: object = {}): string {
  acme.person = { sub: `acme-${++subjects}`, email, email_verified: true, name: 'Olga', ...more };
  return email;
}

/** Acme signs in by its provider, whatever was tried before. */
async function acmeWorks(more: object = {}): Promise<void> {
  const saved = await owner.ask<SsoView>('PUT', '', { ...SSO_SETTINGS, ...more });
  expect(saved.status).toBe(200);
  if (!saved.body.domains.some(({ verified_at }) => verified_at !== null)) await prove(owner, 'acme.example');
}

describe('setting a provider', () => {
  it('shows the secret to nobody, and keeps it while the provider stays', async () => {
    expect((await owner.ask<SsoView>('GET', '')).body).toEqual({
      redirect_uri: `${api.url}/api/auth/sso/${owner.account}/callback`,
      connection: null,
      domains: [],
      members_outside: 0,
    });
    const { client_secret: _, ...rest } = SSO_SETTINGS;
    expect((await owner.ask('PUT', '', rest)).status).toBe(400);
    const saved = await owner.ask<SsoView>('PUT', '', SSO_SETTINGS);
    expect(saved.body.connection).toMatchObject({ issuer: ACME, is_required: false, problem: null });
    expect(JSON.stringify(saved.body)).not.toContain(SSO_SETTINGS.client_secret);
    expect((await owner.ask('PUT', '', { ...rest, default_role: 'editor' })).status).toBe(200);
    // The secret was given for this provider; another must not get it.
    expect((await owner.ask('PUT', '', { ...rest, issuer: OTHER })).status).toBe(400);
    expect((await owner.ask('PUT', '', { ...rest, default_role: 'owner' })).status).toBe(400);
    expect((await owner.ask('POST', '/test', {})).body).toMatchObject({ connection: { problem: null } });
    const row = await api.db
      .prepare('SELECT client_secret FROM sso_connections')
      .first<string>('client_secret');
    expect(row).not.toContain(SSO_SETTINGS.client_secret);
    const told = await mailTo(api, 'owner@acme.example', /organisation signs in was changed/);
    expect(clickless(told)).toContain('Acme: https://login.acme.example');
  });

  it.each([
    'http://login.acme.example',
    // In two pieces: whole, it looks like a secret to those who look for them.
    `https://user:${'word'}@login.acme.example`,
    'https://login.acme.example/?x=1',
    'https://login.acme.example/#x',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'acme',
  ])('takes no %s for an issuer', async (issuer) => {
    expect((await owner.ask('PUT', '', { ...SSO_SETTINGS, issuer })).status).toBe(400);
  });

  it('says what is wrong with one, in its own words', async () => {
    const problemAt = async (issuer: string) => {
      await owner.ask('PUT', '', { ...SSO_SETTINGS, issuer });
      return (await owner.ask<SsoView>('POST', '/test', {})).body.connection?.problem;
    };
    expect(await problemAt(UNREACHABLE)).toMatchObject({
      code: 'unreachable',
      reason: 'inside.acme.example: address_not_public',
    });
    expect(await problemAt('https://127.0.0.1')).toMatchObject({ code: 'unreachable' });
    expect(await problemAt('https://nowhere.acme.example')).toMatchObject({
      reason: 'nowhere.acme.example: host_not_found',
    });
    expect(await problemAt(`${ACME}/realm`)).toMatchObject({ code: 'no_provider' });
    acme.faults = { metadata: { issuer: 'https://evil.example' } };
    expect(await problemAt(ACME)).toMatchObject({ code: 'wrong_issuer' });
    for (const name of ['authorization_endpoint', 'token_endpoint', 'jwks_uri']) {
      acme.faults = { metadata: { [name]: 'http://login.acme.example/plain' } };
      expect(await problemAt(ACME), name).toMatchObject({ code: 'no_provider' });
    }
    acme.faults = { metadata: { token_endpoint: `${UNREACHABLE}/token` } };
    expect(await problemAt(ACME)).toMatchObject({ code: 'unreachable' });
    acme.faults = {};
    await owner.ask('PUT', '', { ...SSO_SETTINGS, client_secret: 'wrong' });
    expect((await owner.ask<SsoView>('POST', '/test', {})).body.connection?.problem).toMatchObject({
      code: 'client_refused',
      reason: 'invalid_client',
    });
    acme.faults = { refusal: { status: 400, error: 'server_error', error_description: 'Out for lunch' } };
    await owner.ask('PUT', '', SSO_SETTINGS);
    expect((await owner.ask<SsoView>('POST', '/test', {})).body.connection?.problem).toMatchObject({
      code: 'provider_error',
      reason: 'server_error: Out for lunch',
    });
  });
});

describe('a domain', () => {
  it('counts once its record is there, and for one account at a time', async () => {
    await owner.ask('PUT', '', SSO_SETTINGS);
    const stranger = new AuthBrowser(api);
    const unproven = await stranger.ask('POST', '/sso', { email: 'anybody@acme.example' });
    expect([unproven.status, unproven.body]).toEqual([200, { url: null }]);
    const { body } = await owner.ask<SsoView['domains'][number]>('POST', '/domains', {
      domain: 'Acme.example',
    });
    expect(body).toMatchObject({ domain: 'acme.example', verified_at: null });
    expect(body.record.name).toBe('_pharos.acme.example');
    const early = await owner.ask('POST', `/domains/${body.id}/verify`, {});
    expect([early.status, early.body.code]).toEqual([409, 'record_missing']);
    dns.texts[body.record.name] = ['v=spf1 -all', body.record.value];
    expect((await owner.ask('POST', `/domains/${body.id}/verify`, {})).body.verified_at).not.toBeNull();
    const proven = await stranger.ask<{ url: string }>('POST', '/sso', { email: 'anybody@acme.example' });
    expect(proven.body.url).toMatch(/^https:\/\/login\.acme\.example\/authorize\?/);

    // Rival has its own record there as well: Acme keeps the domain while Acme's is there.
    const claim = await rival.ask<SsoView['domains'][number]>('POST', '/domains', { domain: 'acme.example' });
    dns.texts[body.record.name] = [body.record.value, claim.body.record.value];
    const taken = await rival.ask('POST', `/domains/${claim.body.id}/verify`, {});
    expect([taken.status, taken.body.code]).toEqual([409, 'domain_taken']);
    dns.texts[body.record.name] = [claim.body.record.value];
    expect((await rival.ask('POST', `/domains/${claim.body.id}/verify`, {})).status).toBe(200);
    expect((await owner.ask<SsoView>('GET', '')).body.domains[0]?.verified_at).toBeNull();
    // Rival has no provider: nobody is led anywhere.
    expect((await stranger.ask('POST', '/sso', { email: 'a@acme.example' })).body).toEqual({ url: null });
    await rival.ask('DELETE', `/domains/${claim.body.id}`);
    dns.texts[body.record.name] = [body.record.value];
    expect((await owner.ask('POST', `/domains/${body.id}/verify`, {})).status).toBe(200);
  });

  it('says the same to whoever asks for an address, known or not', async () => {
    await acmeWorks();
    const answers = await Promise.all(
      ['owner@acme.example', 'nobody@acme.example'].map(async (email) => {
        const { status, body } = await new AuthBrowser(api).ask<{ url: string }>('POST', '/sso', { email });
        const url = new URL(body.url);
        for (const name of ['state', 'nonce', 'code_challenge', 'login_hint']) url.searchParams.delete(name);
        return [status, url.href];
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect((await new AuthBrowser(api).ask('POST', '/sso', { email: 'a@unknown.example' })).body).toEqual({
      url: null,
    });
  });
});

describe('somebody of the organisation', () => {
  beforeEach(() => acmeWorks({ default_role: 'editor' }));

  it('becomes a user and a member at once, though sign-up is by invitation, and is known again', async () => {
    const email = nextAtAcme('New@Acme.example').toLowerCase();
    const browser = new AuthBrowser(api);
    expect(await bySso(browser, email)).toBe('/sites');
    const { body } = await browser.ask('GET', '/me');
    expect(body).toMatchObject({ email, name: 'Olga', email_verified: true, has_password: false });
    expect(body.accounts).toMatchObject([{ id: owner.account, role: 'editor', needs_sso: false }]);
    // She is another now, of the same subject there.
    acme.person = { ...acme.person, email: 'married@acme.example' };
    const again = new AuthBrowser(api);
    expect(await bySso(again, 'married@acme.example')).toBe('/sites');
    expect((await again.ask('GET', '/me')).body).toEqual(body);
    expect(await mailTo(api, email, /^New sign-in/)).toContain('Firefox on Windows');
    const view = await owner.ask<SsoView>('GET', '');
    expect(view.body.connection?.worked_at).not.toBeNull();
    const { results } = await api.db
      .prepare(
        `SELECT action, json_extract(detail, '$.by') AS by FROM audit_log WHERE actor_id = (SELECT CAST(max(id) AS TEXT) FROM users) ORDER BY id`,
      )
      .all<{ action: string; by: string }>();
    expect(results.map(({ action, by }) => `${action} ${by}`)).toEqual([
      'user.signed_up sso',
      'member.joined sso',
      'user.signed_in sso',
      'user.signed_in sso',
    ]);
  });

  it('is asked of the user info where the ID token is thin, and need not be said to be confirmed', async () => {
    acme.hasThinTokens = true;
    const email = nextAtAcme('thin@acme.example', { email_verified: undefined });
    expect(await bySso(new AuthBrowser(api), email)).toBe('/sites');
  });

  it('keeps the role she has, and is told that the organisation opens her account', async () => {
    const browser = await signedIn('known@acme.example');
    const { id } = (await api.db.prepare('SELECT max(id) AS id FROM users').first<{ id: number }>()) ?? {
      id: 0,
    };
    const account = `(SELECT id FROM accounts WHERE public_id = '${owner.account}')`;
    await api.db
      .prepare(
        `INSERT INTO memberships (account_id, user_id, role, created_at) VALUES (${account}, ?, 'admin', 0)`,
      )
      .bind(id)
      .run();
    const email = nextAtAcme('known@acme.example');
    expect(await bySso(browser, email)).toBe('/sites');
    expect(clickless(await mailTo(api, email, /way to sign in was added/))).toContain('login.acme.example');
    const accounts = (await browser.ask<{ accounts: { id: string; role: string }[] }>('GET', '/me')).body
      .accounts;
    expect(accounts.find((each) => each.id === owner.account)?.role).toBe('admin');
  });

  it('gets the user of her address without what a stranger has set up for it', async () => {
    const email = 'squatted@acme.example';
    const { password } = await api.operator<{ password: string }>('POST', '/users', { email });
    await api.db.prepare('UPDATE users SET email_verified = 0 WHERE id = (SELECT max(id) FROM users)').run();
    nextAtAcme(email);
    const browser = new AuthBrowser(api);
    expect(await bySso(browser, email)).toBe('/sites');
    expect((await browser.ask('GET', '/me')).body).toMatchObject({ email, has_password: false });
    expect((await new AuthBrowser(api).ask('POST', '/sign-in', { email, password })).status).toBe(401);
  });

  it('gives the second factor that she has set up, and is vouched for still', async () => {
    const email = nextAtAcme('factor@acme.example');
    const browser = new AuthBrowser(api);
    await bySso(browser, email);
    const { body } = await browser.ask<{ uri: string }>('POST', '/two-factor', {});
    expect((await browser.ask('POST', '/two-factor/confirm', { code: codeOf(body.uri, -1) })).status).toBe(
      200,
    );
    await owner.ask('PUT', '', { ...SSO_SETTINGS, is_required: true });
    const again = new AuthBrowser(api);
    expect(await bySso(again, email)).toBe('/sign-in?two_factor=1');
    expect(await again.me()).toBe(401);
    const code = codeOf(body.uri);
    expect((await again.ask('POST', '/two-factor/sign-in', { code })).body).toEqual({ email });
    expect((await again.ask('GET', '/me')).body.accounts).toMatchObject([{ needs_sso: false }]);
  });

  it('is kept out by a block', async () => {
    const email = nextAtAcme('blocked@acme.example');
    const browser = new AuthBrowser(api);
    await bySso(browser, email);
    await api.db.prepare('UPDATE users SET blocked_at = 1 WHERE id = (SELECT max(id) FROM users)').run();
    expect(await bySso(new AuthBrowser(api), email)).toBe('/sign-in?error=blocked');
  });
});

describe('nobody else', () => {
  beforeEach(() => acmeWorks());

  it('comes in by an address outside of the domains, or one that the provider calls unconfirmed', async () => {
    const browser = new AuthBrowser(api);
    const victim = await signedIn('victim@rival.example');
    for (const email of [
      'victim@rival.example',
      'x@sub.acme.example',
      'x@notacme.example',
      'x@acme.example.evil.example',
    ]) {
      nextAtAcme(email);
      expect(await bySso(browser, 'x@acme.example'), email).toBe('/sign-in?error=sso_address');
    }
    nextAtAcme('x@acme.example', { email_verified: false });
    expect(await bySso(browser, 'x@acme.example')).toBe('/sign-in?error=sso_address');
    expect([await browser.me(), await victim.me()]).toEqual([401, 200]);
  });

  it('comes in as somebody whom it knew, once her address is of another domain', async () => {
    const email = nextAtAcme('leaver@acme.example');
    const leaver = new AuthBrowser(api);
    await bySso(leaver, email);
    const own = 'leaver@home.example';
    expect((await leaver.ask('POST', '/email/change', { email: own })).status).toBe(200);
    const token = tokenIn(await mailTo(api, own, /^Confirm your new/));
    expect((await leaver.ask('POST', '/email/confirm', { token })).body).toEqual({ email: own });
    const browser = new AuthBrowser(api);
    expect(await bySso(browser, email)).toBe('/sign-in?error=sso_address');
    expect(await browser.me()).toBe(401);
  });

  it('is believed whose ID token does not hold', async () => {
    const email = nextAtAcme('forged@acme.example');
    const now = Math.floor(Date.now() / 1000);
    const forgeries: [string, FakeOidc['faults']][] = [
      ['issuer', { claims: { iss: 'https://evil.example' } }],
      ['audience', { claims: { aud: 'somebody-else' } }],
      ['time', { claims: { exp: now - 60 } }],
      ['nonce', { claims: { nonce: 'of another' } }],
      ['signature', { foreignKey: true }],
    ];
    for (const [what, faults] of forgeries) {
      acme.faults = faults;
      const browser = new AuthBrowser(api);
      expect(await bySso(browser, email), what).toBe('/sign-in?error=sso_failed');
      expect(await browser.me(), what).toBe(401);
      const { connection } = (await owner.ask<SsoView>('GET', '')).body;
      expect(connection?.problem?.code, what).toBe('untrusted_token');
    }
    acme.faults = { claims: { email: undefined } };
    expect(await bySso(new AuthBrowser(api), email)).toBe('/sites');
    expect((await owner.ask<SsoView>('GET', '')).body.connection?.problem).toBeNull();
  });

  it('brings an answer that another browser, another account or nobody waits for, or one twice', async () => {
    const email = nextAtAcme('waits@acme.example');
    const failed = '/sign-in?error=sso_failed';
    const [one, two] = [new AuthBrowser(api), new AuthBrowser(api)];
    let kept = '';
    await bySso(one, email, (back) => {
      kept = back.pathname + back.search;
      back.searchParams.set('state', 'made up');
    });
    const bring = async (browser: AuthBrowser, path: string) =>
      ((await browser.fetch(path)).headers.get('location') ?? '').replace(api.url, '');
    // It is used up by the wrong browser, too.
    expect(await bring(two, kept)).toBe(failed);
    expect(await bring(one, kept)).toBe(failed);
    expect(
      await bySso(one, email, (back) => {
        back.pathname = back.pathname.replace(owner.account, rival.account);
      }),
    ).toBe(failed);
    expect(await bySso(one, email, (back) => back.searchParams.set('iss', OTHER))).toBe(failed);
    expect(await bySso(one, email, (back) => back.searchParams.delete('iss'))).toBe(failed);
    expect(await bySso(one, email, (back) => back.searchParams.set('code', 'stolen'))).toBe(failed);
    expect(
      await bySso(one, email, (back) => {
        back.searchParams.delete('code');
        back.searchParams.set('error', 'access_denied');
      }),
    ).toBe(failed);
    expect(await one.me()).toBe(401);
    // None of that is the provider's fault.
    expect((await owner.ask<SsoView>('GET', '')).body.connection?.problem).toBeNull();
  });

  it('signs in while the account is blocked or deleted', async () => {
    const email = nextAtAcme('late@acme.example');
    for (const column of ['blocked_at', 'deleted_at']) {
      const set = (value: string) =>
        api.db
          .prepare(`UPDATE accounts SET ${column} = ${value} WHERE public_id = ?`)
          .bind(owner.account)
          .run();
      await set('1');
      expect((await new AuthBrowser(api).ask('POST', '/sso', { email })).body).toEqual({ url: null });
      await set('NULL');
    }
  });
});

describe('another organisation', () => {
  it('vouches for its own people, and for no member of Acme by Acme’s addresses', async () => {
    await acmeWorks();
    await rival.ask('PUT', '', { ...SSO_SETTINGS, issuer: OTHER });
    await prove(rival, 'rival.example');
    const email = nextAtAcme('mine@acme.example');
    await bySso(new AuthBrowser(api), email);
    // Its provider says what it likes.
    other.person = { sub: acme.person.sub, email, email_verified: true };
    const browser = new AuthBrowser(api);
    expect(await bySso(browser, 'x@rival.example')).toBe('/sign-in?error=sso_address');
    other.person = { ...other.person, email: 'own@rival.example' };
    expect(await bySso(browser, 'own@rival.example')).toBe('/sites');
    expect((await browser.ask('GET', '/me')).body).toMatchObject({
      email: 'own@rival.example',
      accounts: [{ id: rival.account, role: 'viewer' }],
    });
  });

  it('that takes the place of a provider knows nobody by the other’s numbers', async () => {
    await acmeWorks();
    const email = nextAtAcme('first@acme.example');
    const browser = new AuthBrowser(api);
    await bySso(browser, email);
    await acmeWorks({ issuer: OTHER });
    // The old one's sessions are over.
    expect(await browser.me()).toBe(401);
    other.person = { sub: acme.person.sub, email: 'second@acme.example', email_verified: true };
    const second = new AuthBrowser(api);
    expect(await bySso(second, 'second@acme.example')).toBe('/sites');
    expect((await second.ask('GET', '/me')).body.email).toBe('second@acme.example');
  });
});

describe('an account whose members must sign in by its provider', () => {
  const closed = async (browser: AuthBrowser) =>
    ((await (await browser.fetch(`/api/accounts/${owner.account}/team`)).json()) as { code?: string }).code;

  it('is closed to them by any other way, and open to its owners', async () => {
    await acmeWorks({ default_role: 'admin' });
    const email = nextAtAcme('strict@acme.example');
    const vouched = new AuthBrowser(api);
    await bySso(vouched, email);
    const byPassword = await signedIn(email);
    await bySso(vouched, email);
    expect(await closed(byPassword)).toBeUndefined();
    await acmeWorks({ default_role: 'admin', is_required: true });
    expect([await closed(byPassword), await closed(vouched), await closed(owner.browser)]).toEqual([
      'sso_needed',
      undefined,
      undefined,
    ]);
    const { body } = await byPassword.ask<{ accounts: { id: string; needs_sso: boolean }[] }>('GET', '/me');
    expect(body.accounts.find(({ id }) => id === owner.account)?.needs_sso).toBe(true);
    // A provider vouches for a week.
    const since = (ms: number) =>
      api.db
        .prepare('UPDATE login_sessions SET created_at = created_at - ? WHERE sso_account_id > 0')
        .bind(ms)
        .run();
    await since(6.9 * 86_400_000);
    expect(await closed(vouched)).toBeUndefined();
    await since(0.2 * 86_400_000);
    expect(await closed(vouched)).toBe('sso_needed');
    // She sees that it is there, and may leave.
    expect((await byPassword.fetch(`/api/accounts/${owner.account}`)).status).toBe(200);
    const view = (await owner.ask<SsoView>('GET', '')).body;
    const id = view.domains.find(({ domain }) => domain === 'acme.example')?.id;
    expect((await owner.ask('DELETE', `/domains/${id}`)).body.code).toBe('sso_required');
    await owner.ask('PUT', '', SSO_SETTINGS);
    expect(await closed(byPassword)).toBeUndefined();
  });

  it('spares them the second factor that it requires, and those nothing whom another vouches for', async () => {
    await acmeWorks({ default_role: 'admin' });
    const email = nextAtAcme('spared@acme.example');
    const browser = new AuthBrowser(api);
    await bySso(browser, email);
    const byPassword = await signedIn(email);
    await bySso(browser, email);
    await api.db
      .prepare('UPDATE accounts SET requires_two_factor = 1 WHERE public_id = ?')
      .bind(owner.account)
      .run();
    expect([await closed(browser), await closed(byPassword)]).toEqual([undefined, 'two_factor_needed']);
    await api.db.prepare('UPDATE accounts SET requires_two_factor = 0').run();
  });

  it('needs a domain for that', async () => {
    const lonely = await anOwner('owner@lonely.example', 'Lonely');
    const refused = await lonely.ask('PUT', '', { ...SSO_SETTINGS, is_required: true });
    expect([refused.status, refused.body.code]).toEqual([409, 'domain_unproven']);
  });
});

describe('the end of a provider', () => {
  it('ends its sessions, and takes its secret and who was who along', async () => {
    await acmeWorks();
    const email = nextAtAcme('last@acme.example');
    const browser = new AuthBrowser(api);
    await bySso(browser, email);
    expect((await owner.ask('DELETE', '')).body).toEqual({ deleted: true });
    expect((await owner.ask('DELETE', '')).status).toBe(404);
    expect(await browser.me()).toBe(401);
    expect(await mailTo(api, 'owner@acme.example', /does not sign in by its provider/)).toContain('Acme');
    const left = await api.db
      .prepare(
        `SELECT (SELECT count(*) FROM sso_connections WHERE issuer = ?) + (SELECT count(*) FROM credentials WHERE provider_id = 'sso:' || (SELECT id FROM accounts WHERE public_id = ?)) AS n`,
      )
      .bind(ACME, owner.account)
      .first<number>('n');
    expect(left).toBe(0);
  });

  it('has left an entry of every change', async () => {
    const { results } = await api.db
      .prepare(`SELECT DISTINCT action FROM audit_log WHERE action GLOB 'sso.*' ORDER BY action`)
      .all<{ action: string }>();
    expect(results.map(({ action }) => action)).toEqual([
      'sso.deleted',
      'sso.domain_added',
      'sso.domain_removed',
      'sso.domain_verified',
      'sso.saved',
    ]);
    const text = JSON.stringify(await api.db.prepare('SELECT * FROM audit_log').all());
    for (const plain of ['pharos-secret', '@acme.example', 'acme-1']) expect(text).not.toContain(plain);
  });
});

it('is for owners to set, and for admins to look after', async () => {
  await acmeWorks({ default_role: 'admin' });
  const email = nextAtAcme('admin@acme.example');
  const browser = new AuthBrowser(api);
  await bySso(browser, email);
  const path = `/api/accounts/${owner.account}/sso`;
  expect((await browser.fetch(path)).status).toBe(200);
  const refused = await browser.fetch(path, { method: 'PUT', body: JSON.stringify(SSO_SETTINGS) });
  expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([403, 'missing_role']);
  expect((await browser.fetch(`${path}/test`, { method: 'POST', body: '{}' })).status).toBe(200);
});
