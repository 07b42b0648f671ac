import { Response } from 'miniflare';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Stack } from '../../local/stack.ts';
import { type FakeDns, startFakeDns } from '../fake-dns.ts';
import { type FakeOidc, startFakeOidc } from '../fake-oidc.ts';
import { startTestStack } from '../stack.ts';
import { requireChromium } from './chromium.ts';

// What headless Chromium says of itself is what bots say.
const USER_AGENT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';
/** For what a page or an e-mail takes its time for. */
export const patient = { timeout: 30_000, interval: 200 };
export const PASSWORD = 'mauve kettle herons';

/** The site that would measure the dashboard: a test that wants it adds it. */
export const OWN_SITE = 'pharos.localhost';

export interface AccountWorld {
  stack: Stack;
  /** What organisations sign in by. */
  provider: FakeOidc;
  dns: FakeDns;
  /** What stands in the head of `/own/`, a page of somebody's site. */
  own: { head: string };
  /** What went wrong in any page. */
  problems: string[];
  newBrowser(): Promise<BrowserContext>;
  /** The link in the newest e-mail to an address that has this path. */
  linkTo(email: string, path: string): Promise<string>;
  /** Signs up, follows the e-mail's link, and stops at the sign-in. */
  signUp(page: Page, email: string): Promise<void>;
  close(): Promise<void>;
}

/** The whole product, and people who come to it without an account. */
export async function startAccountWorld(): Promise<AccountWorld> {
  const executablePath = requireChromium();
  const own = { head: '' };
  const problems: string[] = [];
  const [provider, dns] = await Promise.all([startFakeOidc({ needsNonce: true }), startFakeDns({})]);
  const stack = await startTestStack({
    vars: { api: { DNS_URL: dns.url, OWN_SITE } },
    page: ({ pathname }) =>
      pathname === '/own/'
        ? new Response(`<html><head><link rel="icon" href="data:,">${own.head}</head></html>`, {
            headers: { 'content-type': 'text/html' },
          })
        : undefined,
  });
  const browser: Browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-blink-features=AutomationControlled'],
  });

  async function linkTo(email: string, path: string): Promise<string> {
    const newest = () =>
      stack.postmark.mails.findLast(
        ({ To, TextBody }) => To.includes(email) && TextBody?.includes(`${path}#`),
      );
    await expect.poll(newest, patient).toBeDefined();
    return /http:\S+#token=\S+/.exec(newest()?.TextBody ?? '')?.[0] ?? '';
  }

  return {
    stack,
    provider,
    dns,
    own,
    problems,
    linkTo,
    async newBrowser() {
      const context = await browser.newContext({ userAgent: USER_AGENT, locale: 'en-GB' });
      context.on('weberror', (error) => problems.push(String(error.error())));
      context.on('console', (message) => {
        if (message.type() === 'error') problems.push(message.text());
      });
      return context;
    },
    async signUp(page, email) {
      await page.goto(`${stack.url}/sign-up`);
      await page.getByLabel('Your name').fill('Ada');
      await page.getByLabel('Email').fill(email);
      await page.getByLabel('Password').fill(PASSWORD);
      await page.getByRole('button', { name: 'Create account' }).click();
      await page.getByRole('heading', { name: 'Look into your inbox' }).waitFor();
      await page.goto(await linkTo(email, '/verify-email'));
      await page.getByRole('heading', { name: 'Your address is confirmed' }).waitFor();
      await page.getByRole('link', { name: 'Sign in', exact: true }).click();
    },
    async close() {
      await browser.close();
      await stack.close();
      provider.stop();
      dns.stop();
    },
  };
}

/** Gives the password at the sign-in; what comes then is for the caller to see. */
export async function givePassword(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** By the menu of the account, with the keyboard alone. */
export async function chooseInMenu(page: Page, item: string): Promise<void> {
  const button = page.getByRole('button', { name: 'Account' });
  await button.press('Enter');
  const menu = page.getByRole('dialog', { name: 'Account' });
  const chosen = menu.getByRole(item === 'Sign out' ? 'button' : 'link', { name: item });
  await chosen.waitFor();
  for (let steps = 0; steps < 12; steps++) {
    if (await menu.locator(':focus').and(chosen).count()) break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
}
