import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiStack, startApi } from '../../../test/api-stack.ts';

const SITE = 'site.example';

let api: ApiStack;
let key: string;
/** Of another account, whose site is other.example. */
let theirs: string;
let jane: string;
let john: string;
beforeAll(async () => {
  api = await startApi();
  const scopes = ['sites:read', 'sites:write'];
  await api.addSite(SITE);
  await api.addSite('other.example');
  [key, theirs] = [await api.addKey({ scopes }), await api.addKey({ scopes })];
  [jane, john] = [await signIn('jane@site.example'), await signIn('john@site.example')];
  await api.db.batch([
    api.db.prepare(
      `INSERT INTO accounts (id, public_id, name, created_at) VALUES (7, 'account_7', 'Other', 0)`,
    ),
    api.db.prepare(`UPDATE sites SET account_id = 7 WHERE domain = 'other.example'`),
    api.db.prepare('UPDATE api_keys SET account_id = 7 WHERE prefix = ?').bind(theirs.slice(0, 12)),
    api.db.prepare('UPDATE api_keys SET account_id = 1 WHERE prefix = ?').bind(key.slice(0, 12)),
  ]);
});
afterAll(() => api.stop());

async function signIn(email: string): Promise<string> {
  const { password } = await api.operator<{ password: string }>('POST', '/users', { email });
  const body = JSON.stringify({ email, password });
  const response = await api.request('/api/auth/sign-in', { method: 'POST', body });
  return response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

interface Asked {
  body?: object;
  headers?: Record<string, string>;
}

/** Asks as the key, unless headers say who else asks. */
async function ask(method: string, path: string, { body, headers = bearer(key) }: Asked = {}) {
  const init = { method, headers, body: body && (body instanceof FormData ? body : JSON.stringify(body)) };
  const response = await api.request(`/api/v1/sites${path}`, init);
  return [response.status, await response.json()] as [number, Record<string, unknown>];
}

function bearer(token: string) {
  return { authorization: `Bearer ${token}` };
}

function form(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return data;
}

const refusal = (status: number, code: string, error: RegExp | string = /^\S.*\.$/) => [
  status,
  { code, error: expect.stringMatching(error) },
];

describe('/api/v1/sites/goals', () => {
  const goal = (fields: object) => ({ body: { site_id: SITE, ...fields } });

  it.each([
    [
      'an event goal',
      { goal_type: 'event', event_name: 'Signup' },
      { goal_type: 'event', display_name: 'Signup', event_name: 'Signup' },
    ],
    [
      'a page goal, nulls for what does not apply',
      { goal_type: 'page', page_path: '/docs/*', event_name: null, scroll_threshold: null, currency: null },
      { goal_type: 'page', display_name: 'Visit /docs/*', page_path: '/docs/*' },
    ],
    [
      'a scroll goal',
      { goal_type: 'scroll', page_path: '/blog/**', scroll_threshold: 75, display_name: 'Readers' },
      { goal_type: 'scroll', display_name: 'Readers', page_path: '/blog/**', scroll_threshold: 75 },
    ],
    [
      'a revenue goal with props',
      {
        goal_type: 'event',
        event_name: 'Purchase',
        currency: 'EUR',
        custom_props: { plan: 'pro' },
        display_name: 'Pro',
      },
      {
        goal_type: 'event',
        display_name: 'Pro',
        event_name: 'Purchase',
        currency: 'EUR',
        custom_props: { plan: 'pro' },
      },
    ],
  ])('finds or creates %s', async (_, fields, expected) => {
    const whole = {
      event_name: null,
      page_path: null,
      scroll_threshold: null,
      custom_props: {},
      currency: null,
      ...expected,
      id: expect.stringMatching(/^\d+$/),
    };
    const [status, created] = await ask('PUT', '/goals', goal(fields));
    expect([status, created]).toEqual([200, { domain: SITE, ...whole }]);
    expect(await ask('PUT', '/goals', goal(fields))).toEqual([200, created]);
    const [, listed] = await ask('GET', `/goals?site_id=${SITE}`);
    const { domain: _domain, ...view } = created;
    expect(listed.goals).toContainEqual(view);
  });

  it('takes forms as curl -F sends them, props as JSON or by key', async () => {
    const fields = { site_id: SITE, goal_type: 'event', event_name: 'Form' };
    const asJson = form({ ...fields, custom_props: '{"plan":"pro"}', display_name: 'Form pro' });
    const byKey = form({ ...fields, 'custom_props[plan]': 'pro' });
    const [status, created] = await ask('PUT', '/goals', { body: asJson });
    expect([status, created]).toMatchObject([200, { custom_props: { plan: 'pro' } }]);
    expect(await ask('PUT', '/goals', { body: byKey })).toEqual([200, created]);
    const depth = form({ site_id: SITE, goal_type: 'scroll', page_path: '/f', scroll_threshold: '50' });
    expect(await ask('PUT', '/goals', { body: depth })).toMatchObject([200, { scroll_threshold: 50 }]);
  });

  it('turns pages', async () => {
    const ids = async (query: string) => {
      const [, { goals, meta }] = await ask('GET', `/goals?site_id=other.example&limit=2${query}`, {
        headers: bearer(theirs),
      });
      const { after, before } = meta as { after: string | null; before: string | null };
      return { names: (goals as { display_name: string }[]).map((one) => one.display_name), after, before };
    };
    for (const name of ['A', 'B', 'C', 'D', 'E']) {
      const body = { site_id: 'other.example', goal_type: 'event', event_name: name };
      await ask('PUT', '/goals', { body, headers: bearer(theirs) });
    }
    const first = await ids('');
    expect(first).toEqual({ names: ['A', 'B'], before: null, after: expect.any(String) });
    const second = await ids(`&after=${first.after}`);
    expect(second.names).toEqual(['C', 'D']);
    expect(await ids(`&after=${second.after}`)).toMatchObject({ names: ['E'], after: null });
    expect(await ids(`&before=${second.before}`)).toEqual(first);
    expect(await ask('GET', `/goals?site_id=${SITE}&after=x`)).toMatchObject(refusal(400, 'invalid_request'));
  });

  it.each([
    [
      'another currency of the same goal',
      { event_name: 'Purchase', custom_props: { plan: 'pro' }, currency: 'USD' },
      409,
      'goal_exists',
      /currency EUR/,
    ],
    [
      'the name of another goal',
      { event_name: 'Other', display_name: 'Readers' },
      409,
      'name_taken',
      /"Readers"/,
    ],
    ['what is no goal', { event_name: '' }, 400, 'invalid_request', /event_name/],
    [
      'props that are no object',
      { event_name: 'x', custom_props: 'pro' },
      400,
      'invalid_request',
      /custom_props/,
    ],
    ['no site', { site_id: undefined, event_name: 'x' }, 400, 'invalid_request', /site_id/],
    [
      "somebody else's site",
      { site_id: 'other.example', event_name: 'x' },
      404,
      'site_not_found',
      /no such site/,
    ],
  ])('refuses %s', async (_, fields, status, code, sentence) => {
    const answer = await ask('PUT', '/goals', goal({ goal_type: 'event', ...fields }));
    expect(answer).toMatchObject(refusal(status, code, sentence));
  });

  it('deletes a goal, named in the query or in a body, and nobody else’s', async () => {
    const add = async (name: string) =>
      (await ask('PUT', '/goals', goal({ goal_type: 'event', event_name: name })))[1].id;
    const [one, two] = [await add('One'), await add('Two')];
    const foreign = { body: { site_id: 'other.example' }, headers: bearer(theirs) };
    expect(await ask('DELETE', `/goals/${one}`, foreign)).toMatchObject(refusal(404, 'not_found'));
    expect(await ask('DELETE', `/goals/${one}?site_id=${SITE}`)).toEqual([200, { deleted: true }]);
    expect(await ask('DELETE', `/goals/${one}?site_id=${SITE}`)).toMatchObject(refusal(404, 'not_found'));
    expect(await ask('DELETE', `/goals/${two}`, { body: form({ site_id: SITE }) })).toEqual([
      200,
      { deleted: true },
    ]);
    expect(await ask('DELETE', `/goals/${two}`)).toMatchObject(refusal(400, 'invalid_request', /site_id/));
    expect(await ask('DELETE', `/goals/x?site_id=${SITE}`)).toMatchObject(refusal(404, 'not_found'));
  });

  it('has room for a thousand', async () => {
    await api.addSite('full.example');
    const row = await api.db
      .prepare(`SELECT id FROM sites WHERE domain = 'full.example'`)
      .first<{ id: number }>();
    const numbers = 'WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 1000)';
    await api.db
      .prepare(
        `${numbers} INSERT INTO goals (site_id, name, rule, created_at) SELECT ?, 'Goal ' || n, n, 0 FROM n`,
      )
      .bind(row?.id)
      .run();
    const body = { site_id: 'full.example', goal_type: 'event', event_name: 'x' };
    expect(await ask('PUT', '/goals', { body })).toMatchObject(refusal(409, 'limit_reached', /1000 goals/));
  });
});

describe('/api/v1/sites/custom-props', () => {
  it('adds, lists and deletes props, which the site shows', async () => {
    const add = (property: string) =>
      ask('PUT', '/custom-props', { body: form({ site_id: SITE, property }) });
    for (const name of ['author', 'plan', 'plan', 'a/b'])
      expect(await add(name)).toEqual([200, { created: true }]);
    expect(await ask('GET', `/custom-props?site_id=${SITE}`)).toEqual([
      200,
      { custom_properties: [{ property: 'author' }, { property: 'plan' }, { property: 'a/b' }] },
    ]);
    const slash = `/custom-props/a%2Fb?site_id=${SITE}`;
    expect(await ask('DELETE', slash)).toEqual([200, { deleted: true }]);
    expect(await ask('DELETE', slash)).toMatchObject(refusal(404, 'not_found'));
    expect(await ask('GET', `/${SITE}`)).toMatchObject([200, { custom_properties: ['author', 'plan'] }]);
    expect(await ask('GET', '/other.example', { headers: bearer(theirs) })).toMatchObject([
      200,
      { custom_properties: [] },
    ]);
  });

  it.each([{ property: '' }, { property: 'x'.repeat(301) }, {}])('refuses %o', async (fields) => {
    const answer = await ask('PUT', '/custom-props', { body: { site_id: SITE, ...fields } });
    expect(answer).toMatchObject(refusal(400, 'invalid_request', /property/));
  });
});

describe('/api/v1/sites/segments', () => {
  const filters = [['is', 'visit:country', ['DE']]];
  const save = (fields: object, headers?: Record<string, string>) =>
    ask('POST', '/segments', { body: { site_id: SITE, filters, ...fields }, ...(headers && { headers }) });
  const names = async (headers: Record<string, string>) => {
    const [, { segments }] = await ask('GET', `/segments?site_id=${SITE}`, { headers });
    return (segments as { name: string }[]).map(({ name }) => name);
  };

  it("keeps a user's own to the user, and shows the site's to everybody of it", async () => {
    const [status, own] = await save({ name: 'Own', type: 'personal' }, { cookie: jane });
    expect([status, own]).toEqual([201, { id: expect.any(Number), name: 'Own', type: 'personal', filters }]);
    const [, shared] = await save({ name: 'Shared' });
    expect(shared).toMatchObject({ type: 'site' });
    expect(await names({ cookie: jane })).toEqual(['Own', 'Shared']);
    expect(await names({ cookie: john })).toEqual(['Shared']);
    expect(await names(bearer(key))).toEqual(['Shared']);

    const change = (id: unknown, headers: Record<string, string>) =>
      ask('PUT', `/segments/${id}`, { body: { site_id: SITE, name: 'New', filters }, headers });
    expect(await change(own.id, { cookie: john })).toMatchObject(refusal(404, 'not_found'));
    expect(await change(own.id, bearer(key))).toMatchObject(refusal(404, 'not_found'));
    expect(await change(own.id, { cookie: jane })).toMatchObject([200, { name: 'New', type: 'site' }]);
    expect(await ask('DELETE', `/segments/${own.id}?site_id=${SITE}`)).toEqual([200, { deleted: true }]);
    expect(await names({ cookie: jane })).toEqual(['Shared']);
  });

  it('refuses filters that no query would take, in its words, and a personal one of a key', async () => {
    const wrong = await save({ name: 'x', filters: [['is', 'visit:planet', ['Mars']]] });
    expect(wrong).toMatchObject(refusal(400, 'invalid_filters', /visit:planet/));
    expect(await save({ name: 'x', filters: [] })).toMatchObject(refusal(400, 'invalid_request'));
    expect(await save({ name: 'x', type: 'personal' })).toMatchObject(
      refusal(400, 'invalid_request', /API key/),
    );
  });
});

describe('/api/v1/sites/funnels', () => {
  const steps = [{ page: '/cart' }, { event: 'Purchase', props: { plan: 'pro' }, label: 'Paid' }];
  const save = (fields: object) => ask('POST', '/funnels', { body: { site_id: SITE, steps, ...fields } });

  it('saves, lists, changes and deletes', async () => {
    const [status, saved] = await save({ name: 'Checkout', order: 'strict', window_days: 7 });
    const view = { id: expect.any(Number), name: 'Checkout', steps, order: 'strict', window_days: 7 };
    expect([status, saved]).toEqual([201, view]);
    expect(await ask('GET', `/funnels?site_id=${SITE}`)).toEqual([
      200,
      { funnels: [view], meta: { after: null, before: null, limit: 100 } },
    ]);
    const body = { site_id: SITE, name: 'Renamed', steps };
    const path = `/funnels/${saved.id}`;
    expect(await ask('PUT', path, { body })).toEqual([
      200,
      { ...view, name: 'Renamed', order: 'loose', window_days: null },
    ]);
    const foreign = { body: { ...body, site_id: 'other.example' }, headers: bearer(theirs) };
    expect(await ask('PUT', path, foreign)).toMatchObject(refusal(404, 'not_found'));
    expect(await ask('DELETE', path, foreign)).toMatchObject(refusal(404, 'not_found'));
    expect(await ask('DELETE', `${path}?site_id=${SITE}`)).toEqual([200, { deleted: true }]);
    expect(await ask('DELETE', `${path}?site_id=${SITE}`)).toMatchObject(refusal(404, 'not_found'));
  });

  it('refuses one step, goals of nobody and names given twice', async () => {
    const one = await save({ name: 'x', steps: [{ page: '/' }] });
    expect(one).toMatchObject(refusal(400, 'invalid_request', /2 to 8 steps/));
    const unknown = await save({ name: 'x', steps: [{ page: '/' }, { goal: 999999 }] });
    expect(unknown).toMatchObject(refusal(400, 'invalid_request', /steps\[1\] names the goal 999999/));
    expect((await save({ name: 'Twice' }))[0]).toBe(201);
    expect(await save({ name: 'Twice' })).toMatchObject(refusal(409, 'name_taken'));
  });

  it('keeps a goal from being deleted that it needs', async () => {
    const body = { site_id: SITE, goal_type: 'event', event_name: 'Needed' };
    const [, goal] = await ask('PUT', '/goals', { body });
    const [, funnel] = await save({ name: 'Needs it', steps: [{ page: '/' }, { goal: Number(goal.id) }] });
    const remove = () => ask('DELETE', `/goals/${goal.id}?site_id=${SITE}`);
    expect(await remove()).toMatchObject(refusal(409, 'goal_in_use', /"Needs it"/));
    await ask('DELETE', `/funnels/${funnel.id}?site_id=${SITE}`);
    expect(await remove()).toEqual([200, { deleted: true }]);
  });
});

describe('all of them', () => {
  const paths = ['goals', 'custom-props', 'shared-links', 'segments', 'funnels'];

  it.each(paths)('answer nobody about %s', async (path) => {
    const options = { headers: {} };
    expect(await ask('GET', `/${path}?site_id=${SITE}`, options)).toMatchObject(refusal(401, 'unauthorized'));
    const reader = await api.addKey({ scopes: ['stats:read'] });
    expect(await ask('GET', `/${path}?site_id=${SITE}`, { headers: bearer(reader) })).toMatchObject(
      refusal(403, 'missing_scope'),
    );
  });

  it.each(paths)('answer the signed-in about %s of their own site, and of no other', async (path) => {
    const options = { headers: { cookie: jane } };
    expect((await ask('GET', `/${path}?site_id=${SITE}`, options))[0]).toBe(200);
    expect(await ask('GET', `/${path}?site_id=other.example`, options)).toMatchObject(
      refusal(404, 'site_not_found'),
    );
    expect(await ask('GET', `/${path}`, options)).toMatchObject(refusal(400, 'invalid_request', /site_id/));
  });
});
