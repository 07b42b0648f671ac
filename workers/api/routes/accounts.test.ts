import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiStack, startApi, type TestSite } from '../../../test/api-stack.ts';

let api: ApiStack;
let owner: string;
let account: string;
let site: TestSite;
let addresses = 0;

interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: answers are held against the API's description already
  body: any;
}

async function ask(cookie: string, method: string, path: string, body?: object): Promise<Answer> {
  const response = await api.request(path, {
    method,
    headers: { cookie, 'cf-connecting-ip': `198.51.100.${addresses++ % 250}` },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
}

async function signIn(email: string, password: string): Promise<string> {
  const response = await api.request('/api/auth/sign-in', {
    method: 'POST',
    headers: { 'cf-connecting-ip': `203.0.113.${addresses++ % 250}` },
    body: JSON.stringify({ email, password }),
  });
  return response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

/** A user who owns the first account, signed in. */
async function addOwner(email: string): Promise<string> {
  const { password } = await api.operator<{ password: string }>('POST', '/users', { email });
  return await signIn(email, password);
}

const at = (rest: string) => `/api/accounts/${account}${rest}`;

async function invite(email: string, more: object): Promise<{ id: string; token: string }> {
  const made = await ask(owner, 'POST', at('/invitations'), { email, ...more });
  expect(made).toMatchObject({ status: 201, body: { email } });
  return { id: made.body.id, token: tokenTo(email) };
}

function tokenTo(email: string): string {
  return /\/invitation#token=([\w-]+)/.exec(api.postmark.lastTo(email).TextBody ?? '')?.[1] ?? '';
}

/** Signs up by an invitation; the cookie. */
async function signUp(token: string): Promise<string> {
  const response = await api.request('/api/invitations/sign-up', {
    method: 'POST',
    headers: { 'cf-connecting-ip': `203.0.113.${addresses++ % 250}` },
    body: JSON.stringify({ token, name: 'New', password: 'a long password' }),
  });
  expect(response.status).toBe(200);
  return response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

/** A new member; her cookie and the number of her membership. */
async function addMember(email: string, role: string): Promise<{ cookie: string; id: string }> {
  const cookie = await signUp((await invite(email, { role })).token);
  const { body } = await ask(owner, 'GET', at('/team'));
  return { cookie, id: body.members.find((one: { email: string }) => one.email === email).id };
}

async function auditOf(action: string): Promise<unknown[]> {
  return (await ask(owner, 'GET', at(`/audit?action=${action}`))).body.entries;
}

beforeAll(async () => {
  api = await startApi();
  owner = await addOwner('owner@example.com');
  site = await api.addSite('team.example', 'UTC');
  account = (await ask(owner, 'GET', '/api/accounts')).body.accounts[0].id;
});
afterAll(() => api.stop());

describe('an account', () => {
  it('is made by a user, who owns it, and gets its sites and its name', async () => {
    const made = await ask(owner, 'POST', '/api/accounts', { name: 'Second' });
    expect(made).toMatchObject({ status: 201, body: { name: 'Second', role: 'owner' } });
    const renamed = await ask(owner, 'PATCH', `/api/accounts/${made.body.id}`, { name: 'Side business' });
    expect(renamed.body.name).toBe('Side business');
    const response = await api.request('/api/v1/sites', {
      method: 'POST',
      headers: { cookie: owner, 'x-pharos-account': made.body.id },
      body: JSON.stringify({ domain: 'side.example' }),
    });
    expect(response.status).toBe(200);
    const listed = (await ask(owner, 'GET', '/api/sites')).body as { domain: string; account: string }[];
    expect(listed.find(({ domain }) => domain === 'side.example')?.account).toBe(made.body.id);
    expect(listed.find(({ domain }) => domain === 'team.example')?.account).toBe(account);
  });

  it('requires two factors only if an owner says so who has them, and then opens nothing to who has not', async () => {
    const { cookie } = await addMember('onefactor@example.com', 'admin');
    const required = { requires_two_factor: true };
    expect((await ask(cookie, 'PATCH', at(''), required)).body.code).toBe('missing_role');
    expect((await ask(owner, 'PATCH', at(''), required)).body.code).toBe('two_factor_needed');
    await api.db.exec(
      `UPDATE users SET two_factor_enabled = 1 WHERE id = (SELECT user_id FROM memberships WHERE role = 'owner' LIMIT 1)`,
    );
    expect((await ask(owner, 'PATCH', at(''), required)).body.requires_two_factor).toBe(true);
    expect((await ask(cookie, 'GET', at(''))).body.needs_two_factor).toBe(true);
    expect((await ask(cookie, 'GET', at('/team'))).body.code).toBe('two_factor_needed');
    expect((await ask(cookie, 'GET', '/api/sites')).body).toEqual([]);
    await ask(owner, 'PATCH', at(''), { requires_two_factor: false });
    expect((await ask(cookie, 'GET', at('/team'))).status).toBe(200);
    expect(await auditOf('account.changed')).toHaveLength(2);
  });
});

describe('an invitation', () => {
  it('makes a new user a member, once', async () => {
    const { token } = await invite('new@example.com', { role: 'viewer' });
    const seen = await ask('', 'POST', '/api/invitations/view', { token });
    expect(seen.body).toMatchObject({
      site: null,
      email: 'new@example.com',
      role: 'viewer',
      has_user: false,
    });
    const short = { token, password: 'short' };
    expect((await ask('', 'POST', '/api/invitations/sign-up', short)).body.code).toBe('weak_password');
    const cookie = await signUp(token);
    expect((await ask(cookie, 'GET', '/api/sites')).body).toMatchObject([{ domain: site.domain }]);
    const goal = { site_id: site.domain, goal_type: 'page', page_path: '/thanks' };
    expect((await ask(cookie, 'PUT', '/api/v1/sites/goals', goal)).body.code).toBe('missing_role');
    expect((await ask('', 'POST', '/api/invitations/view', { token })).body.code).toBe('invalid_token');
    expect(await auditOf('invitation.sent')).not.toEqual([]);
    expect((await auditOf('member.joined'))[0]).toMatchObject({
      actor: { kind: 'user', name: 'new@example.com' },
    });
  });

  it('makes an existing user a guest of one site, if it is hers', async () => {
    const other = await addOwner('guest@example.com');
    await api.db.exec(`DELETE FROM memberships WHERE id = (SELECT max(id) FROM memberships)`);
    const { token } = await invite('guest@example.com', { role: 'viewer', site: site.domain });
    expect((await ask(owner, 'POST', '/api/invitations/accept', { token })).body.code).toBe('other_address');
    const second = { token, password: 'a long password' };
    expect((await ask('', 'POST', '/api/invitations/sign-up', second)).body.code).toBe('sign_in_first');
    const joined = await ask(other, 'POST', '/api/invitations/accept', { token });
    expect(joined.body).toMatchObject({ site: site.domain });
    expect((await ask(other, 'GET', '/api/sites')).body).toMatchObject([{ domain: site.domain }]);
    expect((await ask(other, 'GET', at(''))).status).toBe(404);
    const [guest] = (await ask(owner, 'GET', at('/team'))).body.guests;
    expect(guest).toMatchObject({ email: 'guest@example.com', role: 'viewer', site: site.domain });
    expect((await ask(owner, 'DELETE', at(`/guests/${guest.id}`))).body).toEqual({ deleted: true });
    expect((await ask(other, 'GET', '/api/sites')).body).toEqual([]);
    expect(await auditOf('guest.joined')).toHaveLength(1);
    expect(await auditOf('guest.removed')).toHaveLength(1);
  });

  it('is void once it is revoked, sent again or over', async () => {
    const view = async (token: string) =>
      (await ask('', 'POST', '/api/invitations/view', { token })).body.code ?? 'holds';
    const first = await invite('void@example.com', { role: 'editor' });
    expect((await ask(owner, 'POST', at(`/invitations/${first.id}/resend`))).status).toBe(200);
    const again = tokenTo('void@example.com');
    expect([await view(first.token), await view(again)]).toEqual(['invalid_token', 'holds']);
    const replaced = await invite('void@example.com', { role: 'admin' });
    expect([await view(again), await view(replaced.token)]).toEqual(['invalid_token', 'holds']);
    await api.db.exec('UPDATE invitations SET expires_at = 1');
    expect(await view(replaced.token)).toBe('invalid_token');
    const last = await invite('void@example.com', { role: 'admin' });
    expect((await ask(owner, 'DELETE', at(`/invitations/${last.id}`))).body).toEqual({ deleted: true });
    expect(await view(last.token)).toBe('invalid_token');
    expect(await auditOf('invitation.revoked')).toHaveLength(1);
  });

  it('is in D1 without its address and its token', async () => {
    const { token } = await invite('sealed@example.com', { role: 'viewer' });
    const { results } = await api.db.prepare('SELECT * FROM invitations').all();
    expect(results.length).toBeGreaterThan(0);
    expect(JSON.stringify(results)).not.toContain('sealed');
    expect(JSON.stringify(results)).not.toContain(token);
  });

  it.each([
    ['an owner', { role: 'owner' }, 400],
    ['an admin of one site', { role: 'admin', site: 'team.example' }, 400],
    ['a guest of a site of nobody', { role: 'viewer', site: 'nowhere.example' }, 404],
    ['who is a member', { email: 'new@example.com', role: 'admin' }, 409],
  ])('is not for %s', async (_, wanted, status) => {
    const body = { email: 'never@example.com', ...wanted };
    expect((await ask(owner, 'POST', at('/invitations'), body)).status).toBe(status);
  });
});

describe('a member', () => {
  it('gets another role, goes, and reaches nothing then', async () => {
    const { cookie, id } = await addMember('mover@example.com', 'viewer');
    expect((await ask(owner, 'PATCH', at(`/members/${id}`), { role: 'admin' })).body).toEqual({ ok: true });
    expect((await ask(cookie, 'GET', at('/team'))).status).toBe(200);
    expect((await ask(owner, 'DELETE', at(`/members/${id}`))).body).toEqual({ deleted: true });
    expect((await ask(cookie, 'GET', at('/team'))).status).toBe(404);
    expect((await ask(cookie, 'GET', '/api/sites')).body).toEqual([]);
    expect(await auditOf('member.changed')).toMatchObject([{ detail: { from: 'viewer', to: 'admin' } }]);
    expect(await auditOf('member.removed')).toHaveLength(1);
  });

  it('leaves by herself', async () => {
    const { cookie } = await addMember('leaver@example.com', 'viewer');
    expect((await ask(cookie, 'POST', at('/leave'), {})).body).toEqual({ ok: true });
    expect((await ask(cookie, 'GET', '/api/accounts')).body.accounts).toEqual([]);
    expect(await auditOf('member.left')).toHaveLength(1);
  });

  it('who is an admin changes no owner, and the last owner stays', async () => {
    const { cookie } = await addMember('admin@example.com', 'admin');
    const { members } = (await ask(owner, 'GET', at('/team'))).body;
    const { id } = members.find((one: { role: string }) => one.role === 'owner');
    for (const [method, body] of [['PATCH', { role: 'viewer' }] as const, ['DELETE', undefined] as const]) {
      expect((await ask(cookie, method, at(`/members/${id}`), body)).body.code).toBe('missing_role');
      expect((await ask(owner, method, at(`/members/${id}`), body)).body.code).toBe('last_owner');
    }
    expect((await ask(owner, 'POST', at('/leave'), {})).body.code).toBe('last_owner');
  });
});

describe('an account that is handed over', () => {
  it('is the other’s once she accepts, and no one else’s', async () => {
    const heir = await addMember('heir@example.com', 'editor');
    const stranger = await addMember('stranger@example.com', 'admin');
    const offer = () => ask(owner, 'POST', at('/ownership'), { member_id: heir.id });
    expect((await offer()).body).toEqual({ ok: true });
    expect(api.postmark.lastTo('heir@example.com').Subject).toContain('is to be yours');
    expect((await ask(heir.cookie, 'GET', at(''))).body).toMatchObject({ role: 'editor', is_offered: true });
    expect((await ask(stranger.cookie, 'POST', at('/ownership/accept'), {})).status).toBe(404);
    expect((await ask(owner, 'DELETE', at('/ownership'))).body).toEqual({ deleted: true });
    expect((await ask(heir.cookie, 'POST', at('/ownership/accept'), {})).status).toBe(404);
    await offer();
    expect((await ask(heir.cookie, 'POST', at('/ownership/accept'), {})).body).toEqual({ ok: true });
    expect((await ask(heir.cookie, 'GET', at(''))).body).toMatchObject({ role: 'owner', is_offered: false });
    expect((await ask(owner, 'GET', at(''))).body.role).toBe('admin');
    expect(await auditOf('ownership.offered')).toHaveLength(2);
    expect(await auditOf('ownership.kept')).toHaveLength(1);
    expect(await auditOf('ownership.accepted')).toHaveLength(1);
  });
});
