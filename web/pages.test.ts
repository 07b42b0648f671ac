import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildWeb } from './build.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const wrangler = fileURLToPath(new URL('../node_modules/wrangler/bin/wrangler.js', import.meta.url));

let dist = '';
let server: ChildProcess;
let origin = '';

beforeAll(async () => {
  dist = await mkdtemp(join(tmpdir(), 'pharos-pages-'));
  await buildWeb(dist);
  // From this folder, as a deploy: that is where wrangler looks for functions/.
  const args = ['pages', 'dev', dist, '--ip', '127.0.0.1', '--port', '0', '--inspector-port', '0'];
  const settings = ['--compatibility-date', '2026-10-01', '--persist-to', join(dist, '.state')];
  server = spawn(process.execPath, [wrangler, ...args, ...settings], {
    cwd: here,
    env: { ...process.env, CI: '1', WRANGLER_SEND_METRICS: 'false', CLOUDFLARE_CF_FETCH_ENABLED: 'false' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  origin = await readyOrigin(server);
}, 120_000);

afterAll(async () => {
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  await ended;
  await rm(dist, { recursive: true, force: true });
});

/** The address wrangler prints once it answers; its whole output when it does not come to that. */
function readyOrigin(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const ready = /Ready on (http:\/\/127\.0\.0\.1:\d+)/.exec(output);
      if (ready?.[1]) resolve(ready[1]);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => reject(new Error(`wrangler pages dev ended with ${code}:\n${output}`)));
  });
}

describe('the dashboard on Pages', () => {
  it.each([
    '/app',
    '/sign-in',
    '/sign-up',
    '/verify-email',
    '/magic-link',
    '/forgot-password',
    '/reset-password',
    '/confirm-email',
    '/not-me',
    '/sites',
    '/sites/example.com',
    '/sites/example.com%2Fblog?period=7d',
    '/sites/example.com/settings/shields',
    '/settings/keys',
    '/admin/sites/7',
    '/undo-deletion',
    '/goodbye',
    '/unsubscribe',
    '/share/example.com?auth=0123456789abcdefghjk',
    '/embed/example.com?auth=0123456789abcdefghjk',
  ])('serves the app at %s', async (path) => {
    const response = await fetch(origin + path, { redirect: 'manual' });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(await response.text()).toContain('<div id="app">');
  });

  it.each([
    ['/', 'Who came'],
    ['/de', 'Wer da war'],
    ['/pricing', 'Pay for volume'],
    ['/docs', 'Documentation'],
    ['/docs/metrics', 'what every number means'],
    ['/legal/imprint', 'Imprint'],
  ])('serves the public page at %s', async (path, words) => {
    const response = await fetch(origin + path, { redirect: 'manual' });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-security-policy')).toContain("style-src 'self'");
    const page = await response.text();
    expect(page).toContain(words);
    expect(page).not.toContain('<div id="app">');
  });

  it('says what it does not know while the API is not bound', async () => {
    const status = await fetch(`${origin}/status`);
    expect([status.status, await status.text()]).toEqual([
      200,
      expect.stringContaining('could not be asked'),
    ]);
    for (const path of ['/badge/example.com.svg', '/privacy/example.com', '/de/privacy/example.com']) {
      const response = await fetch(origin + path);
      expect([path, response.status]).toEqual([path, 503]);
    }
  });

  it('leads to the demo by the API, which knows it', async () => {
    const response = await fetch(`${origin}/live-demo`, { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([302, '/api/public/demo']);
  });

  it.each(['/nothing', '/assets/index-00000000.js', '/sites.js'])('says 404 at %s', async (path) => {
    const response = await fetch(origin + path);
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain('<div id="app">');
  });

  it('lets a page run its own files only, and nobody frame it', async () => {
    const { headers } = await fetch(`${origin}/sites/example.com`);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("style-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('strict-transport-security')).toBe('max-age=63072000; includeSubDomains');
    expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin');
    expect(headers.get('permissions-policy')).toContain('geolocation=()');
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  it('lets any page frame a shared dashboard that is meant for it, and nothing else of its policy', async () => {
    const { headers } = await fetch(`${origin}/embed/example.com?auth=0123456789abcdefghjk`);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain('frame-ancestors *;');
    expect(policy).toContain("script-src 'self'; style-src 'self';");
    expect(policy.match(/frame-ancestors/g)).toHaveLength(1);
    expect(headers.get('x-robots-tag')).toBe('noindex');
  });

  it('keeps shared dashboards out of search engines', async () => {
    const { headers } = await fetch(`${origin}/share/example.com?auth=0123456789abcdefghjk`);
    expect(headers.get('x-robots-tag')).toBe('noindex');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect((await fetch(`${origin}/sign-in`)).headers.get('x-robots-tag')).toBeNull();
  });

  it('keeps hashed files for a year and asks again for pages each time', async () => {
    const assets = await readdir(join(dist, 'assets'));
    expect(assets).not.toHaveLength(0);
    for (const name of assets) {
      const { headers } = await fetch(`${origin}/assets/${name}`);
      expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    }
    for (const path of ['/', '/sites/example.com', '/theme.js']) {
      const { headers } = await fetch(origin + path);
      expect(headers.get('cache-control')).toBe('no-cache');
    }
  });

  it('leads to whom to tell of a hole', async () => {
    const response = await fetch(`${origin}/.well-known/security.txt`, { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([302, '/api/security.txt']);
  });

  it('hands /api to the function, which says so when the API is not bound', async () => {
    const response = await fetch(`${origin}/api/sites`);
    expect(response.status).toBe(503);
    const body = (await response.json()) as { code: string; request_id: string };
    expect(body.code).toBe('api_not_bound');
    expect(response.headers.get('x-request-id')).toBe(body.request_id);
  });
});
