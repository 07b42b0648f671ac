import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApiWithClickHouse } from '../../../test/api-stack.ts';

let api: Awaited<ReturnType<typeof startApiWithClickHouse>>;
let owner: string;
beforeAll(async () => {
  api = await startApiWithClickHouse();
  owner = await api.addKey({ scopes: ['sites:write', 'sites:read', 'stats:read'] });
  for (const domain of ['shared.example', 'private.example']) await api.addSite(domain, 'Asia/Kathmandu');
});
afterAll(() => api.stop());

async function ask(method: string, path: string, headers: Record<string, string>, body?: object) {
  const response = await api.request(path, { method, headers, body: body && JSON.stringify(body) });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const key = () => ({ authorization: `Bearer ${owner}` });

async function makeLink(name: string): Promise<{ url: string; link: { 'x-pharos-link': string } }> {
  const body = { site_id: 'shared.example', name };
  const answer = await ask('PUT', '/api/v1/sites/shared-links', key(), body);
  expect(answer).toEqual({ status: 200, body: { name, url: expect.any(String) } });
  const url = String(answer.body.url);
  return { url, link: { 'x-pharos-link': new URL(url).searchParams.get('auth') ?? '' } };
}

const question = (site: string) => ({ site_id: site, metrics: ['visitors'], date_range: '7d' });

describe('a shared link', () => {
  it('has an address in the dashboard that stays the same', async () => {
    const { url } = await makeLink('Address');
    expect(url).toMatch(`${api.url}/share/shared.example?auth=`);
    expect(url).toMatch(/auth=[0-9a-z]{20}$/);
    expect((await makeLink('Address')).url).toBe(url);
    expect((await makeLink('Another')).url).not.toBe(url);
    const { body } = await ask('GET', '/api/v1/sites/shared-links?site_id=shared.example', key());
    expect(body.shared_links).toContainEqual({ id: expect.any(String), name: 'Address', url });
  });

  it("reads its site's numbers without a key", async () => {
    const { link } = await makeLink('Reads');
    expect(await ask('GET', '/api/shared-site', link)).toMatchObject({
      status: 200,
      body: { domain: 'shared.example', timezone: 'Asia/Kathmandu' },
    });
    const answer = await ask('POST', '/api/v2/query', link, question('shared.example'));
    expect(answer).toMatchObject({ status: 200, body: { results: [{ metrics: [0] }] } });
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
