import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiStack, startApi } from '../../../../test/api-stack.ts';
import { AuthBrowser, aUser, codeOf, mailTo, PASSWORD, tokenIn } from '../../../../test/auth-browser.ts';
import { Authenticator } from '../../../../test/authenticator.ts';

let api: ApiStack;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const DAY_MS = 86_400_000;

/** What Cloudflare says of the address of a browser's next requests. */
function at(country: string, region: string, city = ''): Record<string, string> {
  return { 'mf-cf-blob': JSON.stringify({ country, region, city }) };
}

const alerts = (email: string) =>
  api.postmark.mails.filter(({ To, Subject }) => To === email && /^New sign-in/.test(Subject));

async function signIn(browser: AuthBrowser, email: string): Promise<void> {
  const { status, body } = await browser.ask('POST', '/sign-in', { email, password: PASSWORD });
  if (status !== 200) throw new Error(JSON.stringify(body));
}

async function newestSession(): Promise<{ id: number; created_at: number; expires_at: number }> {
  const row = await api.db
    .prepare('SELECT * FROM login_sessions ORDER BY id DESC LIMIT 1')
    .first<{ id: number; created_at: number; expires_at: number }>();
  if (!row) throw new Error('nobody is signed in');
  return row;
}

describe('a session', () => {
  it('ends when somebody signs in anew in the same browser, whoever it is', async () => {
    const browser = await aUser(api, 'same@example.com');
    const before = new AuthBrowser(api);
    for (const [name, value] of browser.cookies) before.cookies.set(name, value);
    await signIn(browser, 'same@example.com');
    expect([await browser.me(), await before.me()]).toEqual([200, 401]);
  });

  it('ends after thirty days without use, and ninety in all', async () => {
    const browser = await aUser(api, 'idle@example.com');
    const { id, created_at: beganAt, expires_at: endsAt } = await newestSession();
    expect(Math.round((endsAt - beganAt) / DAY_MS)).toBe(30);
    // As if that was twenty days ago.
    const shift = (days: number) =>
      api.db
        .prepare(
          'UPDATE login_sessions SET created_at = created_at - ?1, expires_at = expires_at - ?1 WHERE id = ?2',
        )
        .bind(days * DAY_MS, id)
        .run();
    await shift(20);
    expect(await browser.me()).toBe(200);
    const left = async () => Math.round(((await newestSession()).expires_at - Date.now()) / DAY_MS);
    await expect.poll(left).toBe(30);
    await shift(29);
    expect(await browser.me()).toBe(200);
    await expect.poll(left).toBe(30);
    await shift(25);
    expect(await browser.me()).toBe(200);
    // 74 days old: sixteen are left, used or not.
    await expect.poll(left).toBe(16);
    await shift(17);
    expect(await browser.me()).toBe(401);
  });

  it('says where it began, which is sealed', async () => {
    const email = 'place@example.com';
    await aUser(api, email);
    const browser = new AuthBrowser(api, at('DE', 'Land Berlin', 'Berlin'));
    await signIn(browser, email);
    const { body } = await browser.ask<{ sessions: { place: string }[] }>('GET', '/sessions');
    expect(body.sessions[0]?.place).toBe('Land Berlin, Germany');
    const { results } = await api.db.prepare('SELECT * FROM login_sessions, known_places').all();
    expect(JSON.stringify(results)).not.toMatch(/Berlin|Germany|"DE"/);
  });
});

