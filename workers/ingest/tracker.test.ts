import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aSite, startTestIngest, type TestIngest } from './test-ingest.ts';

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
});
