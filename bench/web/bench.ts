import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { buildArtifacts } from '../../local/artifacts.ts';
import { freePort } from '../../local/free-port.ts';
import { addSite } from '../../local/operator.ts';
import { type Stack, startStack } from '../../local/stack.ts';
import { requireChromium } from '../../test/browser/chromium.ts';
import { askOperator } from '../../test/stack.ts';
import { median } from '../median.ts';
import { type Load, loadCold } from './page-load.ts';
import { scoresOf } from './scores.ts';
import { measureTable, type TableFigures } from './table.ts';
import { fillTraffic } from './traffic.ts';

const DOMAIN = 'bench.example';
const DEFAULT_VIEWS = 1_000_000;
const ROUNDS = 5;
/** Further pages of a site, and what is there once they show something. */
const ROUTES = ['live', 'funnels', 'journeys', 'retention', 'performance', 'settings'];

/** What the dashboard costs a browser: bytes of script, time until it is of use, what moves, and Lighthouse's scores. */
export async function benchWeb({ events: views = DEFAULT_VIEWS }: { events?: number }): Promise<object> {
  await buildArtifacts();
  const executablePath = requireChromium();
  const stack = await startStack({ crons: false });
  const profile = mkdtempSync(join(tmpdir(), 'pharos-bench-web-'));
  try {
    await fill(stack, views);
    console.error(`${views} page views`);
    const port = await freePort();
    const args = ['--no-sandbox', '--disable-dev-shm-usage', `--remote-debugging-port=${port}`];
    const context = await chromium.launchPersistentContext(profile, { executablePath, args, headless: true });
    try {
      // Before anybody signs in: who is known here is led on to the sites.
      const landing = await scoresOf(`${stack.url}/`, { port, preset: 'mobile' });
      await signIn(context, stack);
      const loads = await measureLoads(executablePath, stack, context);
      const table = await measureTables(executablePath, stack, context);
      const dashboard = await scoresOf(siteUrl(stack), { port, preset: 'desktop' });
      return { views, ...loads, table, lighthouse: { landing, dashboard } };
    } finally {
      await context.close();
    }
  } finally {
    rmSync(profile, { recursive: true, force: true });
    await stack.close();
  }
}

async function fill(stack: Stack, views: number): Promise<void> {
  await addSite(stack, DOMAIN);
  const today = new Date().toISOString().slice(0, 10);
  await fillTraffic(stack.clickhouse, { siteId: 1, views, today });
  const { key } = await askOperator<{ key: string }>(stack, '/keys', { scopes: ['sites:write'] });
  for (const page_path of ['/page/1', '/page/2*']) {
    const response = await fetch(`${stack.url}/api/v1/sites/goals`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ site_id: DOMAIN, goal_type: 'page', page_path }),
    });
    if (!response.ok) throw new Error(await response.text());
  }
}

async function signIn(context: BrowserContext, stack: Stack): Promise<void> {
  const { email, password } = await askOperator<{ email: string; password: string }>(stack, '/users', {
    email: 'bench@pharos.localhost',
  });
  const page = await context.newPage();
  await page.goto(siteUrl(stack));
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await hasData(page);
  await page.close();
}

async function measureLoads(executablePath: string, stack: Stack, signedIn: BrowserContext): Promise<object> {
  const storageState = await signedIn.storageState();
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });
  try {
    const loads: Load[] = [];
    for (let round = 0; round <= ROUNDS; round++) {
      const load = await loadCold(browser, { url: siteUrl(stack), storageState, shown: FIRST_VIEW });
      // The first warms the server.
      if (round > 0) loads.push(load);
    }
    const first = loads[0];
    if (!first) throw new Error('Nothing was loaded.');
    const further: Record<string, number> = {};
    for (const route of ROUTES) {
      const url = `${siteUrl(stack)}/${route}`;
      const { allScripts } = await loadCold(browser, {
        url,
        storageState,
        shown: `document.querySelector('main h1')`,
      });
      further[route] = sum(
        [...allScripts].filter(([path]) => !first.scripts.has(path)).map(([, size]) => size),
      );
    }
    const result = {
      initial_js_brotli: sum([...first.scripts.values()]),
      route_js_brotli: further,
      route_js_brotli_max: Math.max(...Object.values(further)),
      usable_ms: Math.round(median(loads.map(({ usableMs }) => usableMs))),
      cls: Number(Math.max(...loads.map(({ cls }) => cls)).toFixed(4)),
      api_requests: Math.max(...loads.map(({ asked }) => asked.length)),
      first_view_requests: first.asked,
    };
    console.error(result);
    return result;
  } finally {
    await browser.close();
  }
}

/** The longest lists of the dashboard in full; what counts is the slower one. */
async function measureTables(
  executablePath: string,
  stack: Stack,
  signedIn: BrowserContext,
): Promise<Record<string, TableFigures>> {
  const storageState = await signedIn.storageState();
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });
  try {
    const viewport = { width: 1280, height: 900 };
    const page = await browser.newPage({ storageState, locale: 'en-GB', viewport });
    const url = siteUrl(stack);
    const pages = await measureTable(page, { url, dimension: 'page', search: '/page/77' });
    const sources = await measureTable(page, { url, dimension: 'source', search: 'site-77' });
    console.error({ pages, sources });
    return { pages, sources };
  } finally {
    await browser.close();
  }
}

function siteUrl(stack: Stack): string {
  return `${stack.url}/sites/${DOMAIN}`;
}

/** The first view is complete: the chart, every list with data, how many are there now, and nothing that is waited for. */
const FIRST_VIEW = `(() => {
  const main = document.querySelector('main');
  return main && main.querySelector('[role=img]') &&
    main.textContent.includes('/page/0') && /visitors? now/.test(main.textContent) && !main.querySelector('.animate-shimmer');
})()`;

/** The first view, with data: a page of the list, and the chart. */
async function hasData(page: Page): Promise<void> {
  await page
    .getByRole('region', { name: 'Pages', exact: true })
    .getByText('/page/0', { exact: true })
    .waitFor();
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
