import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { askOperator } from '../stack.ts';
import {
  type AccountWorld,
  chooseInMenu,
  givePassword,
  OWN_SITE,
  PASSWORD,
  patient,
  startAccountWorld,
} from './account-world.ts';
import { accessibilityFaults } from './axe.ts';

/** Contrast is a matter of the theme, and what fits of the width: each of both once. */
const LOOKS = [
  [320, 'light'],
  [1280, 'dark'],
] as const;

let world: AccountWorld;
beforeAll(async () => {
  world = await startAccountWorld();
});
afterAll(() => world?.close());

/** Somebody new, signed in, with a site. */
async function aPerson(email: string, domain: string): Promise<Page> {
  const page = await (await world.newBrowser()).newPage();
  await world.signUp(page, email);
  await givePassword(page, email);
  await page.getByLabel('Domain').fill(domain);
  await page.getByRole('button', { name: 'Add the site' }).click();
  await page.getByRole('region', { name: 'Your script' }).waitFor();
  return page;
}

/** Everybody signed in longer ago than what takes a fresh sign-in allows. */
async function age(): Promise<void> {
  const database = await world.stack.mf.getD1Database('DB', 'pharos-api');
  await database.exec('UPDATE login_sessions SET created_at = created_at - 7200000');
}

async function signInAgain(page: Page): Promise<void> {
  const again = page.getByRole('dialog', { name: 'Is it still you?' });
  await again.getByLabel('Password').fill(PASSWORD);
  await again.getByRole('button', { name: 'Sign in', exact: true }).click();
}

it('deletes a site and an account after asking who it is, and gives them back', async () => {
  const page = await aPerson('owner@self.example', 'first.self.example');
  await page.goto(`${world.stack.url}/sites/first.self.example/settings/danger`);
  const site = page.getByRole('region', { name: 'Delete the site' });
  await expect.poll(() => site.textContent(), patient).toContain('Before 72 hours have passed');
  const submit = site.getByRole('button', { name: 'Delete this site' });
  expect(await submit.isDisabled()).toBe(true);
  await age();
  await site.getByLabel('Type first.self.example to confirm').fill('first.self.example');
  await submit.click();
  await signInAgain(page);
  const banner = page.getByRole('region', { name: 'Deletions that can be undone' });
  await expect.poll(() => banner.textContent(), patient).toContain('first.self.example is deleted');
  await banner.getByRole('button', { name: 'Undo the deletion of first.self.example' }).click();
  await page.getByText('first.self.example is back.').waitFor();
  await page.getByRole('link', { name: 'first.self.example' }).waitFor();
  await expect.poll(() => banner.count(), patient).toBe(0);

  await chooseInMenu(page, 'Account settings');
  await page.getByRole('link', { name: 'Delete this account…' }).click();
  const card = page.getByRole('region', { name: /^Delete .+/ });
  await expect.poll(() => card.textContent(), patient).toContain('first.self.example');
  const word = /^Delete (.+)$/.exec((await card.getAttribute('aria-label')) ?? '')?.[1] ?? '';
  await card.getByRole('textbox').fill(word);
  await card.getByRole('button', { name: 'Delete this account' }).click();
  await expect.poll(() => banner.textContent(), patient).toContain(word);
  await page.getByRole('heading', { name: 'No sites yet' }).waitFor();
  await banner.getByRole('button').click();
  await page.getByRole('link', { name: 'first.self.example' }).waitFor();
});

