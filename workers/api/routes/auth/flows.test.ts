import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiStack, startApi } from '../../../../test/api-stack.ts';
import { AuthBrowser, aUser, codeOf, mailTo, PASSWORD, tokenIn } from '../../../../test/auth-browser.ts';
import { type FakeBreaches, startFakeBreaches } from '../../../../test/fake-breaches.ts';

let api: ApiStack;
let breaches: FakeBreaches;
beforeAll(async () => {
  breaches = await startFakeBreaches();
  api = await startApi({ vars: { BREACHES_URL: breaches.url } });
});
afterAll(async () => {
  await api.stop();
  breaches.stop();
});

const NEW_PASSWORD = 'staple gun and tape';

describe('signing up', () => {
  it('makes a user with an account of her own, once she has followed the link', async () => {
    const email = 'ada@example.com';
    const browser = new AuthBrowser(api);
    const answer = await browser.ask('POST', '/sign-up', {
      email: 'Ada@Example.com',
      password: PASSWORD,
      name: 'Ada',
    });
    expect([answer.status, answer.body]).toEqual([200, { ok: true }]);
    const token = tokenIn(await mailTo(api, email, /^Confirm/));
    const early = await browser.ask('POST', '/sign-in', { email, password: PASSWORD });
    expect([early.status, early.body.code]).toEqual([403, 'email_not_verified']);
    expect((await browser.ask('POST', '/verify-email', { token })).body).toEqual({ email });
    expect((await browser.ask('POST', '/verify-email', { token })).body.code).toBe('invalid_token');
    expect((await browser.ask('POST', '/sign-in', { email, password: PASSWORD })).body).toEqual({ email });
    expect((await browser.ask('GET', '/me')).body).toEqual({
      email,
      name: 'Ada',
      is_staff: false,
      email_verified: true,
      has_password: true,
      two_factor: false,
      guest_needs_two_factor: false,
      accounts: [
        {
          id: expect.stringMatching(/^account_/),
          name: 'My sites',
          role: 'owner',
          flags: ['announcements', 'live_view'],
          needs_two_factor: false,
          needs_sso: false,
        },
      ],
    });
  });

  it('tells the owner of a known address, and nobody else', async () => {
    const email = 'known@example.com';
    await aUser(api, email);
    const stranger = new AuthBrowser(api);
    const known = await stranger.ask('POST', '/sign-up', { email, password: PASSWORD });
    const unknown = await stranger.ask('POST', '/sign-up', {
      email: 'unknown@example.com',
      password: PASSWORD,
    });
    expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
    await mailTo(api, email, /account already/);
    await mailTo(api, 'unknown@example.com', /^Confirm/);
  });

  it('confirms an address for whoever signed up last, not for a stranger who did before', async () => {
    const email = 'late@example.com';
    const stranger = new AuthBrowser(api);
    await stranger.ask('POST', '/sign-up', { email, password: 'a password of a stranger' });
    const theirs = tokenIn(await mailTo(api, email, /^Confirm/));
    await stranger.ask('POST', '/sign-up', { email, password: PASSWORD });
    const hers = tokenIn(await mailTo(api, email, /^Confirm/, 2));
    expect((await stranger.ask('POST', '/verify-email', { token: theirs })).body.code).toBe('invalid_token');
    expect((await stranger.ask('POST', '/verify-email', { token: hers })).status).toBe(200);
    const body = { email, password: 'a password of a stranger' };
    expect((await stranger.ask('POST', '/sign-in', body)).status).toBe(401);
  });

  it('refuses passwords that are short, leaked or the name of something, and tells nobody which', async () => {
    breaches.known.add('password1234');
    const browser = new AuthBrowser(api);
    const refused = async (password: string) =>
      (await browser.ask('POST', '/sign-up', { email: 'weak@example.com', password })).body.code;
    expect(await refused('123456789')).toBe('weak_password');
    expect(await refused('x'.repeat(257))).toBe('weak_password');
    expect(await refused('password1234')).toBe('breached_password');
    expect(await refused('Pharos-2026')).toBe('guessable_password');
    expect(await refused('example-1234')).toBe('guessable_password');
    expect(breaches.asked.every((path) => /^\/range\/[0-9A-F]{5}$/.test(path))).toBe(true);
  });
});

