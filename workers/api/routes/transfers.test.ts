import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  bearer,
  type Headers,
  OTHER_SITE,
  OWN_SITE,
  type SitesWorld,
  startSitesWorld,
} from '../../../test/sites-world.ts';

let world: SitesWorld;
beforeAll(async () => {
  world = await startSitesWorld();
  // John owns the other account, and nothing of the first.
  await world.api.db.exec(
    `UPDATE memberships SET account_id = 7, role = 'owner' WHERE id = (SELECT max(id) FROM memberships)`,
  );
});
afterAll(() => world.api.stop());

async function ask(headers: Headers, method: string, path: string, body?: object) {
  const response = await world.api.request(`/api/transfers${path}`, {
    method,
    headers,
    body: body && JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Record<string, string> };
}

/** The token of a new offer. */
async function offer(): Promise<string> {
  const { status, body } = await ask(world.jane, 'POST', '', { site_id: OWN_SITE });
  expect([status, body.url]).toEqual([201, expect.stringMatching(/\/settings\/transfers\/[\w-]{43}$/)]);
  return body.url?.split('/').at(-1) ?? '';
}

describe('/api/transfers', () => {
  it('gives a site to the account of another owner, who takes it, once', async () => {
    const itsKey = await world.api.addKey({ scopes: ['sites:read'], site: OWN_SITE });
    const waiting = async () => (await ask(world.jane, 'GET', `?site_id=${OWN_SITE}`)).body;
    expect(await waiting()).toEqual({ expires_at: null });
    const token = await offer();
    expect(await waiting()).toEqual({ expires_at: expect.stringMatching(/Z$/) });
    expect((await ask(world.john, 'GET', `?site_id=${OWN_SITE}`)).status).toBe(404);
    expect((await ask(world.john, 'GET', `/${token}`)).body).toMatchObject({
      domain: OWN_SITE,
      from: 'Pharos',
    });
    expect(await ask(world.jane, 'POST', `/${token}/accept`, {})).toMatchObject({
      status: 400,
      body: { code: 'invalid_request' },
    });
    expect((await world.ask('GET', `/${OWN_SITE}`))[0]).toBe(200);
    const twice = await Promise.all([1, 2].map(() => ask(world.john, 'POST', `/${token}/accept`, {})));
    expect(twice.map(({ status }) => status).sort()).toEqual([200, 404]);
    expect((await world.ask('GET', `/${OWN_SITE}`))[0]).toBe(404);
    expect((await world.ask('GET', `/${OWN_SITE}`, { headers: world.other }))[0]).toBe(200);
    expect((await world.ask('GET', '', { headers: bearer(itsKey) }))[0]).toBe(401);
    const { results } = await world.api.db
      .prepare(`SELECT account_id FROM audit_log WHERE action = 'site.transferred' ORDER BY account_id`)
      .all<{ account_id: number }>();
    expect(results.map((row) => row.account_id)).toEqual([1, 7]);
    await world.api.db.prepare('UPDATE sites SET account_id = 1 WHERE domain = ?').bind(OWN_SITE).run();
  });

  it('ends by another offer, by being withdrawn, and by its time', async () => {
    const first = await offer();
    const second = await offer();
    expect((await ask(world.john, 'GET', `/${first}`)).status).toBe(404);
    await world.api.db.exec('UPDATE site_transfers SET expires_at = 1');
    expect((await ask(world.john, 'POST', `/${second}/accept`, {})).status).toBe(404);
    const third = await offer();
    expect((await ask(world.jane, 'DELETE', '', { site_id: OWN_SITE })).status).toBe(200);
    expect((await ask(world.john, 'POST', `/${third}/accept`, {})).status).toBe(404);
    expect((await ask(world.jane, 'DELETE', '', { site_id: OWN_SITE })).status).toBe(404);
  });

  it('is for owners only, of the account the site is of', async () => {
    expect((await ask(world.jane, 'POST', '', { site_id: OTHER_SITE })).status).toBe(404);
    expect((await ask(world.own, 'POST', '', { site_id: OWN_SITE })).status).toBe(401);
    const token = await offer();
    await world.api.db.exec(`UPDATE memberships SET role = 'admin'`);
    expect((await ask(world.jane, 'POST', '', { site_id: OWN_SITE })).status).toBe(404);
    expect((await ask(world.john, 'POST', `/${token}/accept`, {})).status).toBe(400);
    await world.api.db.exec(`UPDATE memberships SET role = 'owner'`);
    expect((await ask(world.john, 'POST', `/${token}/accept`, { account: 'account_none' })).status).toBe(400);
  });
});
