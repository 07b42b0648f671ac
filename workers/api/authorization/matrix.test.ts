import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guestMay, memberMay } from '../../../core/team/capability.ts';
import { GUEST_ROLES, ROLES } from '../../../core/team/role.ts';
import { API_SCOPES } from '../../../db/api-scope.ts';
import { type ApiStack, startApi } from '../../../test/api-stack.ts';
import { hashToken } from '../tokens.ts';
import { type Need, ROUTE_NEEDS } from './route-needs.ts';
import { requestOf } from './test-requests.ts';

/*
 * Every route × everybody who may come × what is theirs, what is somebody else's and what is nowhere. What must come out
 * is read from ROUTE_NEEDS and CAPABILITIES, so that a route is tested by being entered there.
 */

type SiteNeed = Extract<Need, { of: 'sites' }>;

/** Who comes, and what a route about sites must say to them about their own one: nothing, or the code of a refusal. */
interface Visitor {
  name: string;
  headers(): Record<string, string>;
  refusal(need: SiteNeed): string | undefined;
}

const REFUSALS = ['unauthorized', 'missing_scope', 'missing_role', 'two_factor_needed', 'site_not_found'];
const OWN = 'own.example';
const FOREIGN = 'foreign.example';
const MADE_UP = 'nowhere.example';
/** They name no site; the tests below have them. */
const LISTS = ['GET /api/sites', 'GET /api/v1/sites', 'POST /api/v1/sites', 'GET /api/shared-site'];

let api: ApiStack;
const headersOf = new Map<string, Record<string, string>>();
const headersFor = (name: string) => headersOf.get(name) ?? {};

async function run(sql: string, ...values: unknown[]): Promise<number> {
  return Number(
    (
      await api.db
        .prepare(sql)
        .bind(...values)
        .run()
    ).meta.last_row_id,
  );
}

async function addAccount(name: string): Promise<number> {
  return await run(
    'INSERT INTO accounts (public_id, name, created_at) VALUES (?, ?, 0)',
    `account_${name}`,
    name,
  );
}

let sites = 0;
async function addSite(domain: string, accountId: number): Promise<number> {
  sites += 1;
  return await run(
    `INSERT INTO sites (public_id, account_id, domain, key, timezone, visitor_secret, created_at) VALUES (?, ?, ?, ?, 'UTC', '', 0)`,
    `site_${sites}`,
    accountId,
    domain,
    `key_${sites}`,
  );
}

let addresses = 0;
/** A user who belongs nowhere, signed in. */
async function addUser(name: string): Promise<number> {
  const email = `${name.replaceAll(' ', '-')}@example.com`;
  const { password } = await api.operator<{ password: string }>('POST', '/users', { email });
  addresses += 1;
  const response = await api.request('/api/auth/sign-in', {
    method: 'POST',
    headers: { 'cf-connecting-ip': `203.0.113.${addresses}` },
    body: JSON.stringify({ email, password }),
  });
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  headersOf.set(name, { cookie });
  const user = await api.db.prepare('SELECT max(id) AS id FROM users').first<{ id: number }>();
  await run('DELETE FROM memberships WHERE user_id = ?', user?.id);
  return user?.id ?? 0;
}

async function addMember(name: string, accountId: number, role: string): Promise<void> {
  await run(
    'INSERT INTO memberships (account_id, user_id, role, created_at) VALUES (?, ?, ?, 0)',
    accountId,
    await addUser(name),
    role,
  );
}

async function addKey(name: string, scope: string, accountId: number, siteId: number | null): Promise<void> {
  await run(
    `INSERT INTO api_keys (prefix, key_hash, name, scopes, account_id, site_id, created_at) VALUES ('', ?, '', ?, ?, ?, 0)`,
    hashToken(name),
    JSON.stringify([scope]),
    accountId,
    siteId,
  );
  headersOf.set(name, { authorization: `Bearer ${name}` });
}

let ownAccount: number;
beforeAll(async () => {
  api = await startApi();
  await addAccount('first');
  ownAccount = await addAccount('own');
  const foreignAccount = await addAccount('foreign');
  const ownSite = await addSite(OWN, ownAccount);
  await addSite(FOREIGN, foreignAccount);
  for (const role of ROLES) await addMember(`member ${role}`, ownAccount, role);
  for (const role of GUEST_ROLES) {
    const insert = 'INSERT INTO site_guests (site_id, user_id, role, created_at) VALUES (?, ?, ?, 0)';
    await run(insert, ownSite, await addUser(`guest ${role}`), role);
  }
  for (const scope of API_SCOPES) {
    await addKey(`key ${scope}`.replace(' ', '_'), scope, ownAccount, null);
    await addKey(`site-key ${scope}`.replace(' ', '_'), scope, ownAccount, ownSite);
  }
  await run(`INSERT INTO shared_links (site_id, name, slug, created_at) VALUES (?, 'x', 'slug', 0)`, ownSite);
  headersOf.set('link', { 'x-pharos-link': 'slug' });
}, 120_000);
afterAll(() => api.stop());

