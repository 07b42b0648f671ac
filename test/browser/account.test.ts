import { readFile } from 'node:fs/promises';
import { TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { askOperator } from '../stack.ts';
import {
  type AccountWorld,
  chooseInMenu,
  givePassword,
  PASSWORD,
  patient,
  startAccountWorld,
} from './account-world.ts';
import { accessibilityFaults } from './axe.ts';
import { keepPasskeys } from './virtual-authenticator.ts';

const PHONE = { width: 320, height: 700 };
const TWO_MINUTES_MS = 120_000;
const TWO_HOURS_S = 7200;

let world: AccountWorld;
beforeAll(async () => {
  world = await startAccountWorld();
});
afterAll(() => world?.close());

/** What is wrong with how a page looks on a phone, in either theme. */
async function faultsOf(page: Page, what: string): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    found.push(...(await accessibilityFaults(page)).map((fault) => `${what}, ${colorScheme}: ${fault}`));
  }
  const width = await page.evaluate('document.documentElement.scrollWidth');
  if (width !== PHONE.width) found.push(`${what} is ${width} wide`);
  return found;
}

async function isWelcomed(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'Welcome to Pharos' }).waitFor();
}

it('takes somebody from the sign-up to her first visitor within two minutes', async () => {
  const startedAt = Date.now();
  const owner = await (await world.newBrowser()).newPage();
  const email = 'first@minutes.example';
  await world.signUp(owner, email);
  // The link has told the sign-in whose it is, and is gone from the address.
  expect(await owner.getByLabel('Email').inputValue()).toBe(email);
  expect(owner.url()).toBe(`${world.stack.url}/sign-in`);
  await givePassword(owner, email);

  await isWelcomed(owner);
  await owner.getByLabel('Domain').fill('localhost');
  await owner.getByRole('button', { name: 'Add the site' }).click();
  const script = owner.getByRole('region', { name: 'Your script' });
  world.own.head = (await script.locator('pre').textContent()) ?? '';
  const check = owner.getByRole('region', { name: 'Is it installed?' });
  await expect.poll(() => check.textContent(), patient).toContain('No beacon yet');

  const visitor = await (await world.newBrowser()).newPage();
  await visitor.goto(`${world.stack.url}/own/`);
  await expect.poll(() => check.textContent(), patient).toContain('The first beacon is here');
  await check.getByRole('link', { name: 'To the dashboard' }).click();
  const pages = owner.getByRole('region', { name: 'Pages' });
  await expect.poll(() => pages.textContent(), patient).toContain('/own/');
  expect(Date.now() - startedAt).toBeLessThan(TWO_MINUTES_MS);
});

it('lets her in by a passkey, after she has shown once more that it is she', async () => {
  const email = 'keys@passkey.example';
  const page = await (await world.newBrowser()).newPage();
  const { touch } = await keepPasskeys(page);
  await world.signUp(page, email);
  await givePassword(page, email);
  await isWelcomed(page);

  await chooseInMenu(page, 'Security');
  const card = page.getByRole('region', { name: 'Passkeys' });
  const name = card.getByLabel('Name of the new passkey');
  await name.waitFor();
  const database = await world.stack.mf.getD1Database('DB', 'pharos-api');
  await database.exec(`UPDATE login_sessions SET created_at = created_at - ${TWO_HOURS_S * 1000}`);
  await name.fill('Laptop');
  await card.getByRole('button', { name: 'Add a passkey' }).click();
  const again = page.getByRole('dialog', { name: 'Is it still you?' });
  await again.getByLabel('Password').fill(PASSWORD);
  await again.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect.poll(() => card.getByRole('listitem').textContent(), patient).toContain('Laptop');

  await touch(false);
  const asked = page.waitForResponse('**/api/auth/passkeys/sign-in/options');
  await chooseInMenu(page, 'Sign out');
  await asked;
  expect(await page.getByLabel('Email').getAttribute('autocomplete')).toBe('username webauthn');
  await touch(true);
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await isWelcomed(page);
  // Offered in the address field, it needs no button.
  const offered = page.waitForResponse('**/api/auth/passkeys/sign-in');
  await chooseInMenu(page, 'Sign out');
  expect((await offered).status()).toBe(200);
  await isWelcomed(page);

  await page.goto(`${world.stack.url}/settings/security`);
  await card.getByRole('button', { name: 'Remove Laptop' }).click();
  await page.getByRole('button', { name: 'Sure? Remove Laptop' }).click();
  await expect.poll(() => card.textContent(), patient).toContain('Nothing here yet');
});

