import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  bearer,
  form,
  OTHER_SITE,
  OWN_SITE,
  refusal,
  type SitesWorld,
  startSitesWorld,
} from '../../../../test/sites-world.ts';

const SITE = OWN_SITE;

let world: SitesWorld;
beforeAll(async () => {
  world = await startSitesWorld();
});
afterAll(() => world.api.stop());

const ask: SitesWorld['ask'] = (...asked) => world.ask(...asked);

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
    expect(await ask('GET', `/${OTHER_SITE}`, { headers: world.other })).toMatchObject([
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
    const [status, own] = await save({ name: 'Own', type: 'personal' }, world.jane);
    expect([status, own]).toEqual([201, { id: expect.any(Number), name: 'Own', type: 'personal', filters }]);
    const [, shared] = await save({ name: 'Shared' });
    expect(shared).toMatchObject({ type: 'site' });
    expect(await names(world.jane)).toEqual(['Own', 'Shared']);
    expect(await names(world.john)).toEqual(['Shared']);
    expect(await names(world.own)).toEqual(['Shared']);

    const change = (id: unknown, headers: Record<string, string>) =>
      ask('PUT', `/segments/${id}`, { body: { site_id: SITE, name: 'New', filters }, headers });
    expect(await change(own.id, world.john)).toMatchObject(refusal(404, 'not_found'));
    expect(await change(own.id, world.own)).toMatchObject(refusal(404, 'not_found'));
    expect(await change(own.id, world.jane)).toMatchObject([200, { name: 'New', type: 'site' }]);
    expect(await ask('DELETE', `/segments/${own.id}?site_id=${SITE}`)).toEqual([200, { deleted: true }]);
    expect(await names(world.jane)).toEqual(['Shared']);
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
    const foreign = { body: { ...body, site_id: OTHER_SITE }, headers: world.other };
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
    const reader = await world.api.addKey({ scopes: ['stats:read'] });
    expect(await ask('GET', `/${path}?site_id=${SITE}`, { headers: bearer(reader) })).toMatchObject(
      refusal(403, 'missing_scope'),
    );
  });

  it.each(paths)('answer the signed-in about %s of their own site, and of no other', async (path) => {
    const options = { headers: world.jane };
    expect((await ask('GET', `/${path}?site_id=${SITE}`, options))[0]).toBe(200);
    expect(await ask('GET', `/${path}?site_id=${OTHER_SITE}`, options)).toMatchObject(
      refusal(404, 'site_not_found'),
    );
    expect(await ask('GET', `/${path}`, options)).toMatchObject(refusal(400, 'invalid_request', /site_id/));
  });
});
