import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiStack, startApi, type TestSite } from '../../test/api-stack.ts';
import { app } from './app.ts';

/** What changes nothing that anybody has: questions, and the events that a site takes in. */
const NO_CHANGES = [
  // They send a link, or begin what another route ends.
  'POST /api/auth/magic-link',
  'POST /api/auth/password/forgot',
  'POST /api/auth/verify-email/resend',
  'POST /api/auth/email/change',
  'POST /api/auth/two-factor',
  'POST /api/auth/passkeys/options',
  'POST /api/auth/passkeys/sign-in/options',
  'POST /api/auth/oauth',
  'POST /api/auth/sso',
  'POST /api/accounts/:account_id/sso/test',
  'POST /api/v1/events',
  'POST /api/v1/sites/verify',
  'POST /api/v2/batch',
  'POST /api/v2/dashboard',
  'POST /api/v2/export',
  'POST /api/v2/funnel',
  'POST /api/v2/journey',
  'POST /api/v2/query',
  'POST /api/v2/retention',
  'POST /api/shared-site/unlock',
  'POST /api/invitations/view',
];

const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';
const EMAIL = 'ada@example.com';

let api: ApiStack;
let site: TestSite;
let cookie: string;
let account: string;

beforeAll(async () => {
  api = await startApi();
  site = await api.addSite('audited.example');
  cookie = await signIn(EMAIL);
  const me = await (await ask('GET', '/api/auth/me')).json();
  account = (me as { accounts: { id: string }[] }).accounts[0]?.id ?? '';
});
afterAll(() => api.stop());

