import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApiWithClickHouse } from '../../../../test/api-stack.ts';
import { startFakeDns } from '../../../../test/fake-dns.ts';

const DOMAIN = 'localhost';

let api: Awaited<ReturnType<typeof startApiWithClickHouse>>;
let dns: Awaited<ReturnType<typeof startFakeDns>>;
let site: Awaited<ReturnType<typeof api.addSite>>;
let key: string;
let shop: Server;
let port = 0;

/** What the shop answers at its paths. */
const pages: Record<string, { status?: number; headers?: Record<string, string>; body?: string }> = {};

beforeAll(async () => {
  dns = await startFakeDns({
    'intern.example': ['10.0.0.5'],
    'half.intern.example': ['93.184.216.34', '127.0.0.1'],
    'six.intern.example': ['fd00::1'],
  });
  api = await startApiWithClickHouse({ vars: { LOCAL_HOSTS: DOMAIN, DNS_URL: dns.url } });
  site = await api.addSite(DOMAIN);
  for (const domain of ['mine.example', 'intern.example', 'intern']) await api.addSite(domain);
  key = await api.addKey({ scopes: ['sites:write', 'events:write'] });
  shop = createServer((request, response) => {
    const { status = 200, headers = {}, body = '' } = pages[request.url ?? ''] ?? { status: 404 };
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body);
  });
  shop.listen(0, '127.0.0.1');
  await once(shop, 'listening');
  port = (shop.address() as AddressInfo).port;
});
afterAll(async () => {
  shop.close();
  dns.stop();
  await api.stop();
});

async function verify(url: string | undefined, site_id = DOMAIN) {
  const response = await api.request('/api/v1/sites/verify', {
    method: 'POST',
    headers: { authorization: `Bearer ${key}` },
    body: JSON.stringify({ site_id, url }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

/** What is found out about a page of the shop. */
async function findings(path: string, page: (typeof pages)[string]) {
  pages[path] = page;
  const { body } = await verify(`http://${DOMAIN}:${port}${path}`);
  return body.findings;
}

const tag = (siteKey: string) => `<script defer src="https://in.example.com/js/${siteKey}.js"></script>`;

describe('POST /api/v1/sites/verify', () => {
  it('finds the tag, and says where it looked', async () => {
    pages['/'] = { status: 302, headers: { location: '/home' } };
    expect(await findings('/home', { body: tag(site.key) })).toEqual([
      { code: 'tag_found', detail: `https://in.example.com/js/${site.key}.js` },
    ]);
    const { body } = await verify(`http://${DOMAIN}:${port}/`);
    expect(body).toMatchObject({ url: `http://${DOMAIN}:${port}/home`, findings: [{ code: 'tag_found' }] });
  });

  it('says what is wrong: no tag, a policy, somebody’s other site, nobody’s key', async () => {
    expect(await findings('/none', { body: '<h1>Shop</h1>' })).toEqual([{ code: 'tag_missing' }]);
    const headers = { 'content-security-policy': "default-src 'self'; script-src https://in.example.com" };
    expect(await findings('/policy', { body: tag(site.key), headers })).toMatchObject([
      { code: 'tag_found' },
      { code: 'csp_blocks_beacons', detail: "default-src 'self'" },
    ]);
    const row = api.db.prepare("SELECT key FROM sites WHERE domain = 'mine.example'");
    const mine = await row.first<{ key: string }>();
    expect(await findings('/mine', { body: tag(mine?.key ?? '') })).toEqual([
      { code: 'tag_of_other_key', detail: 'mine.example' },
    ]);
    expect(await findings('/nobody', { body: tag('nobody') })).toEqual([
      { code: 'tag_of_other_key', detail: 'nobody' },
    ]);
  });

  it('says why a page could not be looked at', async () => {
    expect(await findings('/gone', { status: 503 })).toEqual([{ code: 'bad_status', detail: '503' }]);
    const json = { headers: { 'content-type': 'application/json' }, body: '{}' };
    expect(await findings('/json', json)).toEqual([{ code: 'not_html', detail: 'application/json' }]);
    const loop = { status: 301, headers: { location: '/loop' } };
    expect(await findings('/loop', loop)).toMatchObject([{ code: 'too_many_redirects' }]);
  });

  it('tells what has come in and what was dropped', async () => {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    const event = { site: DOMAIN, url: `http://${DOMAIN}/`, ip: '203.0.113.9', user_agent: '' };
    const named = { ...event, visitor: 'somebody', user_agent: undefined };
    const body = JSON.stringify([event, named]);
    expect((await api.request('/api/v1/events', { method: 'POST', headers, body })).status).toBe(200);
    const answer = await verify(`http://${DOMAIN}:${port}/none`);
    expect(answer.body.received).toEqual({ accepted: 1, dropped: { bot: 1 } });
  });

  it.each([
    ['a host of ours', 'intern.example', 'http://intern.example/'],
    ['a host with one public address', 'intern.example', 'https://half.intern.example/'],
    ['a host of the own network in IPv6', 'intern.example', 'https://six.intern.example/'],
    ['a port that is not the web’s', 'intern.example', 'http://intern.example:8080/'],
    ['a name and a password', 'intern.example', 'http://a:b@intern.example/'],
    ['a name of the own network', 'intern', 'http://intern/'],
  ])('does not fetch %s', async (_, name, url) => {
    const { body } = await verify(url, name);
    expect(body.findings).toMatchObject([{ code: 'address_not_public' }]);
  });

  it.each([
    ['http://169.254.169.254/latest/meta-data/', 'address_not_public'],
    ['http://2130706433/', 'address_not_public'],
    ['http://[::ffff:127.0.0.1]/', 'address_not_public'],
    ['http://intern.example/', 'address_not_public'],
    ['http://nowhere.intern.example/', 'host_not_found'],
    ['ftp://localhost/', 'address_not_public'],
  ])('does not follow a redirect to %s', async (location, code) => {
    const path = `/to/${encodeURIComponent(location)}`;
    expect(await findings(path, { status: 307, headers: { location } })).toMatchObject([{ code }]);
  });

  it('asks nobody else’s host, nor for somebody else’s site', async () => {
    expect(await verify('https://elsewhere.example/')).toMatchObject({
      status: 400,
      body: { code: 'invalid_request' },
    });
    expect((await verify(undefined, 'nosuch.example')).status).toBe(404);
  });

  it('is done so often a minute, and says when again', async () => {
    let last = await verify(undefined);
    for (let n = 0; n < 35 && last.status !== 429; n++) last = await verify(`http://${DOMAIN}:${port}/none`);
    expect(last).toMatchObject({ status: 429, body: { code: 'rate_limited' } });
  });
});
