import { TOTP } from 'otpauth';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  type AccountWorld,
  chooseInMenu,
  givePassword,
  PASSWORD,
  patient,
  startAccountWorld,
} from './account-world.ts';
import { hasFocus, retype, tabTo } from './keyboard.ts';
import { keepPasskeys } from './virtual-authenticator.ts';

/*
 * The forms of whoever has no mouse: Tab, Enter, Space and arrow keys alone; the focus is always to be seen, and never lost.
 * Only the address bar is used besides.
 */

let world: AccountWorld;
beforeAll(async () => {
  world = await startAccountWorld();
});
afterAll(() => world?.close());

it('lets somebody sign up, guard her account, and come back after a forgotten password', async () => {
  const email = 'hands@keyboard.example';
  const page = await (await world.newBrowser()).newPage();
  const { touch } = await keepPasskeys(page);
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const heading = (name: string) => page.getByRole('heading', { name });
  const press = (key: string) => page.keyboard.press(key);

  await page.goto(`${world.stack.url}/sign-up`);
  await hasFocus(page.getByLabel('Your name'));
  await page.keyboard.type('Ada');
  await tabTo(page, page.getByLabel('Email'));
  await page.keyboard.type(email);
  await tabTo(page, page.getByLabel('Password'));
  await page.keyboard.type('short');
  await tabTo(page, button('Create account'));
  await press('Space');
  await hasFocus(page.getByRole('alert').filter({ hasText: 'characters' }));
  await tabTo(page, page.getByLabel('Password'));
  await retype(page, PASSWORD);
  await press('Enter');
  await hasFocus(heading('Look into your inbox'));
  await page.goto(await world.linkTo(email, '/verify-email'));
  await hasFocus(heading('Your address is confirmed'));
  await tabTo(page, page.getByRole('link', { name: 'Sign in', exact: true }));
  await press('Enter');

  await touch(false);
  await hasFocus(page.getByLabel('Email'));
  await tabTo(page, page.getByLabel('Password'));
  await page.keyboard.type('not the password');
  await tabTo(page, button('Sign in'));
  await press('Space');
  await hasFocus(page.getByRole('alert').filter({ hasText: 'is wrong' }));
  await tabTo(page, page.getByLabel('Password'));
  await retype(page, PASSWORD);
  await press('Enter');
  await heading('Welcome to Pharos').waitFor();
  await tabTo(page, page.getByLabel('Domain'));
  await page.keyboard.type('keyboard.example');
  await tabTo(page, button('Add the site'));
  await press('Enter');
  await page.getByRole('region', { name: 'Your script' }).waitFor();
  await hasFocus(page.getByRole('main'));

  await chooseInMenu(page, 'Security');
  const setUp = button('Set it up');
  const dialog = page.getByRole('dialog');
  await tabTo(page, setUp);
  await press('Enter');
  await hasFocus(dialog.getByLabel('Present password'));
  await press('Escape');
  await hasFocus(setUp);
  await press('Space');
  await hasFocus(dialog.getByLabel('Present password'));
  await page.keyboard.type(PASSWORD);
  await press('Enter');
  const code = dialog.getByLabel('Code that the app shows now');
  await hasFocus(code);
  const app = new TOTP({ secret: (await dialog.locator('code').textContent()) ?? '' });
  await page.keyboard.type('000000');
  await press('Enter');
  await dialog.getByRole('alert').filter({ hasText: 'wrong' }).waitFor();
  // She may type another at once.
  await hasFocus(code);
  await retype(page, app.generate());
  await press('Enter');
  await tabTo(page, button('I have kept them'));
  await press('Enter');
  // What she came by is gone: the focus is on what stands there now.
  await hasFocus(button('New recovery codes'));

  await touch(true);
  await tabTo(page, page.getByLabel('Name of the new passkey'));
  await retype(page, 'Laptop');
  const add = button('Add a passkey');
  await tabTo(page, add);
  await press('Space');
  await page.getByRole('region', { name: 'Passkeys' }).getByText('Laptop').waitFor();
  await hasFocus(add);

  await touch(false);
  await chooseInMenu(page, 'Sign out');
  await hasFocus(page.getByLabel('Email'));
  await tabTo(page, page.getByRole('link', { name: 'Forgot your password?' }));
  await press('Enter');
  await tabTo(page, button('Send the link'));
  await press('Enter');
  await hasFocus(heading('Look into your inbox'));
  await page.goto(await world.linkTo(email, '/reset-password'));
  await tabTo(page, page.getByLabel('New password'));
  await page.keyboard.type('a different kettle');
  await press('Enter');
  await hasFocus(heading('Your password is changed'));
  await tabTo(page, page.getByRole('link', { name: 'Sign in', exact: true }));
  await press('Enter');
  await hasFocus(page.getByLabel('Email'));
  await tabTo(page, page.getByLabel('Password'));
  await page.keyboard.type('a different kettle');
  await press('Enter');
  await hasFocus(page.getByLabel('Code', { exact: true }));
  await page.keyboard.type(app.generate({ timestamp: Date.now() + 30_000 }));
  await press('Enter');
  await page.getByRole('button', { name: 'Account' }).waitFor();
});

