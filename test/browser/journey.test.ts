import { Response } from 'miniflare';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoPage } from '../../local/demo/demo-page.ts';
import type { Stack } from '../../local/stack.ts';
import { askOperator, startTestStack } from '../stack.ts';
import { requireChromium } from './chromium.ts';

// What headless Chromium says of itself is what bots say.
const USER_AGENT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';
const DOMAIN = 'journey.example';
const patient = { timeout: 30_000, interval: 200 };

let stack: Stack;
let browser: Browser;
let siteKey = '';
const problems: string[] = [];

beforeAll(async () => {
  const executablePath = requireChromium();
  stack = await startTestStack({
    page({ pathname }) {
      const html = demoPage(pathname, siteKey);
      return html === undefined
        ? undefined
        : new Response(html, { headers: { 'content-type': 'text/html' } });
    },
  });
  const site = await askOperator<{ key: string }>(stack, '/sites', {
    domain: DOMAIN,
    timezone: 'Europe/Berlin',
  });
  siteKey = site.key;
  browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-blink-features=AutomationControlled'],
  });
});
afterAll(async () => {
  await browser?.close();
  await stack?.close();
});

/** Somebody else's browser; what goes wrong in its pages is collected. */
async function aBrowser(): Promise<BrowserContext> {
  const context = await browser.newContext({ userAgent: USER_AGENT, locale: 'en-GB' });
  context.on('weberror', (error) => problems.push(String(error.error())));
  context.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  return context;
}

async function signIn(page: Page): Promise<void> {
  const body = { email: 'owner@journey.example' };
  const { email, password } = await askOperator<{ email: string; password: string }>(stack, '/users', body);
  await page.goto(stack.url);
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

it('shows the site’s owner a visitor who is there right now, and what that visitor reads', async () => {
  const owner = await (await aBrowser()).newPage();
  await signIn(owner);
  await expect.poll(() => owner.title(), patient).toContain(DOMAIN);

  const visitor = await (await aBrowser()).newPage();
  await visitor.goto(`${stack.url}/demo/pricing`);
  await visitor.getByRole('link', { name: 'Features' }).first().click();
  await visitor.waitForURL('**/demo/features');

  await expect.poll(() => owner.getByText('1 visitor now').count(), patient).toBe(1);
  await owner.reload();
  const pages = owner.getByRole('region', { name: 'Pages' });
  await expect.poll(() => pages.textContent(), patient).toContain('/demo/pricing');
  await expect.poll(() => pages.textContent(), patient).toContain('/demo/features');
  // Who is not signed in is asked who they are, on the way to the dashboard: that is no problem of the page.
  expect(problems.filter((problem) => !problem.includes('401'))).toEqual([]);
});

it('shows a shared dashboard to whoever has its address, until the link is deleted', async () => {
  const scopes = ['sites:write'];
  const { key } = await askOperator<{ key: string }>(stack, '/keys', { scopes });
  const ask = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const headers = { authorization: `Bearer ${key}` };
    const init = { method, headers, body: body && JSON.stringify(body) };
    return (await fetch(`${stack.url}/api/v1/sites${path}`, init)).json() as Promise<T>;
  };
  const link = await ask<{ url: string }>('PUT', '/shared-links', { site_id: DOMAIN, name: 'Everybody' });

  const guest = await (await aBrowser()).newPage();
  await guest.goto(link.url);
  const pages = guest.getByRole('region', { name: 'Pages' });
  await expect.poll(() => pages.textContent(), patient).toContain('/demo/pricing');
  expect(await guest.title()).toContain(DOMAIN);
  expect(await guest.getByRole('button', { name: 'Account' }).count()).toBe(0);
  await pages.getByText('/demo/features').click();
  const chip = guest.getByRole('button', { name: 'Remove filter: Page is /demo/features' });
  await expect.poll(() => chip.count(), patient).toBe(1);
  await guest.reload();
  await expect.poll(() => pages.textContent(), patient).toContain('/demo/features');
  expect(await chip.count()).toBe(1);

  const path = `/shared-links?site_id=${DOMAIN}`;
  const { shared_links: links } = await ask<{ shared_links: { id: string }[] }>('GET', path);
  await ask('DELETE', `/shared-links/${links[0]?.id}?site_id=${DOMAIN}`);
  await guest.reload();
  await expect.poll(() => guest.getByText('does not exist any more').count(), patient).toBe(1);
  expect(new URL(guest.url()).pathname).toBe(`/share/${DOMAIN}`);
});
