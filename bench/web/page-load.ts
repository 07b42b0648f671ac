import { brotliCompressSync, constants } from 'node:zlib';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** One cold load of a page of the app. */
export interface Load {
  /** Bytes of the scripts that came, each at brotli 11, by address. */
  scripts: Map<string, number>;
  /** Requests to the API. */
  asked: string[];
  /** From the start of the navigation until what was waited for is there. */
  usableMs: number;
  /** Layout shift since the start, as Core Web Vitals add it up. */
  cls: number;
}

type StorageState = BrowserContextOptions['storageState'];

const sizes = new Map<string, number>();

/** Opens an address with an empty cache and waits until `ready` resolves. */
export async function loadCold(
  browser: Browser,
  {
    url,
    storageState,
    ready,
  }: { url: string; storageState: StorageState; ready: (page: Page) => Promise<void> },
): Promise<Load> {
  const context = await browser.newContext({
    storageState,
    locale: 'en-GB',
    viewport: { width: 1280, height: 900 },
  });
  try {
    const page = await context.newPage();
    const bodies: Promise<[string, number]>[] = [];
    const asked: string[] = [];
    page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (pathname.startsWith('/api/')) asked.push(`${request.method()} ${pathname}`);
    });
    page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      if (pathname.endsWith('.js')) {
        bodies.push(response.body().then((body) => [pathname, brotliSize(pathname, body)]));
      }
    });
    await page.addInitScript(WATCH_SHIFTS);
    await page.goto(url, { waitUntil: 'commit' });
    await ready(page);
    const usableMs = await page.evaluate<number>('performance.now()');
    const scripts = new Map(await Promise.all(bodies));
    const seen = [...asked];
    // What moves when the rest has come counts as well.
    await page.waitForLoadState('networkidle');
    return { scripts, asked: seen, usableMs, cls: await page.evaluate<number>('window.benchShift') };
  } finally {
    await context.close();
  }
}

/** The files are hashed: the same address is the same text. */
function brotliSize(path: string, body: Buffer): number {
  const known = sizes.get(path);
  if (known !== undefined) return known;
  const size = brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
  sizes.set(path, size);
  return size;
}

const WATCH_SHIFTS = `window.benchShift = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.benchShift += entry.value;
}).observe({ type: 'layout-shift', buffered: true });`;