describe('a sign-in from elsewhere', () => {
  it('is told of in a new country, and not in a new region of one that is known', async () => {
    const email = 'travels@example.com';
    const { password } = await api.operator<{ password: string }>('POST', '/users', { email });
    const browser = new AuthBrowser(api);
    const signInAt = async (...place: [string, string, string]) => {
      Object.assign(browser.headers, at(...place));
      expect((await browser.ask('POST', '/sign-in', { email, password })).status).toBe(200);
    };
    await signInAt('FR', 'Île-de-France', 'Paris');
    await signInAt('FR', 'Auvergne-Rhône-Alpes', 'Lyon');
    await signInAt('PT', 'Lisbon', 'Lisbon');
    const text = await mailTo(api, email, /^New sign-in/);
    expect(text).toContain('Lisbon, Portugal');
    expect(text).toContain('Firefox on Windows');
    await signInAt('FR', 'Île-de-France', 'Paris');
    await signInAt('PT', 'Porto', 'Porto');
    await signInAt('JP', 'Tokyo', 'Tokyo');
    expect(await mailTo(api, email, /^New sign-in/, 2)).toContain('Tokyo, Japan');
    expect(alerts(email)).toHaveLength(2);
  });
});

describe('a passkey', () => {
  it('counts as two factors where a team requires them, in the session that it has opened', async () => {
    const email = 'passkey@example.com';
    const browser = await aUser(api, email);
    const accounts = async (of: AuthBrowser) =>
      (await of.ask<{ accounts: { id: string; needs_two_factor: boolean }[] }>('GET', '/me')).body.accounts;
    const [account] = await accounts(browser);
    const requireTwo = (of: AuthBrowser) =>
      of.fetch(`/api/accounts/${account?.id}`, {
        method: 'PATCH',
        body: JSON.stringify({ requires_two_factor: true }),
      });
    const device = new Authenticator();
    expect((await device.register(browser, 'Laptop')).status).toBe(200);
    expect((await requireTwo(browser)).status).toBe(403);

    const held = new AuthBrowser(api);
    expect((await device.signIn(held, { isVerified: false })).body.code).toBe('passkey_refused');
    expect((await device.signIn(held)).body).toEqual({ email });
    expect((await requireTwo(held)).status).toBe(200);
    expect((await accounts(held))[0]?.needs_two_factor).toBe(false);
    expect((await accounts(browser))[0]?.needs_two_factor).toBe(true);
    const team = await held.fetch(`/api/accounts/${account?.id}/team`);
    expect(((await team.json()) as { members: object[] }).members).toMatchObject([{ has_two_factor: true }]);
    // A new password exchanges the session; how it began still holds.
    const change = { password: PASSWORD, new_password: 'staple gun and tape' };
    expect((await held.ask('POST', '/password/change', change)).status).toBe(200);
    expect((await accounts(held))[0]?.needs_two_factor).toBe(false);
  });

  it('lets staff into the admin area', async () => {
    const browser = await aUser(api, 'staff@example.com');
    await api.db.prepare('UPDATE users SET is_staff = 1 WHERE id = (SELECT max(id) FROM users)').run();
    const device = new Authenticator();
    await device.register(browser, 'Laptop');
    const admin = async (of: AuthBrowser) => (await of.fetch('/api/admin/jobs')).status;
    expect(await admin(browser)).toBe(403);
    await device.signIn(browser);
    expect(await admin(browser)).toBe(200);
  });
});

