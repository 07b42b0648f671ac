import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../../db/database.ts';
import { invitations } from '../../../../db/schema.ts';
import { emailIndex } from '../../../../db/users.ts';
import { LOCAL_DATA_KEY } from '../../../../local/data-key.ts';
import { type ApiStack, startApi } from '../../../../test/api-stack.ts';
import { AuthBrowser, mailTo, PASSWORD, tokenIn } from '../../../../test/auth-browser.ts';
import { type FakeOidc, startFakeOidc } from '../../../../test/fake-oidc.ts';
import { openVault } from '../../../../vault/vault.ts';

let api: ApiStack;
let oidc: FakeOidc;
beforeAll(async () => {
  oidc = await startFakeOidc();
  api = await startApi({ vars: { INVITE_ONLY: 'true', ...oidc.vars } });
});
afterAll(async () => {
  await api.stop();
  oidc.stop();
});

const INVITED = 'invited@example.com';

async function invite(email: string): Promise<void> {
  const user = await api.operator<{ email: string }>('POST', '/users', { email: 'owner@example.com' });
  expect(user.email).toBe('owner@example.com');
  // An index needs the secret only; nothing is read from the bucket.
  const vault = openVault({} as R2Bucket, LOCAL_DATA_KEY);
  await openDatabase(api.db)
    .insert(invitations)
    .values({
      accountId: 1,
      keyId: 'no key',
      email: 'sealed',
      invitedBy: 1,
      emailIndex: emailIndex(vault, email),
      role: 'viewer',
      tokenHash: 'hash of a token',
      createdAt: Date.now(),
      expiresAt: Date.now() + 60_000,
    });
}

async function userCount(): Promise<number> {
  return (await api.db.prepare('SELECT count(*) AS n FROM users').first<{ n: number }>())?.n ?? -1;
}

describe('INVITE_ONLY', () => {
  it('closes every way to become a user to whoever is not invited, and says so to nobody', async () => {
    await invite(INVITED);
    const before = await userCount();
    const browser = new AuthBrowser(api);
    expect((await browser.ask('GET', '/ways')).body.invite_only).toBe(true);
    const uninvited = await browser.ask('POST', '/sign-up', {
      email: 'anybody@example.com',
      password: PASSWORD,
    });
    await browser.ask('POST', '/magic-link', { email: 'anybody@example.com' });
    oidc.person = { sub: 'acme-1', email: 'anybody@example.com', email_verified: true };
    const { body } = await browser.ask<{ url: string }>('POST', '/oauth', { provider: 'oidc' });
    const there = await fetch(body.url, { redirect: 'manual' });
    const back = new URL(there.headers.get('location') ?? '');
    const answer = await browser.fetch(back.pathname + back.search);
    expect(answer.headers.get('location')).toBe(`${api.url}/sign-in?error=invite_only`);

    const invited = await browser.ask('POST', '/sign-up', { email: INVITED, password: PASSWORD });
    expect([invited.status, invited.body]).toEqual([uninvited.status, uninvited.body]);
    const token = tokenIn(await mailTo(api, INVITED, /^Confirm/));
    // The invited one came later and is there: whoever else was to be made would be there as well.
    expect(await userCount()).toBe(before + 1);
    expect(api.postmark.mails.map(({ To }) => To)).toEqual([INVITED]);

    await browser.ask('POST', '/verify-email', { token });
    await browser.ask('POST', '/sign-in', { email: INVITED, password: PASSWORD });
    // Her account is the one she is invited to, once she accepts.
    expect((await browser.ask('GET', '/me')).body.accounts).toEqual([]);
  });
});
