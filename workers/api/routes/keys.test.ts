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
});
afterAll(() => world.api.stop());

interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: what it holds is what the tests look at
  body: any;
}

async function ask(
  method: string,
  path: string,
  body?: object,
  headers: Headers = world.jane,
): Promise<Answer> {
  const response = await world.api.request(`/api/keys${path}`, {
    method,
    headers,
    body: body && JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}

const make = (more: object = {}) => ask('POST', '', { name: 'Script', scopes: ['sites:read'], ...more });

/** Status and code of a question that a key asks. */
async function use(key: string): Promise<[number, unknown]> {
  const [status, body] = await world.ask('GET', '', { headers: bearer(key) });
  return [status, body.code ?? (body.sites as { domain: string }[]).map(({ domain }) => domain)];
}

describe('/api/keys', () => {
  it('makes a key that works for its account, tells it once, and tells its maker by e-mail', async () => {
    const { status, body } = await make({ name: 'Reports', rate_per_minute: 100 });
    expect([status, body]).toEqual([
      201,
      {
        id: expect.stringMatching(/^\d+$/),
        name: 'Reports',
        prefix: body.key.slice(0, 12),
        scopes: ['sites:read'],
        account: expect.stringMatching(/^account_/),
        site: null,
        rate_per_minute: 100,
        created_at: expect.any(String),
        last_used_at: null,
        expires_at: null,
        replaced_by: null,
        key: expect.stringMatching(/^pharos_[\w-]{43}$/),
      },
    ]);
    expect(await use(body.key)).toEqual([200, [OWN_SITE]]);
    const { body: listed } = await ask('GET', '');
    const { key, ...shown } = body;
    expect(listed.keys).toContainEqual({ ...shown, last_used_at: expect.any(String) });
    const kept = await world.api.db.prepare('SELECT * FROM api_keys').all();
    expect(JSON.stringify([listed, kept.results])).not.toContain(key);
    const mails = () => JSON.stringify(world.api.postmark.mails);
    await expect.poll(mails).toMatch(/jane@site\.example.*An API key was made/);
    expect(mails()).not.toContain(key);
  });

  it('makes keys of one site, and none of a site or account of others', async () => {
    const { body } = await make({ site: OWN_SITE });
    expect([body.site, await use(body.key)]).toEqual([OWN_SITE, [200, [OWN_SITE]]]);
    expect(await make({ site: OTHER_SITE })).toMatchObject({ status: 404, body: { code: 'site_not_found' } });
    expect(await make({ account: 'account_7' })).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });

  it('lets a key end at its time', async () => {
    const { body } = await make({ expires_at: new Date(Date.now() + 3_600_000).toISOString() });
    expect((await use(body.key))[0]).toBe(200);
    await world.api.db
      .prepare('UPDATE api_keys SET expires_at = ? WHERE id = ?')
      .bind(Date.now(), body.id)
      .run();
    expect(await use(body.key)).toEqual([401, 'unauthorized']);
    expect((await make({ expires_at: '2020-01-01T00:00:00Z' })).status).toBe(400);
  });

  it('rotates a key: the new one works at once, the old one as long as it was told to', async () => {
    const { body: old } = await make({ site: OWN_SITE, scopes: ['sites:read', 'stats:read'] });
    const { status, body: next } = await ask('POST', `/${old.id}/rotate`, { overlap_hours: 2 });
    expect(status).toBe(201);
    expect(next).toMatchObject({ name: old.name, scopes: old.scopes, site: OWN_SITE, expires_at: null });
    expect(await Promise.all([use(old.key), use(next.key)])).toEqual(Array(2).fill([200, [OWN_SITE]]));
    const { body: listed } = await ask('GET', '');
    const shown = listed.keys.find(({ id }: { id: string }) => id === old.id);
    expect(shown.replaced_by).toBe(next.id);
    expect((Date.parse(shown.expires_at) - Date.now()) / 3_600_000).toBeCloseTo(2, 1);
    expect((await ask('POST', `/${old.id}/rotate`, {})).status).toBe(400);

    const { body: last } = await ask('POST', `/${next.id}/rotate`, { overlap_hours: 0 });
    expect(await use(next.key)).toEqual([401, 'unauthorized']);
    expect((await use(last.key))[0]).toBe(200);
  });

  it('revokes a key at once', async () => {
    const { body } = await make();
    expect(await ask('DELETE', `/${body.id}`)).toEqual({ status: 200, body: { deleted: true } });
    expect(await use(body.key)).toEqual([401, 'unauthorized']);
    expect((await ask('DELETE', `/${body.id}`)).status).toBe(404);
  });

  it('is for owners and admins of the account, signed in', async () => {
    const { body } = await make();
    for (const role of ['editor', 'viewer', 'billing']) {
      await world.api.db
        .prepare('UPDATE memberships SET role = ? WHERE id = (SELECT max(id) FROM memberships)')
        .bind(role)
        .run();
      const answers = [
        await ask('POST', '', { name: 'Mine', scopes: ['stats:read'] }, world.john),
        await ask('POST', `/${body.id}/rotate`, {}, world.john),
        await ask('DELETE', `/${body.id}`, undefined, world.john),
      ];
      expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
      expect((await ask('GET', '', undefined, world.john)).body.keys).toEqual([]);
    }
    expect((await ask('GET', '', undefined, bearer(body.key))).status).toBe(401);
    const theirs = await world.api.db
      .prepare('SELECT id FROM api_keys WHERE account_id = 7')
      .first<{ id: number }>();
    expect((await ask('DELETE', `/${theirs?.id}`)).status).toBe(404);
  });

  it.each([{ scopes: [] }, { scopes: ['admin'] }, { name: '' }, { rate_per_minute: 0 }, { more: 1 }])(
    'refuses %j',
    async (wrong) => {
      expect(await make(wrong)).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
    },
  );
});
