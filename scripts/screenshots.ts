import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { requireChromium } from '../test/browser/chromium.ts';

const DESKTOP = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };

interface Shot {
  name: string;
  /** Below the site's own address. */
  section: string;
  /** All sites, and no page of one. */
  isOfAll?: boolean;
  language?: 'en' | 'de';
  theme?: 'light' | 'dark';
  viewport?: { width: number; height: number };
}

/** The main pages: each in both themes, and on a phone. */
const MAIN: Readonly<Record<string, string>> = {
  dashboard: '?period=30d',
  live: '/live',
  performance: '/performance?period=30d',
  errors: '/performance?topic=errors&period=30d',
  funnels: '/funnels?period=30d&step=page:/&step=page:/pricing&step=page:/signup&step=event:Signup',
  journeys: '/journeys?period=30d',
};

/** The pictures of the README and the documentation. */
const SHOTS: readonly Shot[] = [
  ...Object.entries(MAIN).flatMap(([name, section]): Shot[] => [
    { name, section },
    { name: `${name}-dark`, section, theme: 'dark' },
    { name: `${name}-mobile`, section, viewport: PHONE },
  ]),
  { name: 'dashboard-german', section: '?period=30d', language: 'de' },
  { name: 'list', section: '?period=30d&detail=page' },
  { name: 'sites', section: '', isOfAll: true },
];

/*
 * `npm run screenshots -- [--url http://localhost:8787] [--data DIR] [--out docs]`: makes them of a running `npm start`
 * and its demo site; `--data` is what that was started with.
 */
const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://localhost:8787' },
    site: { type: 'string', default: 'demo.localhost' },
    data: { type: 'string', default: '.pharos/data' },
    out: { type: 'string', default: 'docs' },
  },
});
const { url, site, data, out } = values;
// What `npm start` made for whoever runs it.
const user = JSON.parse(readFileSync(join(data, 'owner.json'), 'utf8')) as {
  email: string;
  password: string;
};

const args = ['--no-sandbox', '--disable-dev-shm-usage'];
const browser = await chromium.launch({ executablePath: requireChromium(), args });
try {
  const storageState = await signIn();
  for (const shot of SHOTS) {
    await take(shot, storageState);
    console.error(shot.name);
  }
} finally {
  await browser.close();
}

async function signIn() {
  const context = await browser.newContext({ locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(`${url}/sign-in`);
  await page.getByLabel('Email').fill(user.email);
  await page.getByLabel('Password').fill(user.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL(/\/sites/);
  const state = await context.storageState();
  await context.close();
  return state;
}

async function take(shot: Shot, storageState: BrowserContextOptions['storageState']): Promise<void> {
  const context = await browser.newContext({
    storageState,
    locale: shot.language === 'de' ? 'de-DE' : 'en-GB',
    colorScheme: shot.theme ?? 'light',
    viewport: shot.viewport ?? DESKTOP,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(shot.isOfAll ? `${url}/sites` : `${url}/sites/${site}${shot.section}`);
  await isDrawn(page);
  await page.screenshot({ path: join(out, `${shot.name}.png`) });
  await context.close();
}

/** The live page is never idle, so it is the grey places that tell: none is left. */
async function isDrawn(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor({ state: 'attached' });
  // Parts that wait for others begin to wait when those have come.
  for (let quiet = 0; quiet < 5; quiet++) {
    if ((await page.locator('.animate-shimmer').count()) > 0) quiet = -1;
    await page.waitForTimeout(200);
  }
}
