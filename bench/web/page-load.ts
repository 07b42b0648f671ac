import { brotliCompressSync, constants } from 'node:zlib';
import type { Browser, BrowserContextOptions } from 'playwright-core';

/** One cold load of a page of the app. */
export interface Load {
  /** Bytes of the scripts that came until then, each at brotli 11, by address. */
  scripts: Map<string, number>;
  /** Those and what came later by itself. */
  allScripts: Map<string, number>;
  /** Requests to the API until then. */
  asked: string[];
  /** From the start of the navigation until the frame that shows what was waited for. */
  usableMs: number;
  /** Layout shift since the start, as Core Web Vitals add it up. */
  cls: number;
}

type StorageState = BrowserContextOptions['storageState'];

const sizes = new Map<string, number>();

/** Opens an address with an empty cache and waits until `shown`, an expression of the page, holds. */
export async function loadCold(
  browser: Browser,
  { url, storageState, shown }: { url: string; storageState: StorageState; shown: string },
): Promise<Load> {
  const context = await browser.newContext({
    storageState,
    locale: 'en-GB',
    viewport: { width: 1280, height: 900 },
  });
  try {
    const page = await context.newPage();
    const bodies: Promise<[string, number]>[] = [];
    page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      if (pathname.endsWith('.js')) {
        bodies.push(response.body().then((body) => [pathname, brotliSize(pathname, body)]));
      }
    });
    await page.addInitScript(WATCH_SHIFTS);
    await page.addInitScript(watchFor(shown));
    await page.goto(url, { waitUntil: 'commit' });
    // A function: the page's policy lets no text be evaluated.
    const usable = await page.waitForFunction(() => (globalThis as { benchUsableMs?: number }).benchUsableMs);
    const usableMs = (await usable.jsonValue()) ?? 0;
    const scripts = new Map(await Promise.all(bodies));
    const asked = await page.evaluate<string[]>(ASKED_UNTIL_THEN);
    // What moves when the rest has come counts as well.
    await page.waitForLoadState('networkidle');
    const allScripts = new Map(await Promise.all(bodies));
    const cls = await page.evaluate<number>('window.benchShift');
    return { scripts, allScripts, asked, usableMs, cls };
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

const ASKED_UNTIL_THEN = `performance.getEntriesByType('resource')
  .filter(({ name, startTime }) => name.includes('/api/') && startTime < window.benchUsableMs)
  .map(({ name }) => new URL(name).pathname)`;

/** Notes the time by the page's own clock: to be asked from outside takes a quarter of a second on two busy cores. */
function watchFor(shown: string): string {
  return `new MutationObserver((_, observer) => {
    if (!(${shown})) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => { window.benchUsableMs = performance.now(); }));
  }).observe(document, { childList: true, subtree: true, characterData: true });`;
}

const WATCH_SHIFTS = `window.benchShift = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.benchShift += entry.value;
}).observe({ type: 'layout-shift', buffered: true });`;