const VISITORS: Visitor[] = [
  ...ROLES.map((role) => ({
    name: `member ${role}`,
    headers: () => headersFor(`member ${role}`),
    refusal: ({ capability }: SiteNeed) => (memberMay(role, capability) ? undefined : 'missing_role'),
  })),
  ...GUEST_ROLES.map((role) => ({
    name: `guest ${role}`,
    headers: () => headersFor(`guest ${role}`),
    refusal: ({ capability }: SiteNeed) => (guestMay(role, capability) ? undefined : 'missing_role'),
  })),
  ...['key', 'site-key'].flatMap((kind) =>
    API_SCOPES.map((scope) => ({
      name: `${kind} ${scope}`,
      headers: () => headersFor(`${kind}_${scope}`),
      refusal: (need: SiteNeed) =>
        need.scope === undefined ? 'unauthorized' : need.scope === scope ? undefined : 'missing_scope',
    })),
  ),
  {
    name: 'link',
    headers: () => headersFor('link'),
    refusal: ({ link, scope }) => (link ? undefined : scope === undefined ? 'unauthorized' : 'missing_scope'),
  },
  { name: 'nobody', headers: () => ({}), refusal: () => 'unauthorized' },
];

interface Answer {
  status: number;
  code: unknown;
  error: unknown;
}

async function send(route: string, path: string, headers: Record<string, string>, body?: object) {
  const [method] = route.split(' ');
  const redirect = 'manual' as const;
  return await api.request(path, { method, headers, redirect, ...(body && { body: JSON.stringify(body) }) });
}

async function ask(route: string, site: string, headers: Record<string, string>): Promise<Answer> {
  const { path, body } = requestOf(route, site);
  const response = await send(route, path, headers, body);
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json');
  const answer = isJson ? JSON.parse(text) : {};
  // A batch answers each of its questions.
  const { code, error } = route === 'POST /api/v2/batch' && response.ok ? answer.results[0] : answer;
  return { status: response.status, code, error };
}

/** What is said to a visitor instead of an answer, if anything. */
async function refusalOn(route: string, site: string, headers: Record<string, string>): Promise<unknown> {
  const { status, code } = await ask(route, site, headers);
  if (status === 500) return 'broken';
  return REFUSALS.includes(String(code)) ? code : undefined;
}

const siteRoutes = Object.entries(ROUTE_NEEDS).flatMap(([route, need]) =>
  need.of === 'sites' && !LISTS.includes(route) ? [[route, need] as const] : [],
);
const DELETION = 'DELETE /api/v1/sites/:site_id';

describe.each(siteRoutes)('%s', (route, need) => {
  it('lets in on their own site whom the table names, and nobody else', async () => {
    const outcomes = await Promise.all(
      VISITORS.map(async ({ name, headers, refusal }, n) => {
        const isDeletion = route === DELETION && refusal(need) === undefined;
        // The key of a site goes with it.
        if (isDeletion && name.startsWith('site-key')) return [name, undefined];
        const site = isDeletion ? `deleted-${n}.example` : OWN;
        if (isDeletion) await addSite(site, ownAccount);
        return [name, await refusalOn(route, site, headers())];
      }),
    );
    expect(outcomes).toEqual(VISITORS.map(({ name, refusal }) => [name, refusal(need)]));
  });

  it("answers about somebody else's site as about one that is nowhere", async () => {
    await Promise.all(
      VISITORS.map(async ({ name, headers }) => {
        const foreign = await ask(route, FOREIGN, headers());
        expect(REFUSALS, name).toContain(foreign.code);
        expect(await ask(route, MADE_UP, headers()), name).toEqual(foreign);
      }),
    );
  });
});

describe.each(['GET /api/sites', 'GET /api/v1/sites'])('%s', (route) => {
  it('lists what a visitor may read and nothing else', async () => {
    const need = ROUTE_NEEDS[route] as SiteNeed;
    for (const { name, headers, refusal } of VISITORS) {
      const response = await send(route, route.split(' ')[1] ?? '', headers());
      const text = await response.text();
      const refused = refusal(need);
      if (refused === undefined || refused === 'missing_role') {
        expect([response.status, text.includes(OWN)], name).toEqual([200, refused === undefined]);
      } else {
        expect(JSON.parse(text), name).toMatchObject({ code: refused });
      }
      expect(text, name).not.toContain(FOREIGN);
    }
  });
});