describe('signing in by a link', () => {
  it('works once', async () => {
    const email = 'link@example.com';
    await aUser(api, email);
    const browser = new AuthBrowser(api);
    expect((await browser.ask('POST', '/magic-link', { email })).body).toEqual({ ok: true });
    const token = tokenIn(await mailTo(api, email, /link to sign in/));
    expect((await browser.ask('POST', '/magic-link/sign-in', { token })).body).toEqual({ email });
    expect(await browser.me()).toBe(200);
    expect((await browser.ask('POST', '/magic-link/sign-in', { token })).body.code).toBe('invalid_token');
  });

  it('asks for the second factor, too', async () => {
    const email = 'link-2fa@example.com';
    const browser = await aUser(api, email);
    const { body } = await browser.ask<{ uri: string }>('POST', '/two-factor', { password: PASSWORD });
    expect((await browser.ask('POST', '/two-factor/confirm', { code: codeOf(body.uri) })).status).toBe(200);
    const other = new AuthBrowser(api);
    await other.ask('POST', '/magic-link', { email });
    const token = tokenIn(await mailTo(api, email, /link to sign in/));
    expect((await other.ask('POST', '/magic-link/sign-in', { token })).body).toEqual({ two_factor: true });
    expect(await other.me()).toBe(401);
  });
});

describe('a forgotten password', () => {
  it('is replaced by a link, which ends every session', async () => {
    const email = 'forgot@example.com';
    const before = await aUser(api, email);
    const browser = new AuthBrowser(api);
    expect((await browser.ask('POST', '/password/forgot', { email })).body).toEqual({ ok: true });
    const token = tokenIn(await mailTo(api, email, /^Choose a new password/));
    const weak = await browser.ask('POST', '/password/reset', { token, password: 'short' });
    expect(weak.body.code).toBe('weak_password');
    const own = await browser.ask('POST', '/password/reset', { token, password: 'forgot-forgot-1' });
    expect(own.body.code).toBe('guessable_password');
    expect((await browser.ask('POST', '/password/reset', { token, password: NEW_PASSWORD })).body).toEqual({
      email,
    });
    expect(await before.me()).toBe(401);
    expect((await browser.ask('POST', '/sign-in', { email, password: PASSWORD })).status).toBe(401);
    expect((await browser.ask('POST', '/sign-in', { email, password: NEW_PASSWORD })).status).toBe(200);
    const again = await browser.ask('POST', '/password/reset', { token, password: NEW_PASSWORD });
    expect(again.body.code).toBe('invalid_token');
    await mailTo(api, email, /password was changed/);
  });

  it('says the same of every address', async () => {
    const browser = new AuthBrowser(api);
    for (const path of ['/password/forgot', '/magic-link', '/verify-email/resend']) {
      const known = await browser.ask('POST', path, { email: 'ada@example.com' });
      const unknown = await browser.ask('POST', path, { email: 'none@example.com' });
      expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
    }
  });
});

describe('changing a password', () => {
  it('takes the present one, and ends the other sessions', async () => {
    const email = 'change@example.com';
    const browser = await aUser(api, email);
    const other = new AuthBrowser(api);
    await other.ask('POST', '/sign-in', { email, password: PASSWORD });
    const wrong = { password: 'not my password', new_password: NEW_PASSWORD };
    expect((await browser.ask('POST', '/password/change', wrong)).body.code).toBe('wrong_password');
    const right = { password: PASSWORD, new_password: NEW_PASSWORD };
    expect((await browser.ask('POST', '/password/change', right)).status).toBe(200);
    expect([await browser.me(), await other.me()]).toEqual([200, 401]);
    await mailTo(api, email, /password was changed/);
  });
});

describe('changing an address', () => {
  it('tells both, and changes it once the new one is confirmed', async () => {
    const [email, wanted] = ['old@example.com', 'new@example.com'];
    const browser = await aUser(api, email);
    const asked = await browser.ask('POST', '/email/change', { email: wanted, password: PASSWORD });
    expect(asked.body).toEqual({ ok: true });
    await mailTo(api, email, /being changed/);
    const token = tokenIn(await mailTo(api, wanted, /^Confirm your new/));
    expect((await browser.ask('GET', '/me')).body.email).toBe(email);
    expect((await browser.ask('POST', '/email/confirm', { token })).body).toEqual({ email: wanted });
    expect((await browser.ask('GET', '/me')).body.email).toBe(wanted);
    await mailTo(api, email, /address was changed/);
    expect((await browser.ask('POST', '/sign-in', { email, password: PASSWORD })).status).toBe(401);
  });

  it('takes the password, and a sign-in of the last hour', async () => {
    const browser = await aUser(api, 'stale@example.com');
    const body = { email: 'stale-new@example.com', password: 'not my password' };
    expect((await browser.ask('POST', '/email/change', body)).body.code).toBe('wrong_password');
    await api.db
      .prepare(
        'UPDATE login_sessions SET created_at = created_at - 3700000 WHERE id = (SELECT max(id) FROM login_sessions)',
      )
      .run();
    const stale = await browser.ask('POST', '/email/change', { ...body, password: PASSWORD });
    expect([stale.status, stale.body.code]).toEqual([403, 'sign_in_again']);
  });
});