async function signIn(email: string): Promise<string> {
  const { password } = await api.operator<{ password: string }>('POST', '/users', { email });
  const response = await api.request('/api/auth/sign-in', {
    method: 'POST',
    body: JSON.stringify({ email, password }),
  });
  return response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

function ask(method: string, path: string, body?: object, headers: Record<string, string> = {}) {
  return api.request(path, {
    method,
    headers: {
      ...{ cookie, 'user-agent': FIREFOX, 'cf-connecting-ip': '203.0.113.9' },
      ...(body && { 'content-type': 'application/json' }),
      ...headers,
    },
    body: body && JSON.stringify(body),
  });
}

const asOperator = (method: string, path: string, body?: object) =>
  ask(method, `/api/operator${path}`, body, { authorization: `Bearer ${api.operatorToken}` });

const V1 = '/api/v1/sites';
const GOAL = { goal_type: 'event', event_name: 'Signup' };
const NOTE = { date: '2026-01-15', text: 'New home page' };
const SHIELD = { type: 'ip', value: '203.0.113.77' };
let n = 0;
const segment = () => ({ name: `Home ${n++}`, type: 'site', filters: [['is', 'event:page', ['/']]] });
const funnel = () => ({ name: `Way in ${n++}`, steps: [{ page: '/' }, { page: '/done' }] });
const aKey = () => ({ name: `Script ${n++}`, scopes: ['stats:read'] });
const ofSite = (body: object) => ({ site_id: site.domain, ...body });
const put = (path: string, body: object) => ask('PUT', `${V1}/${path}`, ofSite(body));
const post = (path: string, body: object) => ask('POST', `${V1}/${path}`, ofSite(body));
const remove = (path: string) => ask('DELETE', `${V1}/${path}?site_id=${site.domain}`);

/** The id of what was just made. */
async function idOf(table: string, making: Promise<Response>): Promise<string> {
  expect((await making).status).toBeLessThan(300);
  const row = await api.db.prepare(`SELECT max(id) AS id FROM ${table}`).first<{ id: number }>();
  return String(row?.id);
}

/** A new site's domain. */
async function newSite(): Promise<string> {
  const domain = `site-${n++}.example`;
  expect((await ask('POST', V1, { domain })).status).toBe(200);
  return domain;
}

/** A user who owns an account of her own and belongs to no other. */
async function aloneIn(name: string): Promise<{ cookie: string; account: string; email: string }> {
  const email = `alone-${n++}@example.com`;
  const own = await signIn(email);
  const id = `account_${n++}`;
  const [{ id: userId } = { id: 0 }] = (
    await api.db.prepare('SELECT max(id) AS id FROM users').all<{ id: number }>()
  ).results;
  await api.db.batch([
    api.db.prepare('INSERT INTO accounts (public_id, name, created_at) VALUES (?, ?, 0)').bind(id, name),
    api.db
      .prepare('UPDATE memberships SET account_id = (SELECT max(id) FROM accounts) WHERE user_id = ?')
      .bind(userId),
  ]);
  return { cookie: own, account: id, email };
}

/** Follows the link of the newest e-mail about a deletion. */
async function undoByMail(): Promise<Response> {
  await ask('DELETE', `${V1}/${await newSite()}`);
  const token = /undo-deletion#([\w-]+)/.exec(api.postmark.lastTo(EMAIL).TextBody ?? '')?.[1];
  return ask('POST', '/api/deletions/undo', { token });
}

/** How each changing route is asked so that it changes something, and the action it leaves. */
const CHANGES: Record<string, [action: string, change: () => Promise<Response>]> = {
  'POST /api/auth/sign-in': [
    'user.signed_in',
    async () => {
      const { password } = await api.operator<{ password: string }>('POST', '/users', {
        email: 'eve@example.com',
      });
      // Without a cookie: it would end the session that is there.
      return ask('POST', '/api/auth/sign-in', { email: 'eve@example.com', password }, { cookie: '' });
    },
  ],
  'POST /api/auth/sign-out': [
    'user.signed_out',
    async () => ask('POST', '/api/auth/sign-out', undefined, { cookie: await signIn('bob@example.com') }),
  ],
  'POST /api/v1/sites/annotations': ['annotation.created', () => post('annotations', NOTE)],
  'PUT /api/v1/sites/annotations/:annotation_id': [
    'annotation.changed',
    async () => put(`annotations/${await idOf('annotations', post('annotations', NOTE))}`, NOTE),
  ],
  'DELETE /api/v1/sites/annotations/:annotation_id': [
    'annotation.deleted',
    async () => remove(`annotations/${await idOf('annotations', post('annotations', NOTE))}`),
  ],
  'PUT /api/v1/sites/goals': ['goal.saved', () => put('goals', GOAL)],
  'DELETE /api/v1/sites/goals/:goal_id': [
    'goal.deleted',
    async () => remove(`goals/${await idOf('goals', put('goals', { ...GOAL, event_name: 'Gone' }))}`),
  ],
  'PUT /api/v1/sites/budgets': ['budget.saved', () => put('budgets', { vital: 'lcp', limit: 2500 })],
  'DELETE /api/v1/sites/budgets/:budget_id': [
    'budget.deleted',
    async () => remove(`budgets/${await idOf('budgets', put('budgets', { vital: 'inp', limit: 200 }))}`),
  ],
  'PUT /api/v1/sites/custom-props': ['custom_prop.created', () => put('custom-props', { property: 'plan' })],
  'DELETE /api/v1/sites/custom-props/:property': [
    'custom_prop.deleted',
    async () => {
      await put('custom-props', { property: 'gone' });
      return await remove('custom-props/gone');
    },
  ],
  'PUT /api/v1/sites/shared-links': ['shared_link.created', () => put('shared-links', { name: 'All' })],
  'DELETE /api/v1/sites/shared-links/:link_id': [
    'shared_link.deleted',
    async () => remove(`shared-links/${await idOf('shared_links', put('shared-links', { name: 'Gone' }))}`),
  ],
  'POST /api/v1/sites/segments': ['segment.created', () => post('segments', segment())],
  'PUT /api/v1/sites/segments/:segment_id': [
    'segment.changed',
    async () => put(`segments/${await idOf('segments', post('segments', segment()))}`, segment()),
  ],
  'DELETE /api/v1/sites/segments/:segment_id': [
    'segment.deleted',
    async () => remove(`segments/${await idOf('segments', post('segments', segment()))}`),
  ],
  'POST /api/v1/sites/funnels': ['funnel.created', () => post('funnels', funnel())],
  'PUT /api/v1/sites/funnels/:funnel_id': [
    'funnel.changed',
    async () => put(`funnels/${await idOf('funnels', post('funnels', funnel()))}`, funnel()),
  ],
  'DELETE /api/v1/sites/funnels/:funnel_id': [
    'funnel.deleted',
    async () => remove(`funnels/${await idOf('funnels', post('funnels', funnel()))}`),
  ],
  'PUT /api/v1/sites/routes': ['route.saved', () => put('routes', { pattern: '/p/:id' })],
  'DELETE /api/v1/sites/routes/:route_id': [
    'route.deleted',
    async () => remove(`routes/${await idOf('route_rules', put('routes', { pattern: '/gone/:id' }))}`),
  ],
  'PUT /api/v1/sites/shields': ['shield.saved', () => put('shields', SHIELD)],
  'DELETE /api/v1/sites/shields/:shield_id': [
    'shield.deleted',
    async () =>
      remove(`shields/${await idOf('shields', put('shields', { ...SHIELD, value: '203.0.113.78' }))}`),
  ],
  'POST /api/v1/sites': ['site.created', () => ask('POST', V1, { domain: `site-${n++}.example` })],
  'PUT /api/v1/sites/:site_id': [
    'site.changed',
    async () => ask('PUT', `${V1}/${await newSite()}`, { timezone: 'Europe/Berlin' }),
  ],
  'DELETE /api/v1/sites/:site_id': ['site.deleted', async () => ask('DELETE', `${V1}/${await newSite()}`)],
  'POST /api/v1/deploys': [
    'deploy.saved',
    () => ask('POST', '/api/v1/deploys', { site_id: site.domain, version: '1.0' }),
  ],
  'DELETE /api/v1/deploys/:deploy_id': [
    'deploy.deleted',
    async () => {
      const deploying = ask('POST', '/api/v1/deploys', { site_id: site.domain, version: 'gone' });
      return ask('DELETE', `/api/v1/deploys/${await idOf('deploys', deploying)}?site_id=${site.domain}`);
    },
  ],
  'POST /api/transfers': ['site.offered', () => ask('POST', '/api/transfers', ofSite({}))],
  'DELETE /api/transfers': [
    'site.offer_withdrawn',
    async () => {
      await ask('POST', '/api/transfers', ofSite({}));
      return await ask('DELETE', '/api/transfers', ofSite({}));
    },
  ],
  'POST /api/keys': ['api_key.created', () => ask('POST', '/api/keys', aKey())],
  'POST /api/keys/:key_id/rotate': [
    'api_key.rotated',
    async () =>
      ask('POST', `/api/keys/${await idOf('api_keys', ask('POST', '/api/keys', aKey()))}/rotate`, {}),
  ],
  'DELETE /api/keys/:key_id': [
    'api_key.deleted',
    async () => ask('DELETE', `/api/keys/${await idOf('api_keys', ask('POST', '/api/keys', aKey()))}`),
  ],
  'DELETE /api/accounts/:account_id': [
    'deletion.requested',
    async () => {
      const { cookie: own, account: id } = await aloneIn('Short Lived');
      return ask('DELETE', `/api/accounts/${id}`, { confirm: 'Short Lived' }, { cookie: own });
    },
  ],
  'DELETE /api/me': [
    'user.deleted',
    async () => {
      const { cookie: own, account: id, email } = await aloneIn('Mine');
      return ask('DELETE', '/api/me', { confirm: email, accounts: [id] }, { cookie: own });
    },
  ],
  'POST /api/deletions/undo': ['deletion.undone', undoByMail],
  'POST /api/deletions/:deletion_id/undo': [
    'deletion.undone',
    async () => {
      await ask('DELETE', `${V1}/${await newSite()}`);
      const row = await api.db.prepare('SELECT public_id FROM deletions ORDER BY id DESC LIMIT 1').first();
      return ask('POST', `/api/deletions/${row?.public_id}/undo`);
    },
  ],
  'POST /api/operator/sites': [
    'site.created',
    () => asOperator('POST', '/sites', { domain: 'third.example', timezone: 'UTC' }),
  ],
  'POST /api/operator/keys': [
    'api_key.created',
    () => asOperator('POST', '/keys', { scopes: ['stats:read'] }),
  ],
  'DELETE /api/operator/keys': [
    'api_key.deleted',
    async () => asOperator('DELETE', '/keys', { key: await api.addKey({ scopes: ['stats:read'] }) }),
  ],
  'POST /api/operator/users': [
    'user.saved',
    () => asOperator('POST', '/users', { email: 'new@example.com' }),
  ],
  'POST /api/operator/dead-letters/replay': [
    'dead_letters.replayed',
    () => asOperator('POST', '/dead-letters/replay'),
  ],
  'POST /api/operator/data-key': [
    'data_key.exchanged',
    () => asOperator('POST', '/data-key', { step: 'invitations' }),
  ],
  'PUT /api/operator/retention': [
    'site.changed',
    () => asOperator('PUT', '/retention', { site: site.domain, months: 12 }),
  ],
};

/**
 * They need ClickHouse, or other people: routes/operator/upkeep.test.ts, routes/transfers.test.ts and
 * routes/accounts.test.ts look for their entries.
 */
const ASKED_ELSEWHERE = [
  // routes/admin.test.ts has them.
  'POST /api/admin/jobs/:job/run',
  'POST /api/admin/announcements',
  'PUT /api/admin/announcements/:announcement_id',
  'POST /api/admin/announcements/:announcement_id/test',
  'POST /api/admin/announcements/:announcement_id/send',
  'POST /api/admin/announcements/:announcement_id/stop',
  'PUT /api/admin/flags/:flag',
  'POST /api/unsubscribe/:token',
  'DELETE /api/unsubscribe/:token',
  'POST /api/admin/impersonation',
  'DELETE /api/admin/impersonation',
  'PUT /api/admin/accounts/:account_id/block',
  'PUT /api/admin/deletions/:deletion_id/decision',
  'PUT /api/admin/users/:user_id/block',
  'POST /api/transfers/:token/accept',
  'POST /api/operator/backfill',
  'POST /api/operator/erase',
  // Of people; routes/auth/flows.test.ts asks them, and looks for their entries.
  'POST /api/auth/sign-up',
  'POST /api/auth/verify-email',
  'POST /api/auth/magic-link/sign-in',
  'POST /api/auth/password/reset',
  'POST /api/auth/password/change',
  'POST /api/auth/not-me',
  'POST /api/auth/email/confirm',
  'POST /api/auth/two-factor/sign-in',
  'POST /api/auth/two-factor/recover',
  'POST /api/auth/two-factor/confirm',
  'POST /api/auth/two-factor/recovery-codes',
  'DELETE /api/auth/two-factor',
  'DELETE /api/auth/sessions',
  'DELETE /api/auth/sessions/:id',
  'PATCH /api/auth/me',
  // routes/auth/providers.test.ts.
  'DELETE /api/auth/providers/:id',
  // And test/browser/passkeys.test.ts.
  'POST /api/auth/passkeys',
  'POST /api/auth/passkeys/sign-in',
  'DELETE /api/auth/passkeys/:id',
  // routes/accounts/sso.test.ts.
  'PUT /api/accounts/:account_id/sso',
  'DELETE /api/accounts/:account_id/sso',
  'POST /api/accounts/:account_id/sso/domains',
  'POST /api/accounts/:account_id/sso/domains/:domain_id/verify',
  'DELETE /api/accounts/:account_id/sso/domains/:domain_id',
  // routes/accounts.test.ts.
  'POST /api/accounts',
  'PATCH /api/accounts/:account_id',
  'PATCH /api/accounts/:account_id/members/:member_id',
  'DELETE /api/accounts/:account_id/members/:member_id',
  'POST /api/accounts/:account_id/leave',
  'DELETE /api/accounts/:account_id/guests/:guest_id',
  'POST /api/accounts/:account_id/invitations',
  'POST /api/accounts/:account_id/invitations/:invitation_id/resend',
  'DELETE /api/accounts/:account_id/invitations/:invitation_id',
  'POST /api/accounts/:account_id/ownership',
  'DELETE /api/accounts/:account_id/ownership',
  'POST /api/accounts/:account_id/ownership/accept',
  'POST /api/invitations/accept',
  'POST /api/invitations/sign-up',
];

/** Who asks, where it is not a user. */
const ACTORS = [
  ['/operator/', 'operator'],
  ['/deletions/undo', 'system'],
] as const;

interface Entry {
  id: string;
  action: string;
  actor: { kind: string; id: string; name: string | null };
  [field: string]: unknown;
}

async function entries(query = ''): Promise<{ entries: Entry[]; meta: { before: string | null } }> {
  const response = await ask('GET', `/api/accounts/${account}/audit${query}`);
  expect(response.status).toBe(200);
  return response.json();
}

const newest = () =>
  api.db
    .prepare(
      'SELECT id, action, actor_kind, detail, request_id, origin FROM audit_log ORDER BY id DESC LIMIT 1',
    )
    .first<Record<'id' | 'action' | 'actor_kind' | 'detail' | 'request_id' | 'origin', string>>();

describe('every changing route', () => {
  const routes = app.routes
    .filter(({ method }) => ['POST', 'PUT', 'PATCH', 'DELETE'].includes(method))
    .map(({ method, path }) => `${method} ${path.replace(/(.)\/$/, '$1')}`);

  it('is known here, as a change or as none', () => {
    const known = [...NO_CHANGES, ...ASKED_ELSEWHERE, ...Object.keys(CHANGES)];
    expect([...new Set(routes)].sort()).toEqual(known.sort());
  });

  it.each(Object.entries(CHANGES))('%s leaves an entry of who asked', async (route, [action, change]) => {
    const before = Number((await newest())?.id ?? 0);
    const response = await change();
    expect([response.status < 300, route]).toEqual([true, route]);
    const entry = await newest();
    expect(Number(entry?.id)).toBeGreaterThan(before);
    expect(entry).toMatchObject({
      action,
      actor_kind: ACTORS.find(([part]) => route.includes(part))?.[1] ?? 'user',
      request_id: response.headers.get('x-request-id'),
    });
    // Neither secrets nor anybody's address.
    expect(JSON.stringify(entry)).not.toMatch(/@example\.com|203\.0\.113|pharos_\w|Firefox/);
  });

  it('leaves none when it is refused', async () => {
    const before = (await newest())?.id;
    expect((await put('goals', { goal_type: 'nothing' })).status).toBe(400);
    expect((await remove('goals/99999')).status).toBe(404);
    expect((await newest())?.id).toBe(before);
  });
});

describe('GET /api/accounts/:account_id/audit', () => {
  it('tells who did what from where', async () => {
    await put('goals', { ...GOAL, event_name: 'Order' });
    const [entry] = (await entries('?action=goal.saved')).entries;
    expect(entry).toMatchObject({
      action: 'goal.saved',
      actor: { kind: 'user', name: EMAIL },
      target: { kind: 'goal' },
      site: site.domain,
      device: 'Firefox on Windows',
      address: '203.0.113.9',
      request_id: expect.stringMatching(/^req_/),
      detail: { name: 'Order' },
    });
  });

  it('pages through to the first entry, and filters', async () => {
    for (let i = 0; i < 10; i++) await put('goals', GOAL);
    const seen: string[] = [];
    let before: string | null = '';
    while (before !== null) {
      const page = await entries(`?limit=7${before && `&before=${before}`}`);
      seen.push(...page.entries.map(({ id }) => id));
      before = page.meta.before;
    }
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => Number(b) - Number(a)));
    expect(seen.length).toBeGreaterThan(10);
    const byOperator = (await entries('?actor_kind=operator')).entries;
    expect(new Set(byOperator.map(({ actor }) => actor.kind))).toEqual(new Set(['operator']));
    expect((await entries(`?site_id=${site.domain}&action=site.created`)).entries).toHaveLength(1);
    expect((await entries(`?to=2020-01-01T00:00:00Z`)).entries).toEqual([]);
  });

  it.each(['?action=nothing', '?limit=0', '?before=x', '?from=yesterday', '?format=xml', '?page=1'])(
    'refuses %s',
    async (query) => {
      expect((await ask('GET', `/api/accounts/${account}/audit${query}`)).status).toBe(400);
    },
  );

  it('is a file, in which no cell is a formula', async () => {
    await put('custom-props', { property: '=1+1' });
    const csv = await ask('GET', `/api/accounts/${account}/audit?format=csv&action=custom_prop.created`);
    expect(csv.headers.get('content-disposition')).toBe('attachment; filename="audit-log.csv"');
    const text = await csv.text();
    expect(text).toContain(",custom_prop,'=1+1,");
    expect(text).not.toMatch(/(^|,)"?[=+@]/m);
    const json = await ask('GET', `/api/accounts/${account}/audit?format=json`);
    const all = (await json.json()) as { entries: Entry[] };
    expect(all.entries[0]).toMatchObject({ action: 'custom_prop.created', target: { id: '=1+1' } });
  });

  it('does not exist for who does not belong to the account, and is closed to other roles', async () => {
    const path = `/api/accounts/${account}/audit`;
    expect((await api.request(path)).status).toBe(401);
    expect((await ask('GET', '/api/accounts/account_nothing/audit')).status).toBe(404);
    const other = await signIn('viewer@example.com');
    await api.db
      .prepare(`UPDATE memberships SET role = 'viewer' WHERE id = (SELECT max(id) FROM memberships)`)
      .run();
    const refused = await ask('GET', path, undefined, { cookie: other });
    expect([refused.status, await refused.json()]).toEqual([
      403,
      expect.objectContaining({ code: 'missing_role' }),
    ]);
    await api.db.prepare('DELETE FROM memberships WHERE id = (SELECT max(id) FROM memberships)').run();
    expect((await ask('GET', path, undefined, { cookie: other })).status).toBe(404);
  });
});