it('asks for a second factor, takes no code twice, and a recovery code once', async () => {
  const email = 'codes@factor.example';
  const context = await world.newBrowser();
  const page = await context.newPage();
  await world.signUp(page, email);
  await givePassword(page, email);
  await isWelcomed(page);

  await chooseInMenu(page, 'Security');
  const card = page.getByRole('region', { name: 'Two-factor authentication' });
  await card.getByRole('button', { name: 'Set it up' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Present password').fill(PASSWORD);
  await dialog.getByRole('button', { name: 'Continue' }).click();
  await dialog.getByRole('img', { name: 'QR code' }).waitFor();
  const secret = (await dialog.locator('code').textContent()) ?? '';
  const app = new TOTP({ secret });
  await dialog.getByLabel('Code that the app shows now').fill('000000');
  await dialog.getByRole('button', { name: 'Switch it on' }).click();
  await expect.poll(() => dialog.getByRole('alert').textContent(), patient).toContain('wrong');
  const code = app.generate();
  await dialog.getByLabel('Code that the app shows now').fill(code);
  await dialog.getByRole('button', { name: 'Switch it on' }).click();
  const codes = dialog.getByRole('list', { name: 'Your recovery codes' }).getByRole('listitem');
  await codes.first().waitFor();
  const [recovery = ''] = await codes.allTextContents();
  const file = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Download' }).click();
  expect(await readFile(await (await file).path(), 'utf8')).toContain(recovery);
  await dialog.getByRole('button', { name: 'Print' }).click();
  expect(await page.frameLocator('iframe').locator('pre').textContent()).toContain(recovery);
  await dialog.getByRole('button', { name: 'I have kept them' }).click();
  await card.getByRole('button', { name: 'Switch it off' }).waitFor();

  // The code that switched it on is spent, although its time is not over.
  await chooseInMenu(page, 'Sign out');
  await givePassword(page, email);
  const field = page.getByLabel('Code', { exact: true });
  await field.fill(code);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect.poll(() => page.getByRole('alert').textContent(), patient).toContain('used before');
  await field.fill(app.generate({ timestamp: Date.now() + 30_000 }));
  await page.getByLabel('Do not ask in this browser').check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await isWelcomed(page);
  await chooseInMenu(page, 'Sign out');
  await givePassword(page, email);
  await isWelcomed(page);

  // Somewhere else she is asked, and has no phone.
  const elsewhere = await (await world.newBrowser()).newPage();
  for (const isTaken of [false, true]) {
    await elsewhere.goto(`${world.stack.url}/sign-in`);
    await givePassword(elsewhere, email);
    await elsewhere.getByRole('button', { name: 'I have no access to the app' }).click();
    await elsewhere.getByLabel('Recovery code').fill(recovery);
    await elsewhere.getByRole('button', { name: 'Continue' }).click();
    if (isTaken) {
      await expect
        .poll(() => elsewhere.getByRole('alert').textContent(), patient)
        .toContain('it was used before');
    } else await isWelcomed(elsewhere);
  }
});

it('leads on from every link in an e-mail, and from those that are spent', async () => {
  const email = 'links@mail.example';
  const page = await (await world.newBrowser()).newPage();
  const says = (heading: string) => page.getByRole('heading', { name: heading }).waitFor();
  await world.signUp(page, email);

  // A link that signs in, and does so once.
  await page.getByLabel('Email').fill(email);
  await page.getByRole('button', { name: 'Send me a sign-in link' }).click();
  await says('Look into your inbox');
  const link = await world.linkTo(email, '/magic-link');
  await page.goto(link);
  await isWelcomed(page);
  const stranger = await (await world.newBrowser()).newPage();
  await stranger.goto(link);
  await stranger.getByRole('heading', { name: 'This link does not work any more' }).waitFor();

  // Another address, which the old one hears of.
  await chooseInMenu(page, 'Profile');
  const card = page.getByRole('region', { name: 'Email address' });
  await card.getByLabel('New address').fill('new@mail.example');
  await card.getByLabel('Present password').fill(PASSWORD);
  await card.getByRole('button', { name: 'Change the address' }).click();
  await expect
    .poll(() => card.getByRole('status').allTextContents(), patient)
    .toContainEqual(expect.stringContaining('new@mail.example'));
  await page.goto(await world.linkTo('new@mail.example', '/confirm-email'));
  await says('Your address is changed');
  await page.getByRole('link', { name: 'To your profile' }).click();
  await expect.poll(() => card.textContent(), patient).toContain('You sign in with new@mail.example');

  // Another password: the session is over, the link is spent, and a new one may be asked for.
  await page.goto(`${world.stack.url}/forgot-password`);
  await page.getByLabel('Email').fill('new@mail.example');
  await page.getByRole('button', { name: 'Send the link' }).click();
  await says('Look into your inbox');
  const reset = await world.linkTo('new@mail.example', '/reset-password');
  await page.goto(reset);
  await page.getByLabel('New password').fill('short');
  await expect.poll(() => page.getByText('5 more characters needed.').count(), patient).toBe(1);
  await page.reload();
  await page.getByLabel('New password').fill('a different kettle');
  await page.getByRole('button', { name: 'Set the password' }).click();
  await says('Your password is changed');
  await page.getByRole('link', { name: 'Sign in', exact: true }).click();
  await givePassword(page, 'new@mail.example');
  await expect.poll(() => page.getByRole('alert').textContent(), patient).toContain('is wrong');
  await givePassword(page, 'new@mail.example', 'a different kettle');
  await isWelcomed(page);
  await page.goto(reset);
  await page.getByLabel('New password').fill('another kettle');
  await page.getByRole('button', { name: 'Set the password' }).click();
  await says('This link does not work any more');

  // A browser that is new is told of; who it was not shuts it out.
  await stranger.goto(`${world.stack.url}/sign-in`);
  await givePassword(stranger, 'new@mail.example', 'a different kettle');
  await isWelcomed(stranger);
  await page.goto(await world.linkTo('new@mail.example', '/not-me'));
  await page.getByRole('button', { name: 'It was not me' }).click();
  await says('Everybody is signed out');
  await stranger.reload();
  await stranger.getByLabel('Email').waitFor();
  await world.linkTo('new@mail.example', '/reset-password');
});

it('lets an organisation sign in by its own provider, from the first form to a colleague who must use it', async () => {
  const { provider, dns, stack } = world;
  const owner = await (await world.newBrowser()).newPage();
  const found: unknown[] = [];
  async function look(page: Page, what: string): Promise<void> {
    await page.setViewportSize(PHONE);
    found.push(...(await faultsOf(page, what)));
    await page.setViewportSize({ width: 1280, height: 800 });
  }
  await world.signUp(owner, 'owner@org.example');
  await givePassword(owner, 'owner@org.example');
  await isWelcomed(owner);
  await chooseInMenu(owner, 'Single sign-on');
  const state = owner.getByRole('main').getByRole('status').first();
  const says = (text: string) => expect.poll(() => state.textContent(), patient).toContain(text);
  await says('Not set up');
  await look(owner, 'no provider');

  const card = owner.getByRole('region', { name: 'Your provider' });
  await card.getByLabel('Issuer').fill(provider.issuer);
  await card.getByLabel('Client id').fill(provider.clientId);
  await card.getByLabel('Client secret').fill('a wrong one');
  await card.getByLabel('Whoever comes').selectOption('editor');
  await card.getByRole('button', { name: 'Save the provider' }).click();
  await says('Not in use yet');
  await card.getByRole('button', { name: 'Test the connection' }).click();
  await says('Check its id and secret');
  await says('invalid_client');
  await look(owner, 'a broken provider');
  await card.getByLabel('Client secret').fill(provider.clientSecret);
  await card.getByRole('button', { name: 'Save the provider' }).click();
  await says('Not in use yet');
  expect(await card.getByLabel('Client secret').inputValue()).toBe('');

  const domains = owner.getByRole('region', { name: 'Your domains' });
  await domains.getByLabel('Domain').fill('org.example');
  await domains.getByRole('button', { name: 'Add the domain' }).click();
  await domains.getByRole('listitem').waitFor();
  const [name = '', value = ''] = await domains.getByRole('listitem').locator('code').allTextContents();
  await domains.getByRole('button', { name: 'Look for the record' }).click();
  await expect
    .poll(() => domains.getByRole('alert').allTextContents(), patient)
    .toContainEqual(expect.stringContaining('not there yet'));
  await look(owner, 'a domain without its record');
  dns.texts[name] = [value];
  await domains.getByRole('button', { name: 'Look for the record' }).click();
  await says('Test it');
  await card.getByRole('button', { name: 'Test the connection' }).click();
  await says('Works');

  // A colleague comes for the first time, without a password, and is led back to where she was going.
  provider.person = { sub: 'org-1', email: 'colleague@org.example', email_verified: true, name: 'Cleo' };
  const colleague = await (await world.newBrowser()).newPage();
  await colleague.goto(`${stack.url}/settings/team`);
  await colleague.getByLabel('Email').fill('nobody@elsewhere.example');
  const button = colleague.getByRole('button', { name: 'Sign in with your organisation' });
  await button.click();
  await colleague.getByText('No organisation has set up').waitFor();
  await look(colleague, 'an unknown organisation');
  await colleague.getByLabel('Email').fill('colleague@org.example');
  await button.click();
  await colleague.getByRole('heading', { name: 'Team' }).waitFor();
  expect(colleague.url()).toBe(`${stack.url}/settings/team`);

  await owner.getByRole('switch', { name: 'Members must sign in with it' }).click();
  await expect.poll(() => owner.getByRole('switch').getAttribute('aria-checked'), patient).toBe('true');
  await look(owner, 'a provider that is required');
  // She has a link as well, which opens her user, and not the account.
  await chooseInMenu(colleague, 'Sign out');
  await colleague.getByLabel('Email').fill('colleague@org.example');
  await colleague.getByRole('button', { name: 'Send me a sign-in link' }).click();
  await colleague.goto(await world.linkTo('colleague@org.example', '/magic-link'));
  await colleague.getByText('is open only to those who sign in with their organisation').waitFor();
  await look(colleague, 'a closed account');
  const back = colleague.waitForResponse('**/api/auth/sso/*/callback?*');
  await colleague.getByRole('button', { name: 'Sign in with your organisation' }).click();
  await back;
  await colleague.getByRole('heading', { name: 'No sites' }).waitFor();
  await expect.poll(() => colleague.getByText('is open only to those').count(), patient).toBe(0);
  expect(found).toEqual([]);
});

it('shows who else signs somebody in, and takes them away', async () => {
  const email = 'linked@providers.example';
  const page = await (await world.newBrowser()).newPage();
  await world.signUp(page, email);
  await givePassword(page, email);
  await isWelcomed(page);
  const database = await world.stack.mf.getD1Database('DB', 'pharos-api');
  // As a sign-in by GitHub leaves it (workers/api/routes/auth/providers.test.ts).
  await database.exec(
    `INSERT INTO credentials (user_id, provider_id, subject, subject_index, created_at, updated_at) SELECT max(id), 'github', 'sealed', 'index', 0, 0 FROM users`,
  );
  await page.goto(`${world.stack.url}/settings/security`);
  const card = page.getByRole('region', { name: 'Other providers' });
  await card.getByRole('button', { name: 'Remove GitHub' }).click();
  await card.getByRole('button', { name: 'Sure? Remove GitHub' }).click();
  await expect.poll(() => card.count(), patient).toBe(0);
});

/** Somebody of the staff, in the admin area. */
async function staffPage(): Promise<Page> {
  const email = 'staff@admin.example';
  const { password } = await askOperator<{ password: string }>(world.stack, '/users', { email, staff: true });
  const page = await (await world.newBrowser()).newPage();
  await page.goto(`${world.stack.url}/sign-in?next=/admin`);
  await givePassword(page, email, password);
  await page.getByRole('heading', { name: 'Overview' }).waitFor();
  return page;
}

it('lets staff see what a customer sees, under a banner that leads back', async () => {
  const email = 'seen@admin.example';
  const customer = await (await world.newBrowser()).newPage();
  await world.signUp(customer, email);
  await givePassword(customer, email);
  await isWelcomed(customer);

  const staff = await staffPage();
  await staff.getByRole('link', { name: 'users', exact: true }).click();
  await staff.getByLabel('Search').fill(email);
  await staff.getByLabel('Search').press('Enter');
  await expect.poll(() => staff.getByRole('row').count(), patient).toBe(2);
  await staff.getByRole('row').last().getByRole('link').first().click();
  const look = staff.getByRole('region', { name: 'See what they see' });
  await look.getByLabel('Reason').fill('asked for help');
  await look.getByRole('button', { name: 'Start' }).press('Enter');
  await isWelcomed(staff);
  const banner = staff.getByRole('complementary', { name: 'You look as somebody else' });
  await expect.poll(() => banner.textContent(), patient).toContain(`You see what ${email} sees.`);
  expect(await accessibilityFaults(staff)).toEqual([]);
  // Nothing of it can be changed, and nothing private seen.
  await staff.getByLabel('Domain').fill('changed.example');
  await staff.getByRole('button', { name: 'Add the site' }).click();
  await expect.poll(() => staff.getByText('what is private is not shown').count(), patient).toBe(1);
  await staff.getByRole('button', { name: 'Account' }).click();
  const menu = staff.getByRole('dialog', { name: 'Account' });
  await expect.poll(() => menu.textContent(), patient).toContain(email);
  for (const hidden of ['Security', 'API keys', 'Sign out'])
    expect(await menu.getByText(hidden).count()).toBe(0);
  await staff.goto(`${world.stack.url}/settings/profile`);
  await banner.getByRole('button', { name: 'End' }).press('Enter');
  await staff.getByRole('heading', { name: 'Overview' }).waitFor();
  expect(await banner.count()).toBe(0);
  expect(await accessibilityFaults(staff)).toEqual([]);
  // What was refused stands in the console.
  world.problems.splice(0);
});

it('lets staff announce something to a chosen account, and the reader end that', async () => {
  const staff = await staffPage();
  await staff.getByRole('link', { name: 'Announcements' }).click();
  await staff.getByText('Nothing was announced yet.').waitFor();
  expect(await accessibilityFaults(staff)).toEqual([]);
  await staff.getByLabel('Subject').fill('Faster pages');
  await staff.getByLabel('Text').fill('All is new.\n\n- fast\n- small');
  await staff.getByLabel('To whom').selectOption({ label: 'All users' });
  await staff.getByRole('button', { name: 'Save the draft' }).click();
  const sending = staff.getByRole('region', { name: 'Sending' });
  await expect.poll(() => sending.textContent(), patient).toMatch(/goes to (1 user|\d+ users)/);
  await expect
    .poll(() => staff.getByRole('region', { name: 'How it reads' }).textContent(), patient)
    .toContain('• fast');
  expect(await accessibilityFaults(staff)).toEqual([]);
  await sending.getByRole('button', { name: 'Send it to me alone' }).click();
  await sending.getByText('Look into your inbox').waitFor();
  await sending.getByRole('button', { name: /^Send to / }).click();
  await expect.poll(() => sending.textContent(), patient).toContain('Being sent');
  await world.stack.runCron('*/5 * * * *');
  await staff.reload();
  await expect.poll(() => sending.textContent(), patient).toMatch(/(\d+) of \1 sent/);

  const { TextBody = '' } = world.stack.postmark.lastTo('staff@admin.example');
  const reader = await (await world.newBrowser()).newPage();
  await reader.goto(/http:\S+\/api\/unsubscribe\/\S+/.exec(TextBody)?.[0] ?? '');
  expect(reader.url()).toContain('/unsubscribe#');
  await reader.getByRole('button', { name: 'Unsubscribe' }).press('Enter');
  await reader.getByText('You get no more announcements.').waitFor();
  expect(await accessibilityFaults(reader)).toEqual([]);
  await reader.getByRole('button', { name: 'Get them again' }).click();
  await reader.getByText('You get announcements again.').waitFor();

  await staff.getByRole('link', { name: 'Flags' }).click();
  const flag = staff.getByRole('region', { name: 'live_view' });
  await flag.getByLabel('Switched').selectOption('some');
  await flag.getByLabel('Share of the accounts').fill('50');
  expect(await accessibilityFaults(staff)).toEqual([]);
  await flag.getByRole('button', { name: 'Save' }).click();
  await expect.poll(() => flag.getByRole('status').textContent(), patient).not.toBe('');
  await staff.reload();
  expect(await flag.getByLabel('Share of the accounts').inputValue()).toBe('50');
  await flag.getByLabel('Switched').selectOption('default');
  await flag.getByRole('button', { name: 'Save' }).click();
  await expect.poll(() => flag.getByRole('status').textContent(), patient).not.toBe('');
});

it('is clean for axe-core, fits 320 pixels, and shows both themes', async () => {
  const email = 'looks@pages.example';
  const context = await world.newBrowser();
  const page = await context.newPage();
  const found: unknown[] = [];
  const look = async (what: string) => found.push(...(await faultsOf(page, what)));
  await page.setViewportSize(PHONE);
  for (const path of [
    '/sign-in',
    '/sign-up',
    '/forgot-password',
    '/reset-password#token=x',
    '/not-me#token=x',
  ]) {
    await page.goto(world.stack.url + path);
    await page.getByRole('heading').waitFor();
    await page.getByRole('button').first().waitFor();
    await look(path);
  }
  await page.goto(`${world.stack.url}/verify-email#token=nonsense`);
  await page.getByRole('heading', { name: 'This link does not work' }).waitFor();
  await look('a spent link');
  await world.signUp(page, email);
  await givePassword(page, email, 'not the password');
  await page.getByRole('alert').filter({ hasText: 'is wrong' }).waitFor();
  await look('a refused sign-in');
  await givePassword(page, email);
  await isWelcomed(page);
  await look('the first site');
  for (const path of ['/settings/profile', '/settings/security']) {
    await page.goto(world.stack.url + path);
    await page.getByRole('region').first().waitFor();
    await page.waitForLoadState('networkidle');
    await look(path);
  }
  await page.getByRole('button', { name: 'Set it up' }).click();
  await page.getByLabel('Present password').last().fill(PASSWORD);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('img', { name: 'QR code' }).waitFor();
  await look('the second factor');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Account' }).click();
  await page.getByRole('dialog', { name: 'Account' }).waitFor();
  await look('the menu of the account');
  expect(found).toEqual([]);
  // Tokens, passwords, sessions and records that are refused are refused by an answer, which browsers write down as an error.
  expect(world.problems.filter((problem) => !/40[0139]/.test(problem))).toEqual([]);
});
