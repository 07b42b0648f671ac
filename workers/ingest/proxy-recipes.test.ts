import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { convertV4MiniflareOptions, Miniflare, type RequestInit } from 'miniflare';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstParty } from '../../core/first-party.ts';
import { aBeacon, aSite, CHROME, startTestIngest, type TestIngest } from './test-ingest.ts';

const PAGE = readFileSync(join(import.meta.dirname, '../../docs/proxy.md'), 'utf8');
const { path, script, causes, endpoint, token } = firstParty(aSite());
const TARGET = `https://in.pharos.test/p/key7/${token}`;

/** What docs/proxy.md says under a heading, with a site's own values in the places of those that stand for them. */
function recipe(heading: string): { text: string; code: string } {
  const section = PAGE.split(/^## /m).find((part) => part.startsWith(heading)) ?? '';
  const text = section
    .replaceAll('https://in.example/p/SITE_KEY/TOKEN', TARGET)
    .replaceAll('/k3f9a2b1', path);
  const [, code = ''] = /^```\w*\n(.*?)^```/ms.exec(text) ?? [];
  expect(code).toContain(TARGET);
  return { text, code };
}

describe('the Worker of docs/proxy.md on a site’s own host', () => {
  /** The Worker's own address and place, which Cloudflare tells of a request that a Worker makes. */
  const WORKER = { ip: '2a06:98c0:3600::103', cf: { country: 'US', regionCode: 'CA', city: 'San Jose' } };
  /** Miniflare hands on plain letters only; tracker.test.ts has a city with others. */
  const VISITOR = { country: 'DE', regionCode: 'BE', city: 'Frankfurt/Oder' };
  let ingest: TestIngest;
  let host: Miniflare;
  /** What it asked of others. */
  const asked: { url: string; headers: Headers }[] = [];

  beforeAll(async () => {
    ingest = await startTestIngest();
    const { text, code } = recipe('Cloudflare Worker');
    const [, route = ''] = /^On a route `(.*)`/m.exec(text) ?? [];
    host = new Miniflare(
      convertV4MiniflareOptions({
        cf: false,
        telemetry: { enabled: false },
        workers: [
          {
            name: 'proxy',
            modules: true,
            script: code,
            routes: [route],
            async outboundService(request) {
              const headers = new Headers([...request.headers]);
              asked.push({ url: request.url, headers: new Headers(headers) });
              headers.set('cf-connecting-ip', WORKER.ip);
              const { pathname, search } = new URL(request.url);
              const body = request.method === 'POST' ? await request.text() : undefined;
              const init = { method: request.method, headers: [...headers], body, cf: WORKER.cf };
              return await ingest.fetch(pathname + search, init as RequestInit);
            },
          },
          {
            name: 'site',
            modules: true,
            script: 'export default { fetch: () => new Response("the site itself") }',
            routes: ['example.com/*'],
          },
        ],
      }),
    );
    await host.ready;
  });
  afterAll(async () => {
    await host?.dispose();
    await ingest?.stop();
  });

  const get = (address: string, headers: Record<string, string> = {}) =>
    host.dispatchFetch(`https://example.com${address}`, { headers });
  const send = (id: string, ip: string, headers: Record<string, string> = {}) =>
    host.dispatchFetch(`https://example.com${path}/${endpoint}`, {
      method: 'POST',
      headers: { 'user-agent': CHROME, 'cf-connecting-ip': ip, ...headers },
      body: JSON.stringify(aBeacon({ i: id, u: `https://example.com/${id}` })),
      cf: VISITOR,
    } as RequestInit);

  it('serves the script, its 304 and the second file', async () => {
    const first = await get(`${path}/${script}`);
    const text = await first.text();
    expect([first.status, first.headers.get('content-type')]).toEqual([
      200,
      'text/javascript; charset=utf-8',
    ]);
    expect(text).toContain(`"${path}/${endpoint}"`);
    expect(text).not.toMatch(/in\.pharos\.test|TOKEN/);
    const etag = first.headers.get('etag') ?? '';
    expect((await get(`${path}/${script}`, { 'if-none-match': etag })).status).toBe(304);
    expect(await (await get(`${path}/${causes}`)).text()).toContain('long-animation-frame');
  });

  it('counts visitors as if they had come to us themselves, with their own country', async () => {
    expect((await send('anna', '198.51.100.1')).status).toBe(202);
    await send('ben', '198.51.100.2', { 'x-pharos-ip': '198.51.100.1', 'x-pharos-country': 'FR' });
    await send('anna-again', '198.51.100.1');
    const direct = aBeacon({ i: 'direct', u: 'https://example.com/direct' });
    await ingest.post(direct, { headers: { 'cf-connecting-ip': '198.51.100.1' } });
    await expect.poll(async () => (await ingest.rows()).length, { timeout: 5_000 }).toBe(4);
    const rows = new Map((await ingest.rows()).map((row) => [row.pathname, row]));
    const id = (name: string) => rows.get(`/${name}`)?.visitor_id;
    expect(id('anna')).toBe(id('direct'));
    expect(id('anna-again')).toBe(id('direct'));
    expect(id('ben')).not.toBe(id('anna'));
    const place = { country: 'DE', region: 'DE-BE', city: 'Frankfurt/Oder' };
    expect([rows.get('/anna'), rows.get('/ben')]).toMatchObject([place, place]);
  });

  it('hands on neither cookies nor passwords of the site', async () => {
    await get(`${path}/${script}`, { cookie: 'session=1', authorization: 'Basic YTpi', 'x-other': 'yes' });
    const last = asked.at(-1)?.headers;
    expect([last?.get('x-other'), last?.get('cookie'), last?.get('authorization')]).toEqual([
      'yes',
      null,
      null,
    ]);
  });

  it('forwards nothing else, and to nowhere else', async () => {
    const before = asked.length;
    for (const other of ['/', path, `${path}x/${script}`, `/a${path}/${script}`, `${path}/../${script}`]) {
      expect([other, await (await get(other)).text()]).toEqual([other, 'the site itself']);
    }
    expect(asked.length).toBe(before);
    for (const name of ['other.js', '..%2f..%2fjs%2fkey7.js', '/other.test/', '']) {
      expect([name, (await get(`${path}/${name}`)).status]).toEqual([name, 404]);
    }
    expect(asked.filter(({ url }) => !url.startsWith(`${TARGET}/`))).toEqual([]);
  });
});

describe('the recipes of docs/proxy.md for hosts that cannot be run here', () => {
  /** Where a rule of `/path/:name` leads, by the documentation of Vercel and Next.js. */
  const follow = ({ source, destination }: { source: string; destination: string }, address: string) => {
    const [, name] = new RegExp(`^${source.replace(':name', '([^/]+)')}$`).exec(address) ?? [];
    return name && destination.replace(':name', name);
  };
  type Rules = Parameters<typeof follow>[0][];
  const [below, elsewhere] = [`${path}/${script}`, `/about/${script}`];
  const forwarded = [`${TARGET}/${script}`, undefined];

  it('Netlify: one rule of three words that proxies', () => {
    const rules = recipe('Netlify').code.trim().split('\n');
    expect(rules).toHaveLength(1);
    const [from = '', to = '', status, ...more] = rules[0]?.trim().split(/\s+/) ?? [];
    expect([status, more, from.split('*')]).toEqual(['200', [], [`${path}/`, '']]);
    expect(to.replace(':splat', script)).toBe(forwarded[0]);
  });

  it('Vercel: JSON with one rewrite', () => {
    const { rewrites } = JSON.parse(recipe('Vercel').code) as { rewrites: Rules };
    expect(rewrites.map((rule) => [follow(rule, below), follow(rule, elsewhere)])).toEqual([forwarded]);
  });

  it('Next.js: a module whose rewrites answer one rule', async () => {
    const module = { exports: {} as { rewrites(): Promise<Rules> } };
    new Function('module', recipe('Next.js').code)(module);
    const rules = await module.exports.rewrites();
    expect(rules.map((rule) => [follow(rule, below), follow(rule, elsewhere)])).toEqual([forwarded]);
  });
});
