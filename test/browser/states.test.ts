import { readFile } from 'node:fs/promises';
import { type Browser, type BrowserContext, chromium, type Page, type Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Stack } from '../../local/stack.ts';
import { askOperator, startTestStack } from '../stack.ts';
import { accessibilityFaults } from './axe.ts';
import { requireChromium } from './chromium.ts';

const DOMAIN = 'states.example';
const EMPTY = 'empty.example';
const PAGES = 10_000;
const DAY = '2025-03-03';
const THAT_DAY = `?period=custom&from=${DAY}&to=${DAY}`;
const SECTIONS = ['', '/live', '/performance', '/funnels', '/journeys', '/retention'] as const;
const patient = { timeout: 30_000, interval: 50 };

let stack: Stack;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  stack = await startTestStack();
  for (const domain of [DOMAIN, EMPTY]) await askOperator(stack, '/sites', { domain, timezone: 'UTC' });
  await send();
  browser = await chromium.launch({
    executablePath: requireChromium(),
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });
  const made = { email: 'owner@states.example' };
  const { email, password } = await askOperator<{ email: string; password: string }>(stack, '/users', made);
  context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 } });
  page = await context.newPage();
  await page.goto(`${stack.url}/sites/${DOMAIN}${THAT_DAY}`);
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('region', { name: 'Pages', exact: true }).getByText('/page/0').waitFor();
});
afterAll(async () => {
  await browser?.close();
  await stack?.close();
});

/** As many pages as people: /page/0 is read by two, and every other one by one. */
async function send(): Promise<void> {
  const { key } = await askOperator<{ key: string }>(stack, '/keys', { scopes: ['events:write'] });
  const events = Array.from({ length: PAGES }, (_, n) => ({
    site: DOMAIN,
    id: `view-${n}`,
    visitor: `visitor-${n}`,
    country: n % 2 === 0 ? 'DE' : 'US',
    url: `https://${DOMAIN}/page/${n}`,
    timestamp: `${DAY}T12:00:00Z`,
  }));
  const again = { ...events[0], id: 'again', visitor: 'another' };
  for (const part of [events, [again]]) {
    const response = await fetch(`${stack.url}/api/v1/events`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(part),
    });
    if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
  }
}

const open = (section = '', search = THAT_DAY) =>
  page.goto(`${stack.url}/sites/${DOMAIN}${section}${search}`);

describe('a list of ten thousand rows', () => {
  const dialog = () => page.getByRole('dialog', { name: 'Page' });
  const inPage = () => dialog().getByRole('row').count();
  const focused = () => page.evaluate<string>('document.activeElement.textContent');
  const rowOf = (name: string) =>
    dialog()
      .getByRole('row')
      .filter({ has: page.getByText(name, { exact: true }) });

  it('is whole from the start: to its end by a key, with few rows in the page, each of which says its place', async () => {
    await open('', `${THAT_DAY}&detail=page`);
    await rowOf('/page/0').waitFor();
    expect(await dialog().getByRole('table').getAttribute('aria-rowcount')).toBe(String(PAGES + 1));
    expect(await inPage()).toBeLessThan(50);
    expect(await rowOf('/page/0').getAttribute('aria-rowindex')).toBe('2');

    await dialog().getByLabel('Search').press('ArrowDown');
    expect(await focused()).toBe('/page/0');
    await page.keyboard.press('End');
    // By the order of their names, the last of those that one person read.
    await expect.poll(focused, patient).toBe('/page/9999');
    expect(await rowOf('/page/9999').getAttribute('aria-rowindex')).toBe(String(PAGES + 1));
    expect(await inPage()).toBeLessThan(50);
    await page.keyboard.press('ArrowUp');
    await expect.poll(focused, patient).toBe('/page/9998');
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('keeps the row with the focus while it is scrolled away, and goes on from it', async () => {
    await dialog().getByRole('region').hover();
    await page.mouse.wheel(0, -50 * 36 * 100);
    await expect.poll(() => rowOf('/page/5495').or(rowOf('/page/5500')).count(), patient).toBeGreaterThan(0);
    expect(await focused()).toBe('/page/9998');
    await page.keyboard.press('ArrowDown');
    await expect.poll(focused, patient).toBe('/page/9999');
    await page.keyboard.press('Home');
    await expect.poll(focused, patient).toBe('/page/0');
    expect(await page.evaluate<number>('document.querySelector("dialog section").scrollTop')).toBe(0);
  });

  it('is sorted and searched where all of it is', async () => {
    await dialog().getByRole('button', { name: 'Page', exact: true }).click();
    await dialog().getByRole('button', { name: 'Page', exact: true }).click();
    await expect.poll(() => rowOf('/page/9999').getAttribute('aria-rowindex'), patient).toBe('2');
    await dialog().getByLabel('Search').fill('PAGE/777');
    await expect.poll(() => dialog().getByRole('status').first().textContent(), patient).toBe('11 rows');
    await expect.poll(() => rowOf('/page/7779').getAttribute('aria-rowindex'), patient).toBe('2');
  });

  it('finds a country by its name without asking anybody', async () => {
    await open('', `${THAT_DAY}&detail=country`);
    const countries = page.getByRole('dialog', { name: 'Country' });
    await countries.getByText('United States').waitFor();
    await countries.getByLabel('Search').fill('germ');
    await expect.poll(() => countries.getByRole('row').count(), patient).toBe(2);
    const download = page.waitForEvent('download');
    await countries.getByRole('button', { name: 'Download as CSV' }).click();
    expect(await readFile(await (await download).path(), 'utf8')).toMatch(/\nDE,5001,[^\n]+\s*$/);
  });

  it('keeps its head and its names in sight on a phone', async () => {
    await page.setViewportSize({ width: 320, height: 640 });
    await open('', `${THAT_DAY}&detail=page`);
    await rowOf('/page/0').waitFor();
    await page.evaluate('document.querySelector("dialog section").scrollTo(400, 3600)');
    await expect.poll(() => inPage(), patient).toBeGreaterThan(10);
    const [head, name] = await Promise.all([
      dialog().getByRole('columnheader', { name: 'Page', exact: true }).boundingBox(),
      dialog().getByRole('rowheader').nth(15).boundingBox(),
    ]);
    const box = await dialog().getByRole('region').boundingBox();
    expect(head).toMatchObject({ x: box?.x, y: box?.y });
    expect(name?.x).toBe(box?.x);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 900 });
  });
});

