import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { AuthBrowser, mailTo } from '../../../../test/auth-browser.ts';
import {
  ACME,
  clickless,
  OTHER,
  SSO_SETTINGS,
  type SsoView,
  startSsoWorld,
  UNREACHABLE,
} from '../../../../test/sso-world.ts';

const world = await startSsoWorld();
const { api, dns, acme, owner, rival, anOwner, signedIn, bySso, nextAtAcme, acmeWorks } = world;
afterAll(() => world.stop());
beforeEach(() => world.heal());

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
