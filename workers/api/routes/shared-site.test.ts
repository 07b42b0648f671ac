import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApiWithClickHouse } from '../../../test/api-stack.ts';

let api: Awaited<ReturnType<typeof startApiWithClickHouse>>;
let owner: string;
beforeAll(async () => {
  api = await startApiWithClickHouse();
  owner = await api.addKey({ scopes: ['sites:write', 'sites:read', 'stats:read', 'events:write'] });
  for (const domain of ['shared.example', 'private.example']) await api.addSite(domain, 'Asia/Kathmandu');
});
afterAll(() => api.stop());

async function ask(method: string, path: string, headers: Record<string, string>, body?: object) {
  const response = await api.request(path, { method, headers, body: body && JSON.stringify(body) });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const key = () => ({ authorization: `Bearer ${owner}` });

async function makeLink(
  name: string,
  settings: object = {},
): Promise<{ url: string; link: { 'x-pharos-link': string } }> {
  const body = { site_id: 'shared.example', name, ...settings };
  const answer = await ask('PUT', '/api/v1/sites/shared-links', key(), body);
  expect(answer).toMatchObject({ status: 200, body: { name, url: expect.any(String) } });
  const url = String(answer.body.url);
  return { url, link: { 'x-pharos-link': new URL(url).searchParams.get('auth') ?? '' } };
}

const question = (site: string) => ({ site_id: site, metrics: ['visitors'], date_range: '7d' });

describe('a shared link', () => {
  it('has an address in the dashboard that stays the same', async () => {
    const { url } = await makeLink('Address');
    expect(url).toMatch(`${api.url}/share/shared.example?auth=`);
    expect(url).toMatch(/auth=[0-9a-z]{26}$/);
    expect((await makeLink('Address')).url).toBe(url);
    expect((await makeLink('Another')).url).not.toBe(url);
    const { body } = await ask('GET', '/api/v1/sites/shared-links?site_id=shared.example', key());
    expect(body.shared_links).toContainEqual({
      id: expect.any(String),
      name: 'Address',
      url,
      embed_url: url.replace('/share/', '/embed/'),
      has_password: false,
      segment_id: null,
      expires_at: null,
    });
  });

  it("reads its site's numbers without a key", async () => {
    const { link } = await makeLink('Reads');
    expect(await ask('GET', '/api/shared-site', link)).toMatchObject({
      status: 200,
      body: { domain: 'shared.example', timezone: 'Asia/Kathmandu' },
    });
    const answer = await ask('POST', '/api/v2/query', link, question('shared.example'));
    expect(answer).toMatchObject({ status: 200, body: { results: [{ metrics: [0] }] } });
    const include = ['accounts', 'segments', 'annotations', 'deploys', 'visitors_now'];
    const queries = [{ metrics: ['visitors'], date_range: '7d' }];
    const view = await ask('POST', '/api/v2/dashboard', link, { queries, include });
    expect(view).toMatchObject({ status: 200, body: { results: [{ results: [{ metrics: [0] }] }] } });
    expect(view.body).toMatchObject({
      site: { site_id: expect.any(String), domain: 'shared.example', timezone: 'Asia/Kathmandu' },
      parts: {
        accounts: { code: 'missing_scope' },
        segments: { code: 'missing_scope' },
        annotations: { code: 'missing_scope' },
        deploys: [],
        visitors_now: 0,
      },
    });
    expect(Object.keys(view.body.site as object)).toEqual(['site_id', 'domain', 'timezone']);
    const now = await ask('GET', '/api/v1/stats/realtime/visitors?site_id=shared.example', link);
    expect(now).toEqual({ status: 200, body: 0 });
  });

  it('reads no other site, not even for its owner, who is signed in', async () => {
    const { link } = await makeLink('Only');
    const { password } = await api.operator<{ password: string }>('POST', '/users', {
      email: 'o@shared.example',
    });
    const response = await api.request('/api/auth/sign-in', {
      method: 'POST',
      body: JSON.stringify({ email: 'o@shared.example', password }),
    });
    const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    expect((await ask('POST', '/api/v2/query', { cookie }, question('private.example'))).status).toBe(200);
    for (const headers of [link, { ...link, cookie }]) {
      const refused = await ask('POST', '/api/v2/query', headers, question('private.example'));
      expect(refused).toMatchObject({ status: 404, body: { code: 'site_not_found' } });
    }
  });

  it.each([
    ['GET', '/api/sites', 401],
    ['GET', '/api/auth/me', 401],
    ['GET', '/api/v1/sites', 403],
    ['GET', '/api/v1/sites/shared.example', 403],
    ['GET', '/api/v1/sites/goals?site_id=shared.example', 403],
    ['GET', '/api/v1/sites/shared-links?site_id=shared.example', 403],
    ['DELETE', '/api/v1/sites/shared.example', 403],
    ['POST', '/api/v1/events', 401],
    ['GET', '/api/operator/sites', 401],
  ])('does nothing else: %s %s', async (method, path, status) => {
    const { link } = await makeLink('Nothing else');
    expect((await ask(method, path, link, method === 'POST' ? [] : undefined)).status).toBe(status);
  });

  it('ends at once when it is deleted', async () => {
    const { url, link } = await makeLink('Ends');
    expect((await ask('GET', '/api/shared-site', link)).status).toBe(200);
    const { body } = await ask('GET', '/api/v1/sites/shared-links?site_id=shared.example', key());
    const { id } = (body.shared_links as { id: string; url: string }[]).find((one) => one.url === url) ?? {};
    const path = `/api/v1/sites/shared-links/${id}?site_id=`;
    expect((await ask('DELETE', `${path}private.example`, key())).status).toBe(404);
    expect(await ask('DELETE', `${path}shared.example`, key())).toEqual({
      status: 200,
      body: { deleted: true },
    });
    for (const answer of [
      await ask('GET', '/api/shared-site', link),
      await ask('POST', '/api/v2/query', link, question('shared.example')),
    ]) {
      expect(answer).toMatchObject({ status: 401, body: { code: 'unauthorized' } });
    }
    expect((await makeLink('Ends')).url).not.toBe(url);
  });

  it.each(['', 'none', '00000000000000000000'])('does not exist under %o', async (slug) => {
    expect((await ask('GET', '/api/shared-site', { 'x-pharos-link': slug })).status).toBe(401);
  });
});

describe('a shared link with a password', () => {
  const unlock = (headers: Record<string, string>, password: string) =>
    ask('POST', '/api/shared-site/unlock', headers, { password });

  it('reads nothing until it is unlocked, and nothing with another password any more', async () => {
    const { link } = await makeLink('Locked', { password: 'correct horse' });
    for (const headers of [
      link,
      { ...link, 'x-pharos-link-proof': `${Date.now() + 1e6}.${'A'.repeat(43)}` },
    ]) {
      expect(await ask('POST', '/api/v2/query', headers, question('shared.example'))).toMatchObject({
        status: 401,
        body: { code: 'link_locked' },
      });
    }
    expect(await unlock(link, 'wrong horse')).toMatchObject({
      status: 403,
      body: { code: 'wrong_password' },
    });
    const { status, body } = await unlock(link, 'correct horse');
    expect(status).toBe(200);
    const open = { ...link, 'x-pharos-link-proof': String(body.proof) };
    expect((await ask('POST', '/api/v2/query', open, question('shared.example'))).status).toBe(200);
    const other = await makeLink('Locked too', { password: 'correct horse' });
    const foreign = { ...other.link, 'x-pharos-link-proof': String(body.proof) };
    expect((await ask('GET', '/api/shared-site', foreign)).body.code).toBe('link_locked');

    await makeLink('Locked', { password: 'another horse' });
    expect((await ask('GET', '/api/shared-site', open)).body.code).toBe('link_locked');
    await makeLink('Locked', { password: null });
    expect((await ask('GET', '/api/shared-site', link)).status).toBe(200);
    expect((await unlock(link, 'another horse')).status).toBe(400);
  });

  it('takes so many tries of an address and no more, not even the right one', async () => {
    const { link } = await makeLink('Tried', { password: 'correct horse' });
    const from = { ...link, 'cf-connecting-ip': '198.51.100.77' };
    const tries = await Promise.all(Array.from({ length: 14 }, () => unlock(from, 'wrong')));
    expect(tries.map(({ status }) => status).sort()).toEqual([...Array(10).fill(403), ...Array(4).fill(429)]);
    expect((await unlock(from, 'correct horse')).status).toBe(429);
  });
});

describe('a shared link of a segment', () => {
  it('shows that part of the site in every answer, whatever is asked, and nothing without it', async () => {
    const now = new Date(Date.now() - 60_000).toISOString();
    const visit = { site: 'shared.example', timestamp: now, user_agent: 'Mozilla/5.0 Firefox/130.0' };
    const events = ['DE', 'AT', 'FR'].map((country, n) => ({
      ...visit,
      country,
      ip: `203.0.113.${n}`,
      url: `https://shared.example/${country}`,
    }));
    expect((await ask('POST', '/api/v1/events', key(), events)).body).toMatchObject({ accepted: 3 });
    const segment = await ask('POST', '/api/v1/sites/segments', key(), {
      site_id: 'shared.example',
      name: 'Germany',
      filters: [['is', 'visit:country', ['DE', 'AT']]],
    });
    const { link } = await makeLink('Germany', { segment_id: segment.body.id });
    const { link: whole } = await makeLink('Whole');
    const site = { site_id: 'shared.example', date_range: 'day' };
    const visitors = async (headers: Record<string, string>, more: object = {}) => {
      const asked = { ...site, metrics: ['visitors'], ...more };
      const { body } = await ask('POST', '/api/v2/query', headers, asked);
      return (
        (body.results as { metrics: number[] }[] | undefined)?.map(({ metrics }) => metrics[0]) ?? body.code
      );
    };
    expect(await visitors(whole)).toEqual([3]);
    expect(await visitors(link)).toEqual([2]);
    expect(await visitors(link, { filters: null })).toEqual([2]);
    expect(await visitors(link, { filters: [['is', 'visit:country', ['FR']]] })).toEqual([0]);
    expect(await visitors(link, { filters: [['is', 'visit:country', ['DE']]] })).toEqual([1]);
    expect(await visitors(link, { filters: 'all' })).toBe('invalid_filters');

    const batch = await ask('POST', '/api/v2/batch', link, { queries: [{ ...site, metrics: ['visitors'] }] });
    expect(batch.body.results).toMatchObject([{ results: [{ metrics: [2] }] }]);
    const view = {
      queries: [{ date_range: 'day', metrics: ['visitors'] }],
      include: ['deploys', 'visitors_now'],
    };
    const { body: dashboard } = await ask('POST', '/api/v2/dashboard', link, view);
    expect(dashboard).toMatchObject({
      site: { domain: 'shared.example' },
      results: [{ results: [{ metrics: [2] }] }],
      parts: { deploys: { code: 'missing_scope' }, visitors_now: { code: 'missing_scope' } },
    });
    const file = await api.request('/api/v2/export', {
      method: 'POST',
      headers: link,
      body: JSON.stringify({ ...site, metrics: ['visitors'], dimensions: ['visit:country'] }),
    });
    expect(await file.text()).not.toContain('FR');
    const { body: live } = await ask('GET', '/api/v2/live?site_id=shared.example', link);
    expect(JSON.stringify(live)).toContain('/DE');
    expect(JSON.stringify(live)).not.toContain('/FR');
    const steps = [{ page: '/*' }, { page: '/*' }];
    const funnel = await ask('POST', '/api/v2/funnel', link, { ...site, steps });
    expect(funnel).toMatchObject({ status: 200 });
    expect(JSON.stringify(funnel.body)).toMatch(/"entered?":2|"visitors":2/);
    const journey = await ask('POST', '/api/v2/journey', link, { ...site, depth: 2 });
    expect(JSON.stringify(journey.body)).not.toContain('/FR');

    for (const path of ['/api/v1/stats/realtime/visitors', '/api/v1/stats/aggregate', '/api/v1/deploys']) {
      const refused = await ask('GET', `${path}?site_id=shared.example`, link);
      expect([path, refused.status, refused.body.code]).toEqual([path, 403, 'missing_scope']);
    }
    await ask('DELETE', `/api/v1/sites/segments/${segment.body.id}?site_id=shared.example`, key());
    expect(await visitors(link)).toBe('invalid_filters');
  });

  it('is made of segments of the site only, and ends when it is to', async () => {
    const body = { site_id: 'shared.example', name: 'Wrong', segment_id: 4711 };
    expect((await ask('PUT', '/api/v1/sites/shared-links', key(), body)).status).toBe(400);
    const past = { site_id: 'shared.example', name: 'Past', expires_at: '2020-01-01T00:00:00Z' };
    expect((await ask('PUT', '/api/v1/sites/shared-links', key(), past)).status).toBe(400);
    const soon = new Date(Date.now() + 3_600_000).toISOString();
    const { link, url } = await makeLink('Soon', { expires_at: soon });
    expect((await ask('GET', '/api/shared-site', link)).status).toBe(200);
    const slug = new URL(url).searchParams.get('auth');
    await api.db.prepare('UPDATE shared_links SET expires_at = 1 WHERE slug = ?').bind(slug).run();
    expect((await ask('GET', '/api/shared-site', link)).status).toBe(401);
  });
});

describe('a public dashboard', () => {
  it('is read by its domain while its owner shows it to everybody', async () => {
    const link = { 'x-pharos-link': 'private.example' };
    expect((await ask('GET', '/api/shared-site', link)).status).toBe(401);
    const set = (isPublic: boolean) =>
      ask('PUT', '/api/v1/sites/private.example', key(), { public: isPublic });
    expect((await set(true)).body.public).toBe(true);
    expect(await ask('GET', '/api/shared-site', link)).toMatchObject({
      status: 200,
      body: { domain: 'private.example' },
    });
    expect((await ask('POST', '/api/v2/query', link, question('private.example'))).status).toBe(200);
    expect((await ask('POST', '/api/v2/query', link, question('shared.example'))).status).toBe(404);
    expect((await ask('GET', '/api/v1/sites/private.example', link)).status).toBe(403);
    await set(false);
    expect((await ask('GET', '/api/shared-site', link)).status).toBe(401);
  });
});
