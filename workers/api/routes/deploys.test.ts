import { afterAll, beforeAll, expect, it } from 'vitest';
import { bearer, OTHER_SITE, OWN_SITE, type SitesWorld, startSitesWorld } from '../../../test/sites-world.ts';

let world: SitesWorld;
let key: Record<string, string>;
beforeAll(async () => {
  world = await startSitesWorld();
  key = bearer(await world.api.addKey({ scopes: ['deploys:write', 'stats:read'] }));
});
afterAll(() => world.api.stop());

async function ask(method: string, path: string, body?: object, headers = key) {
  const response = await world.api.request(`/api/v1/deploys${path}`, {
    method,
    headers: { ...headers, 'content-type': 'application/json' },
    body: body && JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}
const say = (fields: object, headers = key) => ask('POST', '', { site_id: OWN_SITE, ...fields }, headers);
const versions = async (query = '') => {
  const { body } = await ask('GET', `?site_id=${OWN_SITE}${query}`);
  return (body.deploys as { version: string }[]).map(({ version }) => version);
};

it('keeps deploys by version: told again, it is the same one', async () => {
  const told = {
    version: '1.4.2',
    at: '2026-03-01T12:00:00+01:00',
    url: 'https://git.example/c/1',
    description: 'Fonts',
  };
  const saved = { ...told, id: expect.any(String), at: '2026-03-01T11:00:00.000Z' };
  expect(await say(told)).toEqual({ status: 201, body: saved });
  expect(await say({ ...told, description: 'Fonts, later' })).toEqual({
    status: 200,
    body: { ...saved, description: 'Fonts, later' },
  });
  expect((await say({ version: '1.5' })).status).toBe(201);
  expect(await versions()).toEqual(['1.4.2', '1.5']);
  expect(await versions('&from=2026-02-01T00:00:00Z&to=2026-03-02T00:00:00Z')).toEqual(['1.4.2']);
  const { body } = await say({ version: '1.5' });
  expect(await ask('DELETE', `/${body.id}?site_id=${OWN_SITE}`)).toEqual({
    status: 200,
    body: { deleted: true },
  });
  expect(await versions()).toEqual(['1.4.2']);
});

it.each([
  [{ version: '' }, /version/],
  [{}, /version/],
  [{ version: '2', at: 'yesterday' }, /at: must be an instant/],
  [{ version: '2', at: '2999-01-01T00:00:00Z' }, /future/],
  [{ version: '2', url: 'javascript:alert(1)' }, /address of the web/],
])('refuses %o', async (fields, sentence) => {
  const answer = await say(fields);
  expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
  expect(answer.body.error).toMatch(sentence);
});

it('lets in who may, and knows no other account’s sites', async () => {
  const reader = bearer(await world.api.addKey({ scopes: ['stats:read'] }));
  expect((await say({ version: '3' }, reader)).status).toBe(403);
  expect((await say({ version: '3' }, {})).status).toBe(401);
  expect((await say({ version: '3' }, world.jane)).status).toBe(201);
  expect((await ask('POST', '', { site_id: OTHER_SITE, version: '3' }, world.jane)).status).toBe(404);
});
