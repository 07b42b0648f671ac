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
/** What stands in the pages of the site that an owner adds. */
let ownHead = '';
let ownBody = '';
const problems: string[] = [];

beforeAll(async () => {
  const executablePath = requireChromium();
  stack = await startTestStack({
    page({ pathname }) {
      const html =
        pathname === '/own/'
          ? `<html><head>${ownHead}</head><body>${ownBody}</body></html>`
          : demoPage(pathname, siteKey);
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
  const context = await browser.newContext({
    userAgent: USER_AGENT,
    locale: 'en-GB',
    timezoneId: 'Asia/Kathmandu',
  });
  context.on('weberror', (error) => problems.push(String(error.error())));
  context.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  return context;
}

async function signIn(page: Page): Promise<void> {
  const body = { email: 'owner@journey.example' };
  const { email, password } = await askOperator<{ email: string; password: string }>(stack, '/users', body);
  await page.goto(`${stack.url}/app`);
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
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

it('shows a locked dashboard in another page’s frame, to who knows the password', async () => {
  const { key } = await askOperator<{ key: string }>(stack, '/keys', { scopes: ['sites:write'] });
  const made = await fetch(`${stack.url}/api/v1/sites/shared-links`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${key}` },
    body: JSON.stringify({ site_id: DOMAIN, name: 'Framed', password: 'correct horse' }),
  });
  const { embed_url: url } = (await made.json()) as { embed_url: string };
  ownBody = `<iframe src="${url}" width="1000" height="1600"></iframe>`;
  const guest = await (await aBrowser()).newPage();
  // Another site than the dashboard's.
  await guest.goto(`${stack.url.replace('localhost', '127.0.0.1')}/own/`);
  const frame = guest.frameLocator('iframe');
  await frame.getByLabel('Password').fill('wrong horse');
  await frame.getByRole('button', { name: 'Open' }).click();
  await expect.poll(() => frame.getByText('not its password').count(), patient).toBe(1);
  await frame.getByLabel('Password').fill('correct horse');
  await frame.getByRole('button', { name: 'Open' }).click();
  const pages = frame.getByRole('region', { name: 'Pages' });
  await expect.poll(() => pages.textContent(), patient).toContain('/demo/pricing');
  expect(await frame.getByText('Shared dashboard').count()).toBe(0);
  ownBody = '';
});

it('takes an owner from a new site to its first beacon, and says on the way what is missing', async () => {
  const owner = await (await aBrowser()).newPage();
  await signIn(owner);
  await expect.poll(() => owner.title(), patient).toContain(DOMAIN);
  await owner.getByRole('button', { name: 'Switch site' }).click();
  await owner.getByRole('link', { name: 'Add a site' }).click();
  await owner.getByLabel('Domain').fill('http://localhost/own/');
  await expect.poll(() => owner.getByText('It will be called localhost.').count(), patient).toBe(1);
  // Browsers and the tz database spell some cities differently.
  expect(await owner.getByLabel('Time zone').inputValue()).toMatch(/^Asia\/Kath?mandu$/);
  await owner.getByRole('button', { name: 'Add the site' }).click();

  const script = owner.getByRole('region', { name: 'Your script' });
  await expect.poll(() => script.count(), patient).toBe(1);
  const snippet = (await script.locator('pre').textContent()) ?? '';
  const check = owner.getByRole('region', { name: 'Is it installed?' });
  await check.getByLabel('Page to look at').fill(`${stack.url}/own/`);
  await check.getByRole('button', { name: 'Check' }).click();
  await expect.poll(() => check.textContent(), patient).toContain('The script is not in the page');
  ownHead = snippet;
  await check.getByRole('button', { name: 'Check' }).click();
  await expect.poll(() => check.textContent(), patient).toContain('nothing keeps it from counting');
  expect(await check.textContent()).toContain('No beacon yet');

  const visitor = await (await aBrowser()).newPage();
  await visitor.goto(`${stack.url}/own/`);
  await expect.poll(() => check.textContent(), patient).toContain('The first beacon is here');
  await check.getByRole('link', { name: 'To the dashboard' }).click();
  const pages = owner.getByRole('region', { name: 'Pages' });
  await expect.poll(() => pages.textContent(), patient).toContain('/own/');
});

it('lets an owner set a site on a narrow screen, and keeps what was set', async () => {
  const context = await aBrowser();
  const owner = await context.newPage();
  await owner.setViewportSize({ width: 320, height: 700 });
  await signIn(owner);
  await expect.poll(() => owner.title(), patient).toMatch(/^(?!Sign in).+ · Pharos$/);
  for (const section of ['general', 'installation', 'tracking', 'shields', 'sharing', 'saved', 'danger']) {
    await owner.goto(`${stack.url}/sites/${DOMAIN}/settings/${section}`);
    await expect.poll(() => owner.getByRole('main').getByRole('region').count(), patient).toBeGreaterThan(0);
    expect([section, await owner.evaluate('document.documentElement.scrollWidth')]).toEqual([section, 320]);
  }
  await owner.getByRole('button', { name: 'Account' }).click();
  await owner.getByRole('link', { name: 'API keys' }).click();
  await owner.getByLabel('Name').fill('Nightly report');
  await owner.getByRole('checkbox', { name: /stats:read/ }).check();
  await owner.getByRole('button', { name: 'Make the key' }).click();
  const made = owner.getByRole('region', { name: 'The key “Nightly report”' });
  await expect.poll(() => made.locator('pre').textContent(), patient).toMatch(/^pharos_[\w-]{43}$/);
  expect(await owner.evaluate('document.documentElement.scrollWidth')).toBe(320);
  await owner.reload();
  await expect.poll(() => owner.getByText('Nightly report', { exact: true }).count(), patient).toBe(1);
  expect(await made.count()).toBe(0);

  await owner.goto(`${stack.url}/sites/${DOMAIN}/settings/shields`);
  const pages = owner.getByRole('region', { name: 'Pages' });
  await pages.getByLabel('Path').fill('admin/*');
  await pages.getByRole('button', { name: 'Add' }).press('Enter');
  await expect.poll(() => pages.getByText('/admin/*').count(), patient).toBe(1);
  await owner.goto(`${stack.url}/sites/${DOMAIN}/settings/tracking`);
  const outbound = owner.getByRole('switch', { name: 'Outbound links' });
  await outbound.press('Space');
  await expect.poll(() => outbound.getAttribute('aria-checked'), patient).toBe('false');
  await owner.reload();
  await expect.poll(() => outbound.getAttribute('aria-checked'), patient).toBe('false');
});

it('lets a colleague in by an invitation, who is offered what her role may do', async () => {
  const owner = await (await aBrowser()).newPage();
  await signIn(owner);
  await owner.waitForURL('**/sites**');
  await owner.goto(`${stack.url}/settings/team`);
  await owner.getByLabel('Email').fill('colleague@journey.example');
  await owner.getByRole('button', { name: 'Send the invitation' }).click();
  const invited = owner.getByRole('region', { name: 'Invited' });
  await expect.poll(() => invited.textContent(), patient).toContain('colleague@journey.example');

  const { TextBody = '' } = stack.postmark.lastTo('colleague@journey.example');
  const link = /https?:\S+\/invitation#token=[\w-]+/.exec(TextBody)?.[0] ?? '';
  const colleague = await (await aBrowser()).newPage();
  await colleague.goto(link);
  await colleague.getByLabel('Your name').fill('Colleague');
  await colleague.getByLabel('Choose a password').fill('a long enough password');
  await colleague.getByRole('button', { name: 'Join' }).click();
  await colleague.waitForURL('**/sites');
  await expect.poll(() => colleague.getByText(DOMAIN).count(), patient).toBeGreaterThan(0);

  // She is offered nothing that the API would refuse her.
  await colleague.getByRole('link', { name: 'Add a site' }).waitFor({ state: 'detached' });
  await colleague.goto(`${stack.url}/sites/${DOMAIN}/settings/saved`);
  await colleague.getByText('Your role here does not change settings').waitFor();
  await colleague.getByRole('link', { name: 'To the dashboard' }).click();
  await colleague.getByRole('button', { name: 'Segments' }).click();
  const segments = colleague.getByRole('dialog', { name: 'Segments' });
  await segments.getByText('No saved segments yet').waitFor();
  await colleague.getByRole('button', { name: 'Switch site' }).click();
  await colleague.getByRole('link', { name: 'All sites' }).last().waitFor();
  expect(await colleague.getByRole('link', { name: 'Settings of this site' }).count()).toBe(0);
  expect(await colleague.getByRole('button', { name: 'Notes' }).count()).toBe(0);
  await colleague.goto(`${stack.url}/sites/${DOMAIN}/funnels?step=page:/a&step=page:/b`);
  await colleague.getByRole('button', { name: 'Show funnel' }).waitFor();
  expect(await colleague.getByRole('button', { name: 'Save', exact: true }).count()).toBe(0);
  await colleague.goto(`${stack.url}/settings/keys`);
  await colleague.getByText('Only owners and admins').waitFor();
  // What she may do by another role is there at once.
  await owner.reload();
  await owner.getByRole('combobox', { name: 'Role of colleague@journey.example' }).selectOption('editor');
  await owner.getByRole('region', { name: 'Members' }).getByText('Saved').waitFor();
  await colleague.goto(`${stack.url}/sites/${DOMAIN}/settings`);
  await colleague.getByRole('region', { name: 'Your script' }).waitFor();
  const pages = colleague.getByRole('navigation', { name: 'Settings of the site' }).getByRole('link');
  expect(await pages.allTextContents()).toEqual(['Installation', 'Goals and lists']);
  await colleague.goto(`${stack.url}/sites/${DOMAIN}`);
  await colleague.getByRole('button', { name: 'Notes' }).waitFor();
  const members = owner.getByRole('region', { name: 'Members' });
  await owner.reload();
  await expect.poll(() => members.textContent(), patient).toContain('colleague@journey.example');
});
