import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
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
      const [, { goals, meta }] = await ask('GET', `/goals?site_id=${OTHER_SITE}&limit=2${query}`, {
        headers: world.other,
      });
      const { after, before } = meta as { after: string | null; before: string | null };
      return { names: (goals as { display_name: string }[]).map((one) => one.display_name), after, before };
    };
    for (const name of ['A', 'B', 'C', 'D', 'E']) {
      const body = { site_id: OTHER_SITE, goal_type: 'event', event_name: name };
      await ask('PUT', '/goals', { body, headers: world.other });
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
      'a key of another type',
      { event_name: 'x', scroll_threshold: 50 },
      400,
      'invalid_request',
      /scroll_threshold does not go/,
    ],
    [
      'props that are no object',
      { event_name: 'x', custom_props: 'pro' },
      400,
      'invalid_request',
      /custom_props/,
    ],
    ['no site', { site_id: undefined, event_name: 'x' }, 400, 'invalid_request', /site_id/],
    ["somebody else's site", { site_id: OTHER_SITE, event_name: 'x' }, 404, 'site_not_found', /no such site/],
  ])('refuses %s', async (_, fields, status, code, sentence) => {
    const answer = await ask('PUT', '/goals', goal({ goal_type: 'event', ...fields }));
    expect(answer).toMatchObject(refusal(status, code, sentence));
  });

  it('deletes a goal, named in the query or in a body, and nobody else’s', async () => {
    const add = async (name: string) =>
      (await ask('PUT', '/goals', goal({ goal_type: 'event', event_name: name })))[1].id;
    const [one, two] = [await add('One'), await add('Two')];
    const foreign = { body: { site_id: OTHER_SITE }, headers: world.other };
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
    await world.api.addSite('full.example');
    const row = await world.api.db
      .prepare(`SELECT id FROM sites WHERE domain = 'full.example'`)
      .first<{ id: number }>();
    const numbers = 'WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 1000)';
    await world.api.db
      .prepare(
        `${numbers} INSERT INTO goals (site_id, name, rule, created_at) SELECT ?, 'Goal ' || n, n, 0 FROM n`,
      )
      .bind(row?.id)
      .run();
    const body = { site_id: 'full.example', goal_type: 'event', event_name: 'x' };
    expect(await ask('PUT', '/goals', { body })).toMatchObject(refusal(409, 'limit_reached', /1000 goals/));
  });
});
