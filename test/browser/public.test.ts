import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Stack } from '../../local/stack.ts';
import { askOperator, startTestStack } from '../stack.ts';
import { accessibilityFaults } from './axe.ts';
import { requireChromium } from './chromium.ts';

const DOMAIN = 'public.example';
const PAGES = [
  '/',
  '/de',
  '/pricing',
  '/de/pricing',
  '/tour',
  '/de/tour',
  '/docs',
  '/docs/query-api',
  '/docs/self-deploy',
  '/changelog',
  '/status',
  '/de/status',
  '/legal/dpa',
  '/de/legal/dpa',
  '/de/legal/imprint',
  `/privacy/${DOMAIN}`,
  `/de/privacy/${DOMAIN}`,
  '/nothing-here',
];

let stack: Stack;
let browser: Browser;
const problems: string[] = [];

beforeAll(async () => {
  const executablePath = requireChromium();
  stack = await startTestStack({ vars: { api: { DEMO_SITE: DOMAIN } } });
  for (const domain of [DOMAIN, 'private.example']) {
    await askOperator(stack, '/sites', { domain, timezone: 'UTC' });
  }
  const settings = { retention_months: 14, tracker_script_configuration: { causes: false } };
  await set(DOMAIN, { public: true, ...settings });
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
});
afterAll(async () => {
  await browser?.close();
  await stack?.close();
});

async function set(domain: string, settings: object): Promise<void> {
  const { key } = await askOperator<{ key: string }>(stack, '/keys', { scopes: ['sites:write'] });
  const response = await fetch(`${stack.url}/api/v1/sites/${domain}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(settings),
  });
  expect(response.status).toBe(200);
}

async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB', ...options });
  const page = await context.newPage();
  page.on('console', (message) => {
    const isMissing = message.text().includes('404');
    if (message.type() === 'error' && !isMissing) problems.push(`${path}: ${message.text()}`);
  });
  await page.goto(stack.url + path);
  return page;
}

const html = async (path: string) => await (await fetch(stack.url + path)).text();

describe('every public page', () => {
  it.each(PAGES)('is whole without JavaScript, and on a narrow screen: %s', async (path) => {
    const page = await open(path, { javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
    expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
    expect(await page.locator('main').textContent()).toMatch(/\S[\s\S]{40}/);
    expect(await page.getByRole('contentinfo').getByRole('link').count()).toBeGreaterThan(10);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
    await page.locator('header summary').click();
    expect(await page.getByRole('link', { name: /^(Docs|Doku)$/ }).isVisible()).toBe(true);
    await page.context().close();
  });

  it.each(PAGES)('is accessible in light and dark: %s', async (path) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await open(path, { colorScheme });
      expect([colorScheme, await accessibilityFaults(page)]).toEqual([colorScheme, []]);
      await page.context().close();
    }
    expect(problems).toEqual([]);
  });
});

describe('pages that are filled in', () => {
  it('tell visitors of a site what is measured there, in both languages', async () => {
    const page = await open(`/privacy/${DOMAIN}`, { javaScriptEnabled: false });
    expect(await page.title()).toBe(`What is measured on ${DOMAIN} · Pharos`);
    const text = await page.locator('main').textContent();
    expect(text).toContain(`What is measured on ${DOMAIN}`);
    expect(text).toContain('Months kept besides the current one: 14');
    expect(text).toContain('How fast pages load and react');
    expect(text).not.toContain('What made a page slow');
    expect(text).not.toContain('This site may name visitors');
    expect(text).toContain('Do Not Track alone is not honoured');
    expect(await html(`/de/privacy/${DOMAIN}`)).toContain(`Was auf ${DOMAIN} gemessen wird`);
    const response = await fetch(`${stack.url}/privacy/${DOMAIN}`);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    await page.context().close();
  });

  it.each(['nowhere.example', '%3Cscript%3E', '..%2F..'])('say nothing of %s', async (domain) => {
    const response = await fetch(`${stack.url}/privacy/${domain}`);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('There is nothing at this address.');
  });

  it('tell how the parts are', async () => {
    const page = await open('/status', { javaScriptEnabled: false });
    const text = await page.locator('main').textContent();
    expect(text).toMatch(/Numbers[\s\S]*Working/);
    expect(text).toMatch(/Checked at 20\d\d-/);
    expect(text).not.toContain('could not be asked for');
    expect(text).not.toContain('Not answering');
    await page.context().close();
  });

  it('give a link to a public dashboard a preview, and none to any other', async () => {
    const shared = await html(`/share/${DOMAIN}`);
    expect(shared).toContain('<div id="app">');
    expect(shared).toContain(`<meta property="og:title" content="${DOMAIN}">`);
    expect(shared).toContain(`<title>${DOMAIN} · Pharos</title>`);
    const image = /property="og:image" content="([^"]+)"/.exec(shared)?.[1] ?? '';
    const picture = await fetch(image);
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
    for (const path of ['/share/private.example', `/share/${DOMAIN}?auth=secret`, '/share/nowhere.example']) {
      const page = await html(path);
      expect([path, page.includes('<div id="app">'), page.includes('og:')]).toEqual([path, true, false]);
    }
  });

  it('have a badge beside them', async () => {
    const page = await open('/pricing');
    const size = await page.evaluate(`new Promise((resolve, reject) => {
      const image = new Image();
      image.onload = () => resolve([image.naturalWidth > 60, image.naturalHeight]);
      image.onerror = () => reject(new Error('no badge'));
      image.src = '/badge/${DOMAIN}.svg?size=large';
    })`);
    expect(size).toEqual([true, 32]);
    expect((await fetch(`${stack.url}/badge/private.example.svg`)).status).toBe(404);
    await page.context().close();
  });
});

describe('the landing page', () => {
  it('leads to the live demo, to the sign-up and to the sign-in', async () => {
    const page = await open('/');
    await page.getByRole('link', { name: 'Open the live demo' }).first().click();
    await page.waitForURL(`**/share/${DOMAIN}`);
    await page.getByText('Shared dashboard').waitFor();
    await page.goto(stack.url);
    await page.getByRole('link', { name: 'Sign in' }).click();
    await page.waitForURL('**/sign-in');
    await page.goto(stack.url);
    await page.getByRole('link', { name: 'Start free' }).click();
    await page.waitForURL('**/sign-up');
    await page.context().close();
  });

  it('gives way to the sites of whoever is signed in, and not any more once she has signed out', async () => {
    const { email, password } = await askOperator<{ email: string; password: string }>(stack, '/users', {
      email: 'owner@public.example',
    });
    const page = await open('/sign-in');
    await page.getByLabel('Email').fill(email);
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.waitForURL('**/sites');
    await page.goto(stack.url);
    await page.waitForURL('**/sites');
    await page.getByRole('button', { name: 'Account' }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL('**/sign-in');
    await page.goto(stack.url);
    await page.getByRole('heading', { level: 1, name: /Who came/ }).waitFor();
    await page.context().close();
  });
});