describe('POST /api/v1/sites', () => {
  const route = 'POST /api/v1/sites';
  const add = async (headers: Record<string, string>, domain: string) => {
    const response = await send(route, '/api/v1/sites', headers, { domain });
    const { code, error } = (await response.json()) as Record<string, unknown>;
    return { status: response.status, code, error };
  };

  it('adds to her own account for whom the table names', async () => {
    for (const [n, { name, headers, refusal }] of VISITORS.entries()) {
      const { code } = await add(headers(), `added-${n}.example`);
      const isOfOneSite =
        name.startsWith('site-key') && refusal(ROUTE_NEEDS[route] as SiteNeed) === undefined;
      expect(code, name).toBe(isOfOneSite ? 'missing_scope' : refusal(ROUTE_NEEDS[route] as SiteNeed));
    }
    const { results } = await api.db
      .prepare(`SELECT DISTINCT account_id FROM sites WHERE domain GLOB 'added-*'`)
      .all();
    expect(results).toEqual([{ account_id: ownAccount }]);
  });

  it("knows somebody else's account as little as one that is nowhere", async () => {
    const cookie = headersFor('member owner');
    const foreign = await add({ ...cookie, 'x-pharos-account': 'account_foreign' }, 'smuggled.example');
    expect(foreign).toMatchObject({ status: 404, code: 'not_found' });
    expect(await add({ ...cookie, 'x-pharos-account': 'account_nowhere' }, 'smuggled.example')).toEqual(
      foreign,
    );
  });
});

describe('the keys of an account', () => {
  const wanted = { name: 'x', scopes: ['stats:read'] };

  it.each(VISITORS.map((visitor) => [visitor.name, visitor] as const))('%s', async (name, { headers }) => {
    const [kind, role] = name.split(' ');
    const list = await send('GET /', '/api/keys', headers());
    const add = (account: string) => send('POST /', '/api/keys', headers(), { ...wanted, account });
    const foreign = await answerOf(await add('account_foreign'));
    expect(await answerOf(await add('account_nowhere'))).toEqual(foreign);
    const may = kind === 'member' && ROLES.some((one) => one === role && memberMay(one, 'manage_keys'));
    if (kind !== 'member' && kind !== 'guest') {
      expect([list.status, foreign.status]).toEqual([401, 401]);
      return;
    }
    expect(foreign.status).toBe(404);
    expect((await list.text()).includes('account_own')).toBe(may);
    expect((await add('account_own')).status).toBe(may ? 201 : 404);
    for (const path of ['/api/keys/4711', '/api/keys/1']) {
      const { status } = await send('DELETE /', path, may ? headersFor('member viewer') : headers());
      expect(status).toBe(404);
    }
  });
});

async function answerOf(response: Response): Promise<{ status: number } & Record<string, unknown>> {
  const { request_id: _, ...answer } = (await response.json()) as Record<string, unknown>;
  return { status: response.status, ...answer };
}

describe('GET /api/shared-site', () => {
  it('is for links', async () => {
    expect((await send('GET /', '/api/shared-site', headersFor('link'))).status).toBe(200);
    expect((await send('GET /', '/api/shared-site', headersFor('member owner'))).status).toBe(400);
  });
});

describe('a route of signed-in users, of keys or of the operator', () => {
  const others = Object.entries(ROUTE_NEEDS).filter(([, { of }]) =>
    ['users', 'keys', 'operator'].includes(of),
  );

  it.each(others)('%s lets nobody else in', async (route, need) => {
    for (const { name, headers } of VISITORS) {
      const [kind, scope] = name.split(' ');
      const isLetIn =
        need.of === 'users'
          ? kind === 'member' || kind === 'guest'
          : need.of === 'keys' && scope === need.scope;
      const response = await send(route, (route.split(' ')[1] ?? '').replaceAll(/:\w+/g, '4711'), headers());
      expect(['unauthorized', 'missing_scope'].includes((await codeOf(response)) ?? ''), name).toBe(!isLetIn);
    }
  });
});

async function codeOf(response: Response): Promise<string | undefined> {
  const text = await response.text();
  return text.startsWith('{') ? JSON.parse(text).code : undefined;
}

describe('an account that requires two factors', () => {
  it('opens nothing to a member or guest who has one', async () => {
    const account = await addAccount('strict');
    const site = await addSite('strict.example', account);
    await run('UPDATE accounts SET requires_two_factor = 1 WHERE id = ?', account);
    await addMember('careless owner', account, 'owner');
    const guest = await addUser('careless guest');
    await run(
      `INSERT INTO site_guests (site_id, user_id, role, created_at) VALUES (?, ?, 'viewer', 0)`,
      site,
      guest,
    );
    const route = 'GET /api/v1/sites/goals';
    for (const name of ['careless owner', 'careless guest']) {
      expect(await refusalOn(route, 'strict.example', headersFor(name)), name).toBe('two_factor_needed');
      expect(await (await send('GET /', '/api/sites', headersFor(name))).json()).toEqual([]);
    }
    await run('UPDATE users SET two_factor_enabled = 1');
    for (const name of ['careless owner', 'careless guest']) {
      expect(await refusalOn(route, 'strict.example', headersFor(name)), name).toBeUndefined();
    }
  });
});

