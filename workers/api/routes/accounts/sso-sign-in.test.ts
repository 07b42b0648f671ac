import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { AuthBrowser, codeOf, mailTo, tokenIn } from '../../../../test/auth-browser.ts';
import type { FakeOidc } from '../../../../test/fake-oidc.ts';
import { clickless, OTHER, SSO_SETTINGS, type SsoView, startSsoWorld } from '../../../../test/sso-world.ts';

const world = await startSsoWorld();
const { api, acme, other, owner, rival, signedIn, prove, bySso, nextAtAcme, acmeWorks } = world;
afterAll(() => world.stop());
beforeEach(() => world.heal());

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
