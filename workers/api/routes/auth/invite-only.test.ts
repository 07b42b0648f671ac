import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../../db/database.ts';
import { invitations } from '../../../../db/schema.ts';
import { emailIndex } from '../../../../db/users.ts';
import { LOCAL_DATA_KEY } from '../../../../local/data-key.ts';
import { type ApiStack, startApi } from '../../../../test/api-stack.ts';
import { AuthBrowser, byProvider, mailTo, PASSWORD, tokenIn } from '../../../../test/auth-browser.ts';
import { type FakeProviders, startFakeProviders } from '../../../../test/fake-providers.ts';
import { openVault } from '../../../../vault/vault.ts';

let api: ApiStack;
let providers: FakeProviders;
beforeAll(async () => {
  providers = await startFakeProviders();
  api = await startApi({ hosts: providers.hosts, vars: { INVITE_ONLY: 'true', ...providers.vars } });
});
afterAll(async () => {
  await api.stop();
  providers.stop();
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
    providers.oidc.person = { sub: 'acme-1', email: 'anybody@example.com', email_verified: true };
    providers.google.person = providers.oidc.person;
    const emails = [{ email: 'anybody@example.com', primary: true, verified: true }];
    providers.github.person = { ...providers.github.person, emails };
    for (const provider of ['github', 'google', 'oidc']) {
      expect(await byProvider(browser, provider, providers.hosts)).toBe('/sign-in?error=invite_only');
    }

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