it('lets an owner invite, make keys, set up a site and delete it', async () => {
  const page = await (await world.newBrowser()).newPage();
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const press = (key: string) => page.keyboard.press(key);
  const region = (name: string) => page.getByRole('region', { name });
  await world.signUp(page, 'owner@keyboard.example');
  await givePassword(page, 'owner@keyboard.example');
  await page.getByLabel('Domain').fill('owned.example');
  await page.getByLabel('Domain').press('Enter');
  await region('Your script').waitFor();

  await page.goto(`${world.stack.url}/settings/team`);
  await tabTo(page, page.getByLabel('Email'));
  await page.keyboard.type('colleague@keyboard.example');
  const role = page.getByLabel('Role', { exact: true });
  await tabTo(page, role);
  await press('ArrowUp');
  expect(await role.inputValue()).toBe('editor');
  const send = button('Send the invitation');
  await tabTo(page, send);
  await press('Space');
  await expect.poll(() => region('Invited').textContent(), patient).toContain('Editor');
  await hasFocus(send);
  const colleague = await (await world.newBrowser()).newPage();
  await colleague.goto(await world.linkTo('colleague@keyboard.example', '/invitation'));
  await tabTo(colleague, colleague.getByLabel('Your name'));
  await colleague.keyboard.type('Cleo');
  await tabTo(colleague, colleague.getByLabel('Choose a password'));
  await colleague.keyboard.type(PASSWORD);
  await tabTo(colleague, colleague.getByRole('button', { name: 'Join' }));
  await colleague.keyboard.press('Space');
  await colleague.getByRole('link', { name: 'owned.example' }).waitFor();

  await page.goto(`${world.stack.url}/settings/keys`);
  const make = button('Make the key');
  await tabTo(page, make);
  await press('Enter');
  // The browser leads to the first field that is wrong.
  await hasFocus(page.getByLabel('Name', { exact: true }));
  await page.keyboard.type('Nightly');
  await tabTo(page, page.getByRole('checkbox', { name: /stats:read/ }));
  await press('Space');
  await tabTo(page, make);
  await press('Space');
  await region('The key “Nightly”').waitFor();
  await hasFocus(make);

  await page.goto(`${world.stack.url}/sites/owned.example/settings/general`);
  const name = region('Name').getByRole('textbox');
  await tabTo(page, name);
  await page.keyboard.type('Ours');
  await press('Enter');
  await region('Name').getByRole('status').filter({ hasText: 'Saved' }).waitFor();
  await hasFocus(name);
  await page.goto(`${world.stack.url}/sites/owned.example/settings/tracking`);
  const toggle = page.getByRole('switch').first();
  await toggle.waitFor();
  const before = await toggle.getAttribute('aria-checked');
  await tabTo(page, toggle);
  await press('Space');
  await expect.poll(() => toggle.getAttribute('aria-checked'), patient).not.toBe(before);
  await hasFocus(toggle);

  const database = await world.stack.mf.getD1Database('DB', 'pharos-api');
  await database.exec('UPDATE login_sessions SET created_at = created_at - 7200000');
  await page.goto(`${world.stack.url}/sites/owned.example/settings/danger`);
  await tabTo(page, page.getByLabel('Type owned.example to confirm'));
  await page.keyboard.type('owned.example');
  const remove = button('Delete this site');
  await tabTo(page, remove);
  await press('Enter');
  const password = page.getByRole('dialog', { name: 'Is it still you?' }).getByLabel('Password');
  await hasFocus(password);
  await press('Escape');
  await hasFocus(page.getByRole('alert').filter({ hasText: 'Nothing was changed' }));
  await press('Shift+Tab');
  await hasFocus(remove);
  await press('Enter');
  await hasFocus(password);
  await page.keyboard.type(PASSWORD);
  await press('Enter');
  const undo = button('Undo the deletion of owned.example');
  await undo.waitFor();
  await hasFocus(page.getByRole('main'));
  await tabTo(page, undo);
  await press('Enter');
  await page.getByText('owned.example is back.').waitFor();
});
