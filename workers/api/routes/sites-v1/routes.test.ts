import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  form,
  OTHER_SITE,
  OWN_SITE,
  refusal,
  type SitesWorld,
  startSitesWorld,
} from '../../../../test/sites-world.ts';

let world: SitesWorld;
beforeAll(async () => {
  world = await startSitesWorld();
});
afterAll(() => world.api.stop());

const ask: SitesWorld['ask'] = (...asked) => world.ask(...asked);
const put = (pattern: string, position?: number) =>
  ask('PUT', '/routes', { body: { site_id: OWN_SITE, pattern, position } });
const patterns = (...list: string[]) => ({
  routes: list.map((pattern) => ({ id: expect.stringMatching(/^\d+$/), pattern })),
});

describe('/api/v1/sites/routes', () => {
  it('keeps rules in the order they are tried in, each once', async () => {
    expect(await put('/blog/*')).toEqual([200, patterns('/blog/*')]);
    await put('/product/*');
    expect(await put('/product/*/reviews', 2)).toEqual([
      200,
      patterns('/blog/*', '/product/*/reviews', '/product/*'),
    ]);
    const moved = patterns('/product/*', '/blog/*', '/product/*/reviews');
    expect(await put('/product/*', 1)).toEqual([200, moved]);
    expect(await put('/blog/*')).toEqual([200, moved]);
    expect(await ask('GET', `/routes?site_id=${OWN_SITE}`)).toEqual([200, moved]);
    expect(await ask('GET', `/routes?site_id=${OTHER_SITE}`, { headers: world.other })).toEqual([
      200,
      patterns(),
    ]);
  });

  it('forgets a rule, of the own site only', async () => {
    const [, { routes }] = (await put('/gone')) as [number, { routes: { id: string; pattern: string }[] }];
    const id = routes.find(({ pattern }) => pattern === '/gone')?.id;
    expect(
      await ask('DELETE', `/routes/${id}?site_id=${OTHER_SITE}`, { headers: world.other }),
    ).toMatchObject(refusal(404, 'not_found'));
    expect(await ask('DELETE', `/routes/${id}?site_id=${OWN_SITE}`)).toEqual([200, { deleted: true }]);
    expect(await ask('DELETE', `/routes/${id}?site_id=${OWN_SITE}`)).toMatchObject(refusal(404, 'not_found'));
  });

  it.each(['', 'a', '/a|/b', `/${'x'.repeat(500)}`])('refuses %j', async (pattern) => {
    const answer = await ask('PUT', '/routes', { body: form({ site_id: OWN_SITE, pattern }) });
    expect(answer).toMatchObject(refusal(400, 'invalid_request', /pattern/));
  });
});
