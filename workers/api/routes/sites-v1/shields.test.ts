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
const put = (type: string, value: string, note?: string) =>
  ask('PUT', '/shields', { body: { site_id: OWN_SITE, type, value, note } });

/** What ingest reads of the own site. */
async function published() {
  const row = await world.api.db
    .prepare('SELECT key FROM sites WHERE domain = ?')
    .bind(OWN_SITE)
    .first<{ key: string }>();
  return await world.api.sites.get<Record<string, unknown>>(`key:${row?.key}`, 'json');
}

describe('/api/v1/sites/shields', () => {
  it('keeps each value once, in its shortest spelling, and tells ingest', async () => {
    const id = expect.stringMatching(/^\d+$/);
    const office = { id, type: 'ip', value: '203.0.113.0/24', note: 'the office' };
    expect(await put('ip', '203.0.113.77/24')).toEqual([200, { ...office, note: '' }]);
    expect(await put('ip', '203.0.113.1/24', 'the office')).toEqual([200, office]);
    const [, page] = await put('page', '/admin/*');
    expect((await published())?.shields).toEqual({ ip: ['203.0.113.0/24'], page: ['/admin/*'] });
    const [status, listed] = await ask('GET', `/shields?site_id=${OWN_SITE}`, {
      headers: { ...world.own, 'cf-connecting-ip': '198.51.100.4' },
    });
    expect([status, listed]).toEqual([200, { shields: [office, page], your_address: '198.51.100.4' }]);

    const { id: pageId } = page as { id: string };
    expect(
      await ask('DELETE', `/shields/${pageId}?site_id=${OTHER_SITE}`, { headers: world.other }),
    ).toMatchObject(refusal(404, 'not_found'));
    expect(await ask('DELETE', `/shields/${pageId}?site_id=${OWN_SITE}`)).toEqual([200, { deleted: true }]);
    expect((await published())?.shields).toEqual({ ip: ['203.0.113.0/24'] });
    expect(await ask('GET', `/shields?site_id=${OTHER_SITE}`, { headers: world.other })).toMatchObject([
      200,
      { shields: [] },
    ]);
  });

  it.each([
    ['ip', '203.0.113'],
    ['country', 'Atlantis'],
    ['page', ''],
    ['cookie', 'x'],
  ])('refuses the %s %j in words', async (type, value) => {
    const answer = await ask('PUT', '/shields', { body: form({ site_id: OWN_SITE, type, value }) });
    expect(answer).toMatchObject(refusal(400, 'invalid_request', /(value|type): must be/));
  });

  it('takes so many of a type, and says so', async () => {
    for (let n = 0; n < 50; n++) expect((await put('user_agent', `robot-${n}`))[0]).toBe(200);
    expect(await put('user_agent', 'robot-50')).toMatchObject(refusal(409, 'limit_reached', /50/));
    expect((await put('user_agent', 'Robot-49', 'again'))[0]).toBe(200);
  });

  it("shows nobody another's", async () => {
    const body = { site_id: OTHER_SITE, type: 'country', value: 'DE' };
    expect(await ask('PUT', '/shields', { body })).toMatchObject(refusal(404, 'site_not_found'));
    expect(await ask('GET', `/shields?site_id=${OTHER_SITE}`)).toMatchObject(refusal(404, 'site_not_found'));
  });
});

describe('PUT /api/v1/sites/:site_id', () => {
  it('sets hostnames, datacentre traffic, retention and the archive, each by itself, and tells ingest', async () => {
    const settings = { hostnames: ['WWW.shop.test', '*.shop.test', 'shop.test'], drop_datacentre: true };
    const set = { hostnames: ['shop.test', '*.shop.test'], drop_datacentre: true };
    expect(await ask('PUT', `/${OWN_SITE}`, { body: settings })).toMatchObject([200, set]);
    expect(await published()).toMatchObject({ hostnames: set.hostnames, dropDatacentre: true });
    const archived = await ask('PUT', `/${OWN_SITE}`, { body: { archived: true, retention_months: 24 } });
    expect(archived).toMatchObject([200, { ...set, archived: true, retention_months: 24 }]);
    expect(await published()).toMatchObject({ archived: true });
    const back = { archived: false, retention_months: null, hostnames: [] };
    expect(await ask('PUT', `/${OWN_SITE}`, { body: back })).toMatchObject([200, back]);
    expect(await published()).not.toHaveProperty('archived');
  });

  it.each([{ hostnames: ['https://shop.test'] }, { retention_months: 0 }, { archived: 'yes' }])(
    'refuses %j',
    async (body) => {
      expect(await ask('PUT', `/${OWN_SITE}`, { body })).toMatchObject(refusal(400, 'invalid_request'));
    },
  );
});