describe('each page of a site', () => {
  const questions = /\/api\/v[12]\/(?!sites$)/;
  const refusal = { error: 'It broke.', code: 'invalid_query', request_id: 'req_1' };
  const refuse = (route: Route) => route.fulfill({ status: 422, json: refusal });
  /** The site is known, and each of its numbers refused. */
  async function refuseNumbers(route: Route): Promise<void> {
    const response = await route.fetch();
    const { results, ...known } = (await response.json()) as { results: unknown[] };
    await route.fulfill({ response, json: { ...known, results: results.map(() => refusal) } });
  }

  it.each(SECTIONS)(
    'is accessible while it waits, refused, and with nothing to show: %s',
    async (section) => {
      const { promise: isTime, resolve } = Promise.withResolvers<void>();
      await page.route(questions, async (route) => {
        await isTime;
        await (route.request().url().endsWith('/dashboard') ? refuseNumbers : refuse)(route);
      });
      await open(section);
      await page.getByRole('heading', { level: 1 }).waitFor({ state: 'attached' });
      expect(await accessibilityFaults(page)).toEqual([]);
      resolve();
      // A funnel is asked for once it has steps.
      if (section !== '/funnels') await page.getByRole('button', { name: 'Try again' }).first().waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.unroute(questions);
      await page.goto(`${stack.url}/sites/${EMPTY}${section}`);
      await page.waitForLoadState('networkidle');
      expect(await accessibilityFaults(page)).toEqual([]);
    },
  );

  it('keeps what it has without a network, and says that it is old', async () => {
    const clocked = await context.newPage();
    await clocked.clock.install();
    await clocked.goto(`${stack.url}/sites/${DOMAIN}?period=today`);
    const visitors = clocked.getByRole('button', { name: /^Visitors 0/ });
    await visitors.waitFor();
    await context.setOffline(true);
    await clocked.getByText('You are offline').waitFor();
    expect(await accessibilityFaults(clocked)).toEqual([]);
    await clocked.route(questions, refuse);
    await context.setOffline(false);
    await clocked.clock.fastForward(15_000);
    await clocked.getByText('These numbers could not be refreshed. It broke.').waitFor();
    await visitors.waitFor();
    expect(await accessibilityFaults(clocked)).toEqual([]);
    await clocked.close();
  });

  it('moves nothing for who asked for that', async () => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(`${stack.url}/sites/${EMPTY}`);
    await page.getByRole('heading', { level: 2 }).first().waitFor();
    expect(await page.evaluate<number>('document.getAnimations().length')).toBe(0);
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    expect(await page.evaluate<number>('document.getAnimations().length')).toBeGreaterThan(0);
  });
});