describe('"This was not me"', () => {
  it('takes away all that a stranger has added, gives the address back, and tells of it', async () => {
    const email = 'owner@example.com';
    const owner = await aUser(api, email);
    const hers = new Authenticator();
    await hers.register(owner, 'Her telephone');
    const makeKey = async (browser: AuthBrowser, name: string) => {
      const body = JSON.stringify({ name, scopes: ['stats:read'] });
      const answer = await browser.fetch('/api/keys', { method: 'POST', body });
      return ((await answer.json()) as { key: string }).key;
    };
    const isKey = async (key: string) =>
      (await api.request('/api/v1/sites', { headers: { authorization: `Bearer ${key}` } })).status !== 401;
    const herKey = await makeKey(owner, 'Her script');

    const thief = new AuthBrowser(api);
    await signIn(thief, email);
    const notMe = tokenIn(await mailTo(api, email, /^New sign-in/));
    const theirs = new Authenticator();
    await theirs.register(thief, 'Their telephone');
    const theirKey = await makeKey(thief, 'Their script');
    const { body: made } = await thief.ask<{ uri: string }>('POST', '/two-factor', { password: PASSWORD });
    await thief.ask('POST', '/two-factor/confirm', { code: codeOf(made.uri, -1) });
    const stranger = 'stranger@example.com';
    for (const to of [stranger, 'later@example.com'])
      await thief.ask('POST', '/email/change', { email: to, password: PASSWORD });
    const token = tokenIn(await mailTo(api, stranger, /^Confirm your new/));
    expect((await thief.ask('POST', '/email/confirm', { token })).body).toEqual({ email: stranger });

    expect((await new AuthBrowser(api).ask('POST', '/not-me', { token: notMe })).body).toEqual({ ok: true });
    expect([await owner.me(), await thief.me()]).toEqual([401, 401]);
    const text = await mailTo(api, email, /closed to the stranger/);
    for (const told of ['Their telephone', 'Their script', 'Authenticator app', 'E-mail address'])
      expect(text).toContain(told);
    for (const kept of ['Her telephone', 'Her script']) expect(text).not.toContain(kept);
    expect(
      api.postmark.mails.filter(({ To, Subject }) => To === stranger && /password/.test(Subject)),
    ).toEqual([]);

    expect((await theirs.signIn(new AuthBrowser(api))).status).toBe(400);
    expect([await isKey(theirKey), await isKey(herKey)]).toEqual([false, true]);
    // What waited for the stranger's click is void.
    const later = tokenIn(await mailTo(api, 'later@example.com', /^Confirm your new/));
    expect((await thief.ask('POST', '/email/confirm', { token: later })).body.code).toBe('invalid_token');

    const reset = tokenIn(await mailTo(api, email, /^Choose a new password/));
    const password = 'staple gun and tape';
    expect((await owner.ask('POST', '/password/reset', { token: reset, password })).body).toEqual({ email });
    expect((await owner.ask('POST', '/sign-in', { email, password })).body).toEqual({ email });
    expect((await hers.signIn(new AuthBrowser(api))).body).toEqual({ email });
    // Her browser is known still; the stranger's is as new as it was.
    const again = new AuthBrowser(api);
    for (const [name, value] of thief.cookies) again.cookies.set(name, value);
    await again.ask('POST', '/sign-in', { email, password });
    await mailTo(api, email, /^New sign-in/, 2);
  });

  it('makes recovery codes void that a stranger has seen, and leaves her authenticator app', async () => {
    const email = 'codes@example.com';
    const owner = await aUser(api, email);
    const { body: app } = await owner.ask<{ uri: string }>('POST', '/two-factor', { password: PASSWORD });
    await owner.ask('POST', '/two-factor/confirm', { code: codeOf(app.uri, -1) });
    const thief = new AuthBrowser(api);
    await thief.ask('POST', '/sign-in', { email, password: PASSWORD });
    await thief.ask('POST', '/two-factor/sign-in', { code: codeOf(app.uri) });
    const notMe = tokenIn(await mailTo(api, email, /^New sign-in/));
    const { body } = await thief.ask<{ recovery_codes: string[] }>('POST', '/two-factor/recovery-codes', {
      password: PASSWORD,
    });
    await thief.ask('POST', '/not-me', { token: notMe });
    expect(await mailTo(api, email, /closed to the stranger/)).toContain('Recovery codes');
    const reset = tokenIn(await mailTo(api, email, /^Choose a new password/));
    await owner.ask('POST', '/password/reset', { token: reset, password: PASSWORD });
    thief.forget();
    const first = await thief.ask('POST', '/sign-in', { email, password: PASSWORD });
    expect(first.body).toEqual({ two_factor: true });
    const code = body.recovery_codes[0] ?? '';
    expect((await thief.ask('POST', '/two-factor/recover', { code })).body.code).toBe('wrong_code');
  });
});
