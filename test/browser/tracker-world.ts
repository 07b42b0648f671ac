import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { type Browser, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { buildTracker } from '../../tracker/build.ts';
import type { TrackerOptions } from '../../tracker/options.ts';
import { aSite, CHROME, startTestIngest, type TestIngest } from '../../workers/ingest/test-ingest.ts';
import { requireChromium } from './chromium.ts';

const require = createRequire(import.meta.url);

/** Script that hides the page. Chromium without a screen is never hidden: the page is only told so. */
export const HIDE = `
  Object.defineProperty(document, 'hidden', { get: () => true, configurable: true });
  Object.defineProperty(document, 'visibilityState', { get: () => 'hidden', configurable: true });
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));`;

/** An event as it came over the wire. */
export type Arrived = Record<string, unknown> & { i: string };

interface Visit {
  path?: string;
  /** Host of the page; other.test has no tracker on it. */
  host?: string;
  options?: TrackerOptions;
  /** Measures web vitals, and causes. */
  vitals?: boolean;
  /** Runs in the page instead of our tracker. */
  script?: string;
  /** What stands in the page before the script. */
  head?: string;
  body?: string;
  /** Runs in the browser before anything of the page does. */
  before?: string;
}

/** A browser, a server with pages that carry the tracker, and the real ingest Worker behind their beacons. */
export interface TrackerWorld {
  port: number;
  /** Errors of all pages. */
  problems: string[];
  /** Every event that arrived, those of refused beacons included. */
  arrived: Arrived[];
  /** The beacons they came in. */
  beacons: Record<string, unknown>[];
  /** Status for the next beacons, instead of asking the Worker. */
  refuseNext: number[];
  /** A page of a browser that has never been here. */
  newPage(visit?: Visit): Promise<Page>;
  url(visit?: Visit): string;
  /** What the Worker has stored. */
  rows: TestIngest['rows'];
  /** Another site than shop.test; the Worker serves its script at `/js/of/<domain>.js`. */
  setSite: TestIngest['setSite'];
  stop(): Promise<void>;
}

/** What pages may load besides the tracker: pictures that take their time, and web-vitals itself as the oracle. */
const ASSETS: Record<string, { type: string; delayMs: number; body: () => Buffer | string }> = {
  '/slow.svg': {
    type: 'image/svg+xml',
    delayMs: 400,
    // Browsers take a picture of few bytes for a placeholder, which is no largest paint.
    body: () =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="400"><rect width="800" height="400" fill="teal"/><!-- ${'pixel'.repeat(4_000)} --></svg>`,
  },
  '/web-vitals.js': {
    type: 'text/javascript',
    delayMs: 0,
    body: () =>
      readFileSync(
        require.resolve('web-vitals/attribution').replace(/[^/]+$/, 'web-vitals.attribution.iife.js'),
      ),
  },
};

const html = (visit: Visit, script: string) =>
  `<!doctype html><title>Shop</title><link rel="icon" href="data:,">${visit.head ?? ''}<script>${script}</script>
<body style="min-height: 3000px">${visit.body ?? ''}</body>`;

export async function startTrackerWorld(): Promise<TrackerWorld> {
  const ingest = await startTestIngest();
  await ingest.setSite(aSite({ key: 'shop', siteId: 9, domain: 'shop.test' }));
  const scripts = await buildTracker();
  let visit: Visit = {};
  const world = { problems: [], arrived: [], beacons: [], refuseNext: [] } as Pick<
    TrackerWorld,
    'problems' | 'arrived' | 'beacons' | 'refuseNext'
  >;

  async function takeBeacon(request: IncomingMessage): Promise<number> {
    let body = '';
    for await (const chunk of request) body += chunk;
    const beacon = JSON.parse(body) as { e: Arrived[] };
    world.beacons.push(beacon);
    world.arrived.push(...beacon.e);
    const refusal = world.refuseNext.shift();
    if (refusal) return refusal;
    const answer = await ingest.post(body, { headers: { 'user-agent': CHROME } });
    const { dropped } = (await answer.json()) as { dropped?: object[] };
    if (dropped?.length !== 0) world.problems.push(`dropped: ${JSON.stringify(dropped)} of ${body}`);
    return answer.status;
  }

  /** Hands what trackers of other products send to the Worker, and its answer back. */
  async function forward(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const chunk of request) body += chunk;
    const headers = {
      'content-type': request.headers['content-type'] ?? 'text/plain',
      'user-agent': CHROME,
      'cf-connecting-ip': '203.0.113.9',
    };
    const hasBody = request.method === 'POST';
    const answer = await ingest.fetch(request.url ?? '/', {
      method: request.method,
      headers,
      body: hasBody ? body : undefined,
    });
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' });
    // The Worker bakes in the address it was asked at, which only the test knows.
    response.end((await answer.text()).replaceAll('https://in.pharos.test/', '/'));
  }

  const server = createServer((request, response) => {
    const host = String(request.headers.host);
    const { pathname } = new URL(`http://${host}${request.url}`);
    const asset = ASSETS[pathname];
    if (asset) {
      setTimeout(
        () => response.writeHead(200, { 'content-type': asset.type }).end(asset.body()),
        asset.delayMs,
      );
      return;
    }
    if (pathname === '/causes.js' || pathname.startsWith('/js/causes.')) {
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(scripts.causes);
      return;
    }
    if (pathname.startsWith('/api/') || pathname.startsWith('/js/of/') || pathname === '/js/script.js') {
      forward(request, response).catch((error) => world.problems.push(String(error)));
      return;
    }
    if (pathname === '/b') {
      takeBeacon(request).then(
        (status) => response.writeHead(status).end(),
        (error) => world.problems.push(String(error)),
      );
      return;
    }
    response.setHeader('content-type', 'text/html');
    const isOurs = !host.startsWith('other.');
    response.end(isOurs ? html(visit, scriptOf(visit)) : 'elsewhere');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;

  const scriptOf = ({ options = {}, vitals, script: other }: Visit) => {
    if (other !== undefined) return other;
    const hasOptions = Object.keys(options).length > 0;
    const script = vitals
      ? scripts[hasOptions ? 'vitalsWithOptions' : 'vitals']
      : scripts[hasOptions ? 'coreWithOptions' : 'core'];
    return script
      .replaceAll('PHAROS_KEY', '"shop"')
      .replaceAll('PHAROS_ENDPOINT', '"/b"')
      .replaceAll('PHAROS_CAUSES', '"/causes.js"')
      .replaceAll('PHAROS_OPTIONS', JSON.stringify(options));
  };
  const url = ({ host = 'shop.test', path = '/' }: Visit = {}) => `http://${host}:${port}${path}`;
  const browser: Browser = await chromium.launch({
    executablePath: requireChromium(),
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
    args: [
      '--no-sandbox',
      '--disable-dev-shm-usage',
      '--disable-blink-features=AutomationControlled',
      '--host-resolver-rules=MAP *.test 127.0.0.1',
    ],
  });

  return {
    ...world,
    port,
    url,
    rows: ingest.rows,
    setSite: ingest.setSite,
    async newPage(next = {}) {
      visit = next;
      const context = await browser.newContext({ userAgent: CHROME, acceptDownloads: false });
      context.on('weberror', (error) => world.problems.push(String(error.error())));
      if (next.before) await context.addInitScript({ content: next.before });
      return context.newPage();
    },
    async stop() {
      await browser.close();
      await new Promise((closed) => server.close(closed));
      await ingest.stop();
    },
  };
}

/** Answers when whatever the page meant to send so far has arrived: after a timer and two round trips of its own. */
async function settle(page: Page): Promise<void> {
  const twice = 'fetch("/settled").then(() => fetch("/settled"))';
  await page.evaluate(`new Promise((done) => setTimeout(done)).then(() => ${twice}).then(() => undefined)`);
}

/** Does something on a page and holds what arrives at the server, in its order, to what is expected: no more, no less. */
export function beaconVerb(world: () => TrackerWorld) {
  return async (page: Page, action: () => Promise<unknown>, expected: object[]): Promise<Arrived[]> => {
    const { arrived } = world();
    if (page.url() !== 'about:blank') await settle(page);
    arrived.length = 0;
    await action();
    await expect
      .poll(() => arrived.length, { timeout: 3_000 })
      .toBeGreaterThanOrEqual(expected.length)
      .catch(() => undefined); // what is missing is said below
    await settle(page);
    try {
      expect(arrived).toEqual(expected.map((event) => expect.objectContaining(event)));
    } catch {
      const lines = (events: object[]) =>
        events.map((event) => `  ${JSON.stringify(event)}`).join('\n') || '  nothing';
      throw new Error(`Expected at the server:\n${lines(expected)}\nbut there arrived:\n${lines(arrived)}`);
    }
    return [...arrived];
  };
}