describe('a route of an account', () => {
  const accountRoutes = Object.entries(ROUTE_NEEDS).flatMap(([route, need]) =>
    need.of === 'account' ? [[route, need] as const] : [],
  );
  beforeAll(async () => {
    for (const role of ROLES) await addMember(`colleague ${role}`, ownAccount, role);
  });

  it.each(accountRoutes)('%s', async (route, { capability }) => {
    const [method = '', pattern = ''] = route.split(' ');
    // What it says to a body that is none of its own comes after who may ask.
    const at = async (account: string, headers: Record<string, string>) => {
      const path = pattern.replace(':account_id', account).replaceAll(/:\w+/g, '4711');
      const response = await api.request(path, { method, headers, ...(method !== 'GET' && { body: '[]' }) });
      return await answerOf(response);
    };
    for (const role of ROLES) {
      const headers = headersFor(`colleague ${role}`);
      const isLetIn = memberMay(role, capability);
      const own = await at('account_own', headers);
      expect('code' in own && own.code === 'missing_role', role).toBe(!isLetIn);
      const foreign = await at('account_foreign', headers);
      expect(foreign, role).toMatchObject({ status: 404, code: 'not_found' });
      expect(await at('account_nowhere', headers), role).toEqual(foreign);
    }
    for (const name of ['guest editor', 'key_sites:write', 'link']) {
      const refused = await at('account_own', headersFor(name));
      expect([401, 404], name).toContain(refused.status);
    }
  });
});

describe('a member of staff who looks as an owner does', () => {
  let viewer: Record<string, string>;
  let ownerHeaders: Record<string, string>;
  beforeAll(async () => {
    await addMember('seen owner', ownAccount, 'owner');
    ownerHeaders = headersFor('seen owner');
    const seen = await api.db.prepare('SELECT max(id) AS id FROM users').first<{ id: number }>();
    const staffId = await addUser('staff');
    await run('UPDATE users SET is_staff = 1, two_factor_enabled = 1 WHERE id = ?', staffId);
    const { cookie = '' } = headersFor('staff');
    const started = await api.request('/api/admin/impersonation', {
      method: 'POST',
      headers: { cookie },
      body: JSON.stringify({ user_id: seen?.id, reason: 'a question' }),
    });
    const cookies = started.headers.getSetCookie().map((one) => one.split(';')[0]);
    expect([started.status, cookies.length]).toEqual([201, 2]);
    viewer = { cookie: [cookie, ...cookies].join('; ') };
  });

  const requestFor = (route: string, need: Need) =>
    route === 'POST /api/v1/sites'
      ? { path: '/api/v1/sites', body: { domain: 'seen.example' } }
      : need.of === 'sites'
        ? requestOf(route, OWN)
        : {
            path: (route.split(' ')[1] ?? '')
              .replace(':account_id', 'account_own')
              .replaceAll(/:\w+/g, '4711'),
            ...(!/^(GET|DELETE) /.test(route) && { body: {} }),
          };
  const asked = async (route: string, need: Need, headers: Record<string, string>) => {
    const { path, body } = requestFor(route, need);
    const response = await send(route, path, headers, body);
    return { status: response.status, code: await codeOf(response) };
  };
  const OWN_ROUTES = ['GET /api/admin/impersonation', 'DELETE /api/admin/impersonation'];
  const routes = Object.entries(ROUTE_NEEDS).filter(([route]) => !OWN_ROUTES.includes(route));
  const READS = ['query', 'batch', 'dashboard', 'funnel', 'journey', 'retention'].map(
    (name) => `POST /api/v2/${name}`,
  );
  const isRead = (route: string) => route.startsWith('GET ') || READS.includes(route);
  const PRIVATE =
    /\/keys|session|passkey|providers|callback|export|\/audit|\/sso|shared-links|transfers\/|secret|recovery|webhook/;
  const isPrivate = (route: string) => route.startsWith('GET /api/') && PRIVATE.test(route);

  it.each(routes.filter(([route]) => isRead(route) && !isPrivate(route)))(
    '%s answers what it answers the owner',
    async (route, need) => {
      expect(await asked(route, need, viewer)).toEqual(await asked(route, need, ownerHeaders));
    },
  );

  it.each(routes.filter(([route]) => !isRead(route) || isPrivate(route)))(
    '%s is closed',
    async (route, need) => {
      const last = () => api.db.prepare('SELECT max(id) AS id FROM audit_log').first('id');
      const before = await last();
      expect(await asked(route, need, viewer)).toEqual({ status: 403, code: 'view_only' });
      expect(await last()).toBe(before);
    },
  );
});
