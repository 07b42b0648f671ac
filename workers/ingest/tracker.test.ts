import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstParty } from '../../core/first-party.ts';
import { isAllowedHostname } from '../../core/hostnames.ts';
import { plainHostname } from '../../core/page-address.ts';
import type { SiteConfig } from '../../core/site.ts';
import { aBeacon, aSite, CHROME, startTestIngest, type TestIngest } from './test-ingest.ts';

describe('GET /js/<site key>.js', () => {
  let ingest: TestIngest;
  beforeAll(async () => {
    ingest = await startTestIngest();
  });
  afterAll(() => ingest.stop());

  it('serves the script with key and endpoint in it, for any page and any cache', async () => {
    const response = await ingest.fetch('/js/key7.js');
    const { headers } = response;
    const text = await response.text();
    expect(response.status).toBe(200);
    expect(text).toContain('"key7"');
    expect(text).toContain('"https://in.pharos.test/b"');
    expect(text).not.toContain('PHAROS_');
    expect(() => new Function(text)).not.toThrow();
    expect(headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(headers.get('cache-control')).toBe('public, max-age=3600, stale-while-revalidate=86400');
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(headers.get('x-request-id')).toMatch(/^req_/);
  });

  it('answers 304 while the cached script is the current one', async () => {
    const etag = (await ingest.fetch('/js/key7.js')).headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[0-9a-f]{32}"$/);
    for (const known of [etag, `W/${etag}`, `"old", ${etag}`, '*']) {
      const response = await ingest.fetch('/js/key7.js', { headers: { 'if-none-match': known } });
      expect([response.status, await response.text()]).toEqual([304, '']);
      expect(response.headers.get('etag')).toBe(etag);
    }
    const stale = await ingest.fetch('/js/key7.js', { headers: { 'if-none-match': '"old"' } });
    expect(stale.status).toBe(200);
  });

  it('differs by site, so that no cache mixes them up', async () => {
    await ingest.setSite(aSite({ key: 'key8', siteId: 8 }));
    const etags = await Promise.all(
      ['key7', 'key8'].map(async (key) => (await ingest.fetch(`/js/${key}.js`)).headers.get('etag')),
    );
    expect(new Set(etags).size).toBe(2);
  });

  it('counts visits on localhost only for sites, or a Pharos, of somebody’s own machine', async () => {
    await ingest.setSite(aSite({ key: 'key9', siteId: 9, domain: 'shop.localhost' }));
    const script = await (await ingest.fetch('/js/key9.js')).text();
    expect(script).toContain('{"local":true}');
    expect(script).not.toContain('PHAROS_');
    expect(() => new Function(script)).not.toThrow();
    expect(await (await ingest.fetch('/js/key7.js')).text()).not.toContain('local"');
  });

  it('measures web vitals, unless the site does not want that', async () => {
    await ingest.setSite(aSite({ key: 'bare', siteId: 12, tracker: { web_vitals: false } }));
    expect(await (await ingest.fetch('/js/key7.js')).text()).toContain('PerformanceObserver');
    expect(await (await ingest.fetch('/js/bare.js')).text()).not.toContain('PerformanceObserver');
  });

  it('does nothing on pages of other hosts than the site names, by the very rule that drops their beacons', async () => {
    const hostnames = ['shop.test', '*.shop.test', 'xn--mller-kva.test', '*.eu.test'];
    await ingest.setSite(aSite({ key: 'listed', siteId: 13, hostnames }));
    const script = await (await ingest.fetch('/js/listed.js')).text();
    const plain = await (await ingest.fetch('/js/key7.js')).text();
    const touches = (text: string, hostname: string) => {
      let touched = 0;
      const page: object = new Proxy(() => {}, {
        get: () => ++touched && page,
        set: () => ++touched > 0,
        apply: () => ++touched && page,
      });
      const names = ['window', 'document', 'navigator', 'history', 'addEventListener', 'PerformanceObserver'];
      new Function('location', ...names, text)({ hostname, href: '' }, ...names.map(() => page));
      return touched > 0;
    };
    for (const hostname of [
      ...['shop.test', 'www.shop.test', 'shop.test.', 'eu.shop.test', 'a.eu.shop.test', 'www.eu.test'],
      ...['xn--mller-kva.test', 'evilshop.test', 'shop.test.evil', 'eu.test', 'x.eu.test', 'localhost', ''],
    ]) {
      const isAllowed = isAllowedHostname(plainHostname(hostname), hostnames);
      expect([hostname, touches(script, hostname)]).toEqual([hostname, isAllowed]);
      expect(touches(plain, hostname)).toBe(true);
    }
  });

  it('costs sites nothing that name no hostnames', async () => {
    expect(await (await ingest.fetch('/js/key7.js')).text()).not.toMatch(/endsWith|www\\\./);
  });

  it('holds what is baked in as text that no page takes for its own', async () => {
    const hostnames = ['</script><b>\u2028PHAROS_RUN'];
    await ingest.setSite(aSite({ key: 'odd', siteId: 14, hostnames }));
    const script = await (await ingest.fetch('/js/odd.js')).text();
    expect(script).toContain('["\\u003c/script>\\u003cb>\\u2028PHAROS_RUN"]');
    expect(() => new Function(script)).not.toThrow();
  });

  it('answers HEAD like GET, without the body', async () => {
    const head = await ingest.fetch('/js/key7.js', { method: 'HEAD' });
    const get = await ingest.fetch('/js/key7.js');
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect(head.headers.get('etag')).toBe(get.headers.get('etag'));
  });

  it('answers 404 with a comment to keys no site has', async () => {
    for (const path of ['/js/nobody.js', `/js/${'a'.repeat(600)}.js`, '/js/%22.js']) {
      const response = await ingest.fetch(path);
      expect(response.status).toBe(404);
      expect(response.headers.get('content-type')).toContain('javascript');
      expect(await response.text()).toMatch(/^\/\/ /);
    }
  });

  it('has the settings of its site in it, and the code for them', async () => {
    const tracker = {
      hash_based_routing: true,
      outbound_links: false,
      query_parameters: ['q'],
      identify: true,
    };
    await ingest.setSite(aSite({ key: 'set', siteId: 10, tracker }));
    const script = await (await ingest.fetch('/js/set.js')).text();
    expect(script).toContain('{"hash":true,"identify":true,"off":["Outbound Link: Click"],"query":["q"]}');
    expect(() => new Function(script)).not.toThrow();
  });

  it('is kept by the edge until its settings change', async () => {
    const persist = await mkdtemp(join(tmpdir(), 'pharos-edge-'));
    const from = async (site: Partial<SiteConfig> = {}) => {
      // Each a Worker that remembers nothing, at the same edge.
      const fresh = await startTestIngest({ persist });
      await fresh.setSite(aSite({ key: 'kept', ...site }));
      const answers = [await fresh.fetch('/js/kept.js'), await fresh.fetch('/js/kept.js')];
      const texts = await Promise.all(answers.map((answer) => answer.text()));
      expect(texts[0]).toBe(texts[1]);
      await fresh.stop();
      return [...answers.map(({ headers }) => headers.get('x-pharos-script')), texts[0]];
    };
    const [first, again, text] = await from();
    expect([first, again]).toEqual(['made', 'memory']);
    expect(await from()).toEqual(['edge', 'memory', text]);
    for (const [site, told] of [
      [{ tracker: { hash_based_routing: true } }, '"hash"'],
      [{ hostnames: ['example.com'] }, '["example.com"]'],
    ] as const) {
      expect(await from({ ...site, hostnames: [...(site.hostnames ?? [])] })).toEqual([
        'made',
        'memory',
        expect.stringContaining(told),
      ]);
    }
    await rm(persist, { recursive: true, force: true });
  });

  it('names the second file by its content, which caches keep for ever', async () => {
    await ingest.setSite(aSite({ key: 'fast', siteId: 11 }));
    const script = await (await ingest.fetch('/js/fast.js')).text();
    const [address] = /https:\/\/in\.pharos\.test\/js\/causes\.[0-9a-f]{8}\.js/.exec(script) ?? [];
    const path = new URL(address ?? '').pathname;
    const causes = await ingest.fetch(path);
    expect(causes.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(() => new Function('x')).not.toThrow();
    expect(await causes.text()).toContain('long-animation-frame');
    const old = await ingest.fetch(path.replace(/causes\.\w{4}/, 'causes.0000'));
    expect([old.status, old.headers.get('cache-control')]).toEqual([
      200,
      'public, max-age=3600, stale-while-revalidate=86400',
    ]);
  });
});

describe('/p/<site key>/<token>/: a site’s own host in place of ours', () => {
  let ingest: TestIngest;
  const { path, script, causes, endpoint, token } = firstParty(aSite());
  const target = `/p/key7/${token}`;
  beforeAll(async () => {
    ingest = await startTestIngest();
    await ingest.setSite(aSite({}));
  });
  afterAll(() => ingest.stop());

  it('serves both files under names of the site, which know no other host', async () => {
    const text = await (await ingest.fetch(`${target}/${script}`)).text();
    expect(text).toContain(`"${path}/${endpoint}"`);
    expect(text).toContain(`"${path}/${causes}"`);
    expect(text).not.toContain('in.pharos.test');
    expect(await (await ingest.fetch(`${target}/${causes}`)).text()).toContain('long-animation-frame');
    const paths = new Set([path, script, causes, endpoint]);
    expect(firstParty(aSite({ visitorSecret: 'cd'.repeat(32) })).path).not.toBe(path);
    expect(paths.size).toBe(4);
  });

  it('believes the forwarding server who the visitor is, and where', async () => {
    const send = (id: string, headers: Record<string, string>) =>
      ingest.fetch(`${target}/${endpoint}`, {
        method: 'POST',
        headers: { 'user-agent': CHROME, 'cf-connecting-ip': '192.0.2.1', ...headers },
        body: JSON.stringify(aBeacon({ i: id, u: 'https://example.com/fp' })),
      });
    const place = {
      'x-pharos-country': 'de',
      'x-pharos-region': 'BE',
      'x-pharos-city': 'Berlin-K%C3%B6penick',
    };
    expect((await send('a', { 'x-pharos-ip': '198.51.100.1', ...place })).status).toBe(202);
    await send('b', { 'x-forwarded-for': '198.51.100.1, 192.0.2.1' });
    await send('c', { 'x-nf-client-connection-ip': '198.51.100.2', 'x-forwarded-for': '198.51.100.1' });
    const find = async () => (await ingest.rows()).filter(({ pathname }) => pathname === '/fp');
    await expect.poll(async () => (await find()).length, { timeout: 5_000 }).toBe(3);
    const [a, b, c] = (await find()).toSorted((x, y) => ((x.country ?? '') < (y.country ?? '') ? 1 : -1));
    expect(a).toMatchObject({ country: 'DE', region: 'DE-BE', city: 'Berlin-Köpenick' });
    expect(b?.country).toBeUndefined();
    expect([a?.visitor_id === b?.visitor_id, a?.visitor_id === c?.visitor_id].toSorted()).toEqual([
      false,
      true,
    ]);
  });

  it.each([
    [`/p/key7/${'0'.repeat(24)}/${script}`, 'GET'],
    [`/p/nobody/${token}/${script}`, 'GET'],
    [`${target}/other.js`, 'GET'],
    [`${target}/other`, 'POST'],
    ['/p/key7', 'GET'],
  ])('answers 404 at %s (%s)', async (address, method) => {
    const response = await ingest.fetch(address, { method, body: method === 'POST' ? '{}' : undefined });
    expect([response.status, await response.json()]).toEqual([
      404,
      expect.objectContaining({ code: 'not_found' }),
    ]);
  });
});