it('takes one’s data along, deletes oneself, and comes back by the link of the e-mail', async () => {
  const email = 'leaver@self.example';
  const page = await aPerson(email, 'leaver.self.example');
  await chooseInMenu(page, 'Profile');
  const file = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download my data' }).click();
  const zip = await readFile(await (await file).path());
  expect([zip.includes('leaver.self.example'), zip.includes('user.json')]).toEqual([true, true]);
  await page.getByText(/^Saved: /).waitFor();

  await page.getByRole('link', { name: 'Delete my user…' }).click();
  const card = page.getByRole('region', { name: 'Delete your user' });
  await expect.poll(() => card.textContent(), patient).toContain('leaver.self.example');
  await age();
  await card.getByLabel(`Type ${email} to confirm`).fill(email);
  await card.getByLabel('Delete these accounts with their sites as well').check();
  await card.getByRole('button', { name: 'Delete my user' }).click();
  await signInAgain(page);
  await page.getByRole('heading', { name: 'Your user is deleted' }).waitFor();
  await page.getByText(/^Until .+ takes that back/).waitFor();
  await page.getByRole('link', { name: 'To the sign-in' }).click();
  await givePassword(page, email);
  await expect.poll(() => page.getByRole('alert').textContent(), patient).toContain('You have deleted');

  const mails = world.stack.postmark.mails.filter(({ To }) => To.includes(email));
  const link =
    mails.map(({ TextBody = '' }) => /http:\S+\/undo-deletion#\S+/.exec(TextBody)?.[0]).at(-1) ?? '';
  await page.goto(link);
  await page.getByRole('button', { name: 'Undo the deletion' }).click();
  await page.getByText('It is back.').waitFor();
  await page.getByRole('link', { name: 'To your sites' }).click();
  await givePassword(page, email);
  // Her account went by a deletion of its own, which she finds when she is in again.
  const banner = page.getByRole('region', { name: 'Deletions that can be undone' });
  await banner.getByRole('button').click();
  await page.getByRole('link', { name: 'leaver.self.example' }).waitFor();
});

it('offers a site to another account, and withdraws that', async () => {
  const page = await aPerson('giver@self.example', 'given.self.example');
  await page.goto(`${world.stack.url}/sites/given.self.example/settings/danger`);
  const card = page.getByRole('region', { name: 'Give the site to another account' });
  await card.getByRole('button', { name: 'Make the address' }).click();
  const address = (await card.locator('pre').textContent()) ?? '';
  await page.reload();
  await card.getByText('The site is offered').waitFor();
  await card.getByRole('button', { name: 'Withdraw the offer' }).click();
  await card.getByText('The offer is withdrawn').waitFor();
  await page.goto(address);
  await page.getByText('This offer is over').waitFor();
});

it('shows who did what, of one kind, page by page, and as a file', async () => {
  const page = await aPerson('auditor@self.example', 'audited.self.example');
  const database = await world.stack.mf.getD1Database('DB', 'pharos-api');
  await database.exec(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60)
     INSERT INTO audit_log (at, account_id, site_id, action, actor_kind, actor_id, target_kind, target_id, request_id, detail)
     SELECT sites.created_at, account_id, id, 'goal.saved', 'user', 'x', 'goal', i, 'r', '{"name":"=1+1"}'
     FROM n, sites WHERE domain = 'audited.self.example'`.replaceAll('\n', ' '),
  );
  await chooseInMenu(page, 'Audit log');
  const log = page.getByRole('list', { name: 'Audit log' }).getByRole('listitem');
  await expect.poll(() => log.count(), patient).toBe(50);
  await page.getByRole('button', { name: 'Older entries' }).click();
  await expect.poll(() => log.count(), patient).toBeGreaterThan(60);
  await page.getByLabel('What').selectOption({ label: 'Site added' });
  await expect
    .poll(() => log.allTextContents(), patient)
    .toEqual([expect.stringContaining('audited.self.example')]);
  await page.getByLabel('To').fill('2020-01-01');
  await page.getByText('No entry fits these filters').waitFor();
  await page.getByRole('button', { name: 'Show everything' }).click();
  await page.getByLabel('What').selectOption({ label: 'Goal saved' });
  await expect.poll(() => log.count(), patient).toBe(50);
  const file = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save these entries as CSV' }).click();
  const lines = (await readFile(await (await file).path(), 'utf8')).trim().split('\r\n');
  expect(lines).toHaveLength(61);
  expect(lines[1]).toContain('goal.saved');
});

it('asks before what cannot be undone and undoes the rest, by the keyboard alone', async () => {
  const page = await aPerson('keys@self.example', 'keyed.self.example');
  await page.goto(`${world.stack.url}/sites/keyed.self.example/settings/saved`);
  const goals = page.getByRole('region', { name: 'Goals' });
  await goals.getByLabel('Name of the event').fill('Signup');
  await page.keyboard.press('Enter');
  await goals.getByRole('button', { name: 'Remove Signup' }).press('Enter');
  const toast = page.getByRole('list', { name: 'Notifications' });
  await toast.getByText('Signup is removed.').waitFor();
  expect(await goals.getByRole('button', { name: 'Remove Signup' }).count()).toBe(0);
  await toast.getByRole('button', { name: 'Undo' }).press('Enter');
  await goals.getByRole('button', { name: 'Remove Signup' }).waitFor();

  await page.goto(`${world.stack.url}/settings/team`);
  await page.getByLabel('Email').fill('nobody@self.example');
  await page.keyboard.press('Enter');
  const invited = page.getByRole('region', { name: 'Invited' });
  const remove = invited.getByRole('button', { name: 'Remove nobody@self.example', exact: true });
  await remove.press('Enter');
  const sure = invited.getByRole('button', { name: 'Sure? Remove nobody@self.example' });
  await expect.poll(() => sure.and(page.locator(':focus')).count(), patient).toBe(1);
  await page.keyboard.press('Escape');
  await expect.poll(() => remove.and(page.locator(':focus')).count(), patient).toBe(1);
  await page.keyboard.press('Enter');
  await sure.press('Enter');
  await expect.poll(() => invited.count(), patient).toBe(0);
});

it('shows the sites of one of several accounts on every page, and adds new ones to it', async () => {
  const page = await aPerson('two@self.example', 'one.self.example');
  await page.goto(`${world.stack.url}/settings/account`);
  const another = page.getByRole('region', { name: 'Another account' });
  await another.getByLabel('Name').fill('Second');
  await another.getByRole('button', { name: 'Make the account' }).click();
  const switcher = page.getByRole('button', { name: 'Choose an account' });
  await expect.poll(() => switcher.textContent(), patient).toContain('Second');
  await page.goto(`${world.stack.url}/sites/new`);
  expect(await page.getByLabel('Account', { exact: true }).locator('option:checked').textContent()).toBe(
    'Second',
  );
  await page.getByLabel('Domain').fill('two.self.example');
  await page.getByRole('button', { name: 'Add the site' }).click();
  await page.getByRole('region', { name: 'Your script' }).waitFor();
  for (const path of ['/sites', '/settings/team', '/settings/keys', '/sites/one.self.example']) {
    await page.goto(world.stack.url + path);
    await expect.poll(() => switcher.textContent(), patient).toContain('Second');
  }
  await page.goto(`${world.stack.url}/sites`);
  const sites = page.getByRole('main').getByRole('link', { name: /self\.example/ });
  await expect.poll(() => sites.count(), patient).toBe(1);
  // By the keyboard: the chosen one has the focus, the one before it is everything.
  await switcher.press('Enter');
  for (const key of ['ArrowUp', 'ArrowUp', 'Enter']) await page.keyboard.press(key);
  await expect.poll(() => switcher.textContent(), patient).toContain('All accounts');
  await expect.poll(() => sites.count(), patient).toBe(2);
});

it('shows a guest the site she was let into beside her own, and nothing else of its account', async () => {
  const guest = await aPerson('guest@self.example', 'own.self.example');
  const host = await aPerson('host@self.example', 'hosted.self.example');
  await host.goto(`${world.stack.url}/sites/new`);
  await host.getByLabel('Domain').fill('private.self.example');
  await host.getByRole('button', { name: 'Add the site' }).click();
  await host.getByRole('region', { name: 'Your script' }).waitFor();
  await host.goto(`${world.stack.url}/settings/team`);
  // Nobody would own it then: she is told what comes first, and offered nothing that is refused.
  const leaving = host.getByRole('region', { name: 'Leave' });
  await leaving.getByText('You are its only owner').waitFor();
  expect(await leaving.getByRole('button').count()).toBe(0);
  const instead = await leaving.getByRole('link', { name: /^Delete / }).getAttribute('href');
  expect(instead).toMatch(/^\/settings\/account\/delete\/account_/);
  await host.getByLabel('Email').fill('guest@self.example');
  await host.getByLabel('For', { exact: true }).selectOption({ label: 'hosted.self.example' });
  await host.getByRole('button', { name: 'Send the invitation' }).click();

  const switcher = guest.getByRole('button', { name: 'Choose an account' });
  expect(await switcher.count()).toBe(0);
  await guest.goto(await world.linkTo('guest@self.example', '/invitation'));
  await guest.getByRole('button', { name: 'Accept' }).click();
  await switcher.waitFor();
  expect(guest.url()).toBe(`${world.stack.url}/sites/hosted.self.example`);
  await guest.goto(`${world.stack.url}/sites`);
  const sites = guest.getByRole('main').getByRole('link', { name: /self\.example/ });
  const shows = (...domains: string[]) =>
    expect
      .poll(async () => (await sites.allTextContents()).map((text) => /\w+\.self/.exec(text)?.[0]), patient)
      .toEqual(domains.map((domain) => `${domain}.self`));
  await shows('hosted', 'own');
  const menu = guest.getByRole('dialog', { name: 'Choose an account' });
  async function choose(index: number): Promise<void> {
    await switcher.press('Enter');
    expect(await menu.getByRole('button').count()).toBe(3);
    await menu.getByRole('button').nth(index).press('Enter');
  }
  await choose(2);
  await shows('hosted');
  expect(await switcher.textContent()).toContain('Where you are a guest');
  await choose(1);
  await shows('own');
  await choose(2);
  await shows('hosted');
  await guest.goto(`${world.stack.url}/sites/private.self.example`);
  await guest.getByText('You have no site called private.self.example.').waitFor();
  expect(await guest.getByRole('region', { name: 'Pages' }).count()).toBe(0);

  // Closed to one factor, it is gone from everything there is to choose, and she learns why.
  const database = await world.stack.mf.getD1Database('DB', 'pharos-api');
  await database.exec(
    `UPDATE accounts SET requires_two_factor = 1 WHERE id = (SELECT account_id FROM sites WHERE domain = 'hosted.self.example')`,
  );
  await guest.goto(`${world.stack.url}/sites/hosted.self.example`);
  await guest.getByText('A site you are a guest of is open only').waitFor();
  await guest.getByRole('link', { name: 'Set up a second factor' }).waitFor();
  expect(await switcher.count()).toBe(0);
  await guest.goto(`${world.stack.url}/sites`);
  await shows('own');
});

it('is clean for axe-core and fits the screen on every page of the settings', async () => {
  const page = await aPerson('settings@self.example', 'settings.self.example');
  await page.goto(`${world.stack.url}/settings/team`);
  await page.getByLabel('Email').fill('somebody-with-a-rather-long-address@self.example');
  await page.getByRole('button', { name: 'Send the invitation' }).click();
  await page.getByRole('region', { name: 'Invited' }).waitFor();
  await page.goto(`${world.stack.url}/settings/keys`);
  await page.getByLabel('Name').fill('Nightly report');
  await page.getByRole('checkbox', { name: /stats:read/ }).check();
  await page.getByRole('button', { name: 'Make the key' }).click();
  await page.getByRole('region', { name: 'The key “Nightly report”' }).waitFor();
  const sections = ['general', 'installation', 'tracking', 'shields', 'sharing', 'saved', 'danger'];
  const own = ['profile', 'profile/delete', 'security', 'team', 'account', 'keys', 'audit'];
  const paths = [
    ...own.map((name) => `/settings/${name}`),
    ...sections.map((name) => `/sites/settings.self.example/settings/${name}`),
    '/sites/new',
  ];
  const { accounts } = (await page.evaluate("fetch('/api/accounts').then((answer) => answer.json())")) as {
    accounts: { id: string }[];
  };
  paths.push(`/settings/account/delete/${accounts[0]?.id}`);
  const found: unknown[] = [];
  async function look(path: string): Promise<void> {
    await page.waitForLoadState('networkidle');
    for (const [width, colorScheme] of LOOKS) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const faults = await accessibilityFaults(page);
      found.push(...faults.map((fault) => `${path}, ${width}, ${colorScheme}: ${fault}`));
      const shown = await page.evaluate('document.documentElement.scrollWidth');
      if (shown !== width) found.push(`${path} is ${shown} wide at ${width}`);
      if (process.env.SHOTS)
        await page.screenshot({
          path: `${process.env.SHOTS}${path.replaceAll('/', '_')}-${width}-${colorScheme}.png`,
          fullPage: true,
        });
    }
  }
  for (const path of paths) {
    await page.goto(world.stack.url + path);
    await page.getByRole('main').getByRole('region').first().waitFor();
    await look(path);
  }
  await page.goto(`${world.stack.url}/sites/settings.self.example/settings/danger`);
  await page.getByLabel('Type settings.self.example to confirm').fill('settings.self.example');
  await page.getByRole('button', { name: 'Delete this site' }).click();
  await page.getByRole('region', { name: 'Deletions that can be undone' }).waitFor();
  await look('what can be undone');
  for (const path of ['/goodbye?until=2026-12-01T12:00:00Z', '/undo-deletion#token=x']) {
    await page.goto(world.stack.url + path);
    await page.getByRole('main').getByRole('heading').waitFor();
    await look(path);
  }
  expect(found).toEqual([]);
});

it('measures its own dashboard without saying whose anything is, and nobody who is not ours', async () => {
  const { stack } = world;
  const own = { domain: OWN_SITE, timezone: 'UTC' };
  const { key } = await askOperator<{ key: string }>(stack, '/sites', own);
  const page = await aPerson('measured@self.example', 'measured.self.example');
  const said: string[] = [];
  page.context().on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname === '/b' || pathname.startsWith('/js/'))
      said.push(`${pathname} ${request.postData() ?? ''}`);
  });
  const scripts = () => said.filter((one) => one.startsWith(`/js/${key}.js`)).length;
  /** Opens a page as of now, and waits until it is measured or has had the time for it. */
  const open = async (path: string) => {
    const before = scripts();
    await page.goto(stack.url + path);
    await page.waitForLoadState('networkidle');
    return scripts() - before;
  };

  expect(await open('/reset-password?from=t0ken#token=t0ken')).toBe(1);
  expect(await open('/settings/transfers/t0ken')).toBe(1);
  expect(await open('/sites/measured.self.example?period=7d&f=is,page,t0ken')).toBe(1);
  // Routes that change without a new document, and a click that leads to a customer's site.
  await page.getByRole('link', { name: 'Performance', exact: true }).click();
  await page.waitForURL('**/performance*');
  await page.evaluate(
    `document.body.append(Object.assign(document.createElement('a'), { id: 'out', href: 'https://t0ken.example/' }));
     document.addEventListener('click', (event) => event.preventDefault()); document.getElementById('out').click();`,
  );

  expect(await open('/share/t0ken.example?auth=t0ken')).toBe(0);
  expect(await open('/embed/t0ken.example')).toBe(0);
  // As the API says it to the page of somebody of the staff (account.test.ts).
  const view = (seconds: number) =>
    page.evaluate(
      `document.cookie = '__Host-pharos-viewing=${Date.now() + 600_000}; Path=/; Secure; Max-Age=${seconds}'`,
    );
  await view(600);
  expect(await open('/settings/team')).toBe(0);
  await view(0);
  expect(await open('/settings/profile')).toBe(1);
  await page.close();

  const stored = async () => {
    await stack.drain();
    const sql = 'SELECT * FROM events';
    return (await stack.clickhouse.query({ sql, schema: z.record(z.string(), z.unknown()) })).rows;
  };
  await expect
    .poll(
      async () => (await stored()).filter(({ kind }) => kind === 'pageview').map((row) => row.pathname),
      patient,
    )
    .toEqual(
      expect.arrayContaining([
        '/reset-password',
        '/settings/transfers/:token',
        '/sites/:domain',
        '/sites/:domain/performance',
        '/settings/profile',
      ]),
    );
  const rows = await stored();
  expect(
    rows.filter(({ lcp_ms, pathname }) => Number(lcp_ms) > 0 && pathname === '/sites/:domain'),
  ).not.toEqual([]);
  expect([...new Set(rows.map(({ kind }) => kind))].toSorted()).toEqual(['engagement', 'pageview']);
  expect([...new Set(rows.map(({ referrer }) => referrer))]).toEqual(['']);
  const beacons = said.filter((one) => one.startsWith('/b '));
  expect(beacons.length).toBeGreaterThan(4);
  expect(JSON.stringify([rows, beacons])).not.toMatch(
    /t0ken|self\.example|@|[?&]|\/(share|embed|settings\/team)/,
  );
});
