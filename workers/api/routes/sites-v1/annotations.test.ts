import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  bearer,
  OTHER_SITE,
  OWN_SITE,
  type SitesWorld,
  startSitesWorld,
} from '../../../../test/sites-world.ts';

let world: SitesWorld;
let key: Record<string, string>;
beforeAll(async () => {
  world = await startSitesWorld();
  key = bearer(await world.api.addKey({ scopes: ['sites:read', 'sites:write'] }));
});
afterAll(() => world.api.stop());

async function ask(method: string, path: string, body?: object, headers = key) {
  const response = await world.api.request(`/api/v1/sites/annotations${path}`, {
    method,
    headers: { ...headers, 'content-type': 'application/json' },
    body: body && JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

it('keeps notes by their day, changes them, and forgets them', async () => {
  const launch = { site_id: OWN_SITE, date: '2026-03-02', text: ' Launch ' };
  const made = await ask('POST', '', launch);
  expect(made).toEqual({ status: 201, body: { id: expect.any(String), date: '2026-03-02', text: 'Launch' } });
  await ask('POST', '', { site_id: OWN_SITE, date: '2026-02-01', text: 'Newsletter' });

  const path = `/${made.body.id}`;
  const changed = await ask('PUT', path, { ...launch, text: 'Launch of the shop' });
  expect(changed).toMatchObject({ status: 200, body: { text: 'Launch of the shop' } });
  const { body } = await ask('GET', `?site_id=${OWN_SITE}`);
  expect(body.annotations).toMatchObject([{ text: 'Newsletter' }, { text: 'Launch of the shop' }]);

  expect((await ask('DELETE', `${path}?site_id=${OWN_SITE}`)).body).toEqual({ deleted: true });
  expect((await ask('DELETE', `${path}?site_id=${OWN_SITE}`)).status).toBe(404);
  expect((await ask('PUT', path, launch)).status).toBe(404);
});

it.each([
  [{ date: '2026-02-30', text: 'a' }, /date: must be a date/],
  [{ date: '2026-02-03', text: '  ' }, /text: must not be empty/],
  [{ text: 'a' }, /date: name the day/],
])('refuses %o', async (fields, sentence) => {
  const answer = await ask('POST', '', { site_id: OWN_SITE, ...fields });
  expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
  expect(answer.body.error).toMatch(sentence);
});

it('keeps the notes of a site from others, and from keys that may not write', async () => {
  const note = { site_id: OWN_SITE, date: '2026-03-02', text: 'Ours' };
  const { body } = await ask('POST', '', note);
  const restricted = bearer(
    await world.api.addKey({ scopes: ['sites:read', 'sites:write'], site: OTHER_SITE }),
  );
  const readOnly = bearer(await world.api.addKey({ scopes: ['sites:read'] }));
  expect((await ask('GET', `?site_id=${OWN_SITE}`, undefined, restricted)).status).toBe(404);
  expect((await ask('POST', '', note, readOnly)).status).toBe(403);
  // By the number of another site's note, beside a site of one's own.
  const other = { ...note, site_id: OTHER_SITE };
  expect((await ask('PUT', `/${body.id}`, other, restricted)).status).toBe(404);
  expect((await ask('DELETE', `/${body.id}?site_id=${OTHER_SITE}`, undefined, restricted)).status).toBe(404);
});