describe('the second factor', () => {
  it('is asked for, takes no code twice, and is left out on a trusted device', async () => {
    const email = 'totp@example.com';
    const browser = await aUser(api, email);
    const wrong = await browser.ask('POST', '/two-factor', { password: 'not my password' });
    expect(wrong.body.code).toBe('wrong_password');
    const { body } = await browser.ask<{ uri: string; recovery_codes: string[] }>('POST', '/two-factor', {
      password: PASSWORD,
    });
    expect(body.recovery_codes).toHaveLength(10);
    expect((await browser.ask('POST', '/two-factor/confirm', { code: '000000' })).body.code).toBe(
      'wrong_code',
    );
    // The step before, so that the present one is left for the sign-in.
    expect((await browser.ask('POST', '/two-factor/confirm', { code: codeOf(body.uri, -1) })).status).toBe(
      200,
    );
    expect((await browser.ask('GET', '/me')).body.two_factor).toBe(true);
    await mailTo(api, email, /authentication is on/);

    const other = new AuthBrowser(api);
    const first = await other.ask('POST', '/sign-in', { email, password: PASSWORD });
    expect(first.body).toEqual({ two_factor: true });
    expect(await other.me()).toBe(401);
    const replayed = await other.ask('POST', '/two-factor/sign-in', { code: codeOf(body.uri, -1) });
    expect(replayed.body.code).toBe('wrong_code');
    const code = codeOf(body.uri);
    const answers = await Promise.all(
      [1, 2].map(() => other.ask('POST', '/two-factor/sign-in', { code, trust_device: true })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
    expect(await other.me()).toBe(200);

    await other.ask('POST', '/sign-out');
    expect((await other.ask('POST', '/sign-in', { email, password: PASSWORD })).body).toEqual({ email });
    const third = new AuthBrowser(api);
    await third.ask('POST', '/sign-in', { email, password: PASSWORD });
    expect((await third.ask('POST', '/two-factor/sign-in', { code })).body.code).toBe('wrong_code');

    const [recovery = ''] = body.recovery_codes;
    expect((await third.ask('POST', '/two-factor/recover', { code: recovery })).body).toEqual({ email });
    await mailTo(api, email, /recovery code was used/);
    third.forget();
    await third.ask('POST', '/sign-in', { email, password: PASSWORD });
    expect((await third.ask('POST', '/two-factor/recover', { code: recovery })).body.code).toBe('wrong_code');

    const renewed = await browser.ask<{ recovery_codes: string[] }>('POST', '/two-factor/recovery-codes', {
      password: PASSWORD,
    });
    expect(renewed.body.recovery_codes).toHaveLength(10);
    expect(renewed.body.recovery_codes).not.toContain(body.recovery_codes[1]);
    expect((await browser.ask('DELETE', '/two-factor', { password: PASSWORD })).status).toBe(200);
    await mailTo(api, email, /authentication is off/);
    third.forget();
    expect((await third.ask('POST', '/sign-in', { email, password: PASSWORD })).body).toEqual({ email });
  });
});

describe('a sign-in from a new device', () => {
  it('is told of once, and undone by the link in it', async () => {
    const email = 'alert@example.com';
    const browser = await aUser(api, email);
    const thief = new AuthBrowser(api);
    await thief.ask('POST', '/sign-in', { email, password: PASSWORD });
    const text = await mailTo(api, email, /^New sign-in/);
    expect(text).toContain('Firefox on Windows');
    await thief.ask('POST', '/sign-in', { email, password: PASSWORD });
    await browser.ask('POST', '/sign-in', { email, password: PASSWORD });

    expect((await browser.ask('POST', '/not-me', { token: tokenIn(text) })).body).toEqual({ ok: true });
    expect([await thief.me(), await browser.me()]).toEqual([401, 401]);
    expect((await thief.ask('POST', '/sign-in', { email, password: PASSWORD })).status).toBe(401);
    const token = tokenIn(await mailTo(api, email, /^Choose a new password/));
    expect((await browser.ask('POST', '/password/reset', { token, password: NEW_PASSWORD })).status).toBe(
      200,
    );
    const alerts = api.postmark.mails.filter(
      ({ To, Subject }) => To === email && /^New sign-in/.test(Subject),
    );
    expect(alerts).toHaveLength(1);
  });
});

describe('sessions', () => {
  it('are listed, and ended one by one or all others at once', async () => {
    const email = 'sessions@example.com';
    const browser = await aUser(api, email);
    const [second, third] = [new AuthBrowser(api), new AuthBrowser(api)];
    for (const each of [second, third]) await each.ask('POST', '/sign-in', { email, password: PASSWORD });
    type Listed = { sessions: { id: number; device: string; ip_address: string; is_current: boolean }[] };
    const { body } = await browser.ask<Listed>('GET', '/sessions');
    expect(body.sessions.map(({ is_current }) => is_current)).toEqual([false, false, true]);
    expect(body.sessions[0]).toMatchObject({
      device: 'Firefox on Windows',
      ip_address: third.headers['cf-connecting-ip'],
    });
    expect((await browser.ask('DELETE', `/sessions/${body.sessions[0]?.id}`)).status).toBe(200);
    expect([await browser.me(), await second.me(), await third.me()]).toEqual([200, 200, 401]);
    const stranger = await aUser(api, 'stranger@example.com');
    const foreign = await stranger.ask('DELETE', `/sessions/${body.sessions[1]?.id}`);
    expect([foreign.status, foreign.body.code]).toEqual([404, 'not_found']);
    expect((await browser.ask('DELETE', '/sessions')).status).toBe(200);
    expect([await browser.me(), await second.me()]).toEqual([200, 401]);
  });
});

describe('a block', () => {
  it('keeps a user out by every way, and a member when all her accounts are blocked', async () => {
    const email = 'blocked@example.com';
    const browser = await aUser(api, email);
    await api.db
      .prepare(`UPDATE accounts SET blocked_at = 1 WHERE id = (SELECT max(account_id) FROM memberships)`)
      .run();
    expect(await browser.me()).toBe(401);
    const refused = await browser.ask('POST', '/sign-in', { email, password: PASSWORD });
    expect([refused.status, refused.body.code]).toEqual([403, 'blocked']);
    await browser.ask('POST', '/magic-link', { email });
    const token = tokenIn(await mailTo(api, email, /link to sign in/));
    expect((await browser.ask('POST', '/magic-link/sign-in', { token })).body.code).toBe('blocked');
    await api.db.prepare('UPDATE accounts SET blocked_at = NULL').run();
    expect((await browser.ask('POST', '/sign-in', { email, password: PASSWORD })).status).toBe(200);
    await api.db.prepare('UPDATE users SET blocked_at = 1 WHERE id = (SELECT max(id) FROM users)').run();
    expect(await browser.me()).toBe(401);
    expect((await browser.ask('POST', '/sign-in', { email, password: PASSWORD })).body.code).toBe('blocked');
  });
});

describe('the audit log', () => {
  it('has all of it', async () => {
    const browser = await aUser(api, 'audited@example.com');
    expect((await browser.ask('PATCH', '/me', { name: 'Aud' })).body.name).toBe('Aud');
    const { results } = await api.db
      .prepare(
        `SELECT DISTINCT action, json_extract(detail, '$.by') AS by FROM audit_log ORDER BY action, by`,
      )
      .all<{ action: string; by: string | null }>();
    expect(results.map(({ action, by }) => (by ? `${action} ${by}` : action))).toEqual([
      'user.changed',
      'user.confirmed',
      'user.email_changed',
      'user.locked',
      'user.password_changed',
      'user.recovery_code_used',
      'user.recovery_codes_made',
      'user.sessions_ended',
      'user.signed_in link',
      'user.signed_in password',
      'user.signed_in recovery_code',
      'user.signed_in second_factor',
      'user.signed_out',
      'user.signed_up',
      'user.two_factor_off',
      'user.two_factor_on',
    ]);
  });
});

describe('what is stored after all this', () => {
  it('says in no row of D1 who anybody is', async () => {
    const { results: tables } = await api.db
      .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB '_cf_*'`)
      .all<{ name: string }>();
    const rows = await Promise.all(tables.map(({ name }) => api.db.prepare(`SELECT * FROM "${name}"`).all()));
    const text = JSON.stringify(rows);
    expect(text.length).toBeGreaterThan(10_000);
    for (const plain of ['@example.com', '192.0.2.', 'Firefox']) expect(text).not.toContain(plain);
  });
});
