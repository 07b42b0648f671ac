import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiStack, startApi } from '../api-stack.ts';
import { AuthBrowser, aUser, codeOf, mailTo, PASSWORD } from '../auth-browser.ts';
import { requireChromium } from './chromium.ts';
import { keepPasskeys } from './virtual-authenticator.ts';

let api: ApiStack;
let browser: Browser;
beforeAll(async () => {
  const launched = chromium.launch({ executablePath: requireChromium(), args: ['--no-sandbox'] });
  [api, browser] = await Promise.all([startApi(), launched]);
});
afterAll(async () => {
  await browser.close();
  await api.stop();
});

/** A page of the API's own origin, with an authenticator that can check who holds it. */
async function aPage(): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await keepPasskeys(page);
  // The API's own answers allow no page to do anything.
  await page.route(`${api.url}/`, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>x</title>' }),
  );
  await page.goto(`${api.url}/`);
  return page;
}

interface Answer {
  status: number;
  body: Record<string, unknown>;
}

/** Asks a route from within the page. */
function ask(page: Page, method: string, path: string, body: object = {}): Promise<Answer> {
  return page.evaluate(
    async ([method, path, body]) => {
      const init = method === 'GET' ? {} : { method, body: JSON.stringify(body) };
      const answer = await fetch(`/api/auth${path}`, init);
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
    },
    [method, path, body] as const,
  );
}

/** Answers options of the server by the page's authenticator (`create` or `get`), as JSON. */
function ceremony(page: Page, kind: 'create' | 'get', options: object): Promise<object> {
  // As text: the types of this folder know no browser.
  return page.evaluate(`(async () => {
    const options = ${JSON.stringify(options)};
    const parse = '${kind}' === 'create' ? 'parseCreationOptionsFromJSON' : 'parseRequestOptionsFromJSON';
    const made = await navigator.credentials.${kind}({ publicKey: PublicKeyCredential[parse](options) });
    return made.toJSON();
  })()`);
}

/** Makes a passkey for whoever is signed in. */
async function addPasskey(page: Page, name: string): Promise<Answer> {
  const options = await ask(page, 'POST', '/passkeys/options');
  return ask(page, 'POST', '/passkeys', { response: await ceremony(page, 'create', options.body), name });
}

/** Signs in by a passkey; `changed` is asked of the authenticator instead of what the server wants. */
async function signInByPasskey(page: Page, changed: object = {}): Promise<Answer> {
  const { body } = await ask(page, 'POST', '/passkeys/sign-in/options');
  const response = await ceremony(page, 'get', { ...body, ...changed });
  return ask(page, 'POST', '/passkeys/sign-in', { response });
}

describe('a passkey', () => {
  it('is added, stands for both factors, and is removed', async () => {
    const email = 'passkey@example.com';
    const owner = await aUser(api, email);
    const { body } = await owner.ask<{ uri: string }>('POST', '/two-factor', { password: PASSWORD });
    await owner.ask('POST', '/two-factor/confirm', { code: codeOf(body.uri) });

    const page = await aPage();
    expect((await ask(page, 'POST', '/sign-in', { email, password: PASSWORD })).body).toEqual({
      two_factor: true,
    });
    const code = codeOf(body.uri, 1);
    expect((await ask(page, 'POST', '/two-factor/sign-in', { code })).body).toEqual({ email });
    expect(await addPasskey(page, 'My laptop')).toMatchObject({ status: 200, body: { name: 'My laptop' } });
    await mailTo(api, email, /passkey was added/);

    await ask(page, 'POST', '/sign-out');
    expect((await ask(page, 'GET', '/me')).status).toBe(401);
    expect(await signInByPasskey(page)).toEqual({ status: 200, body: { email } });
    const listed = await ask(page, 'GET', '/passkeys');
    const [passkey] = listed.body.passkeys as { id: number; name: string }[];
    expect(passkey?.name).toBe('My laptop');

    const stranger = await aUser(api, 'other@example.com');
    expect((await stranger.ask('DELETE', `/passkeys/${passkey?.id}`)).status).toBe(404);
    expect((await ask(page, 'DELETE', `/passkeys/${passkey?.id}`)).status).toBe(200);
    await mailTo(api, email, /passkey was removed/);
    await ask(page, 'POST', '/sign-out');
    expect((await signInByPasskey(page)).body.code).toBe('passkey_refused');
    const { results } = await api.db
      .prepare(
        `SELECT action, json_extract(detail, '$.by') AS by FROM audit_log WHERE action LIKE '%passkey%' OR by = 'passkey'`,
      )
      .all<{ action: string }>();
    const actions = results.map(({ action }) => action);
    expect(actions).toEqual(['user.passkey_added', 'user.signed_in', 'user.passkey_removed']);
  });

  it('opens nothing when its device did not check who holds it', async () => {
    const email = 'unverified@example.com';
    await aUser(api, email);
    const page = await aPage();
    await ask(page, 'POST', '/sign-in', { email, password: PASSWORD });
    expect((await addPasskey(page, 'Key')).status).toBe(200);
    await ask(page, 'POST', '/sign-out');
    const softly = await signInByPasskey(page, { userVerification: 'discouraged' });
    expect([softly.status, softly.body.code]).toEqual([400, 'passkey_refused']);
    expect(await new AuthBrowser(api).me()).toBe(401);
  });

  it('opens a site that asks its guests for two factors, in the session it has begun and in no other', async () => {
    const email = 'guest@example.com';
    await aUser(api, email);
    const { site_id, domain } = await api.addSite('strict.example');
    await api.addSite('beside.strict.example');
    const ofSite = '(SELECT id FROM sites WHERE public_id = ?)';
    const user = '(SELECT max(id) FROM users)';
    await api.db.batch([
      api.db
        .prepare(
          `INSERT INTO site_guests (site_id, user_id, role, created_at) VALUES (${ofSite}, ${user}, 'viewer', 0)`,
        )
        .bind(site_id),
      api.db
        .prepare(
          `UPDATE accounts SET requires_two_factor = 1 WHERE id = (SELECT account_id FROM sites WHERE public_id = ?)`,
        )
        .bind(site_id),
    ]);
    const page = await aPage();
    /** What she reaches: her sites, the answer to a question about this one, and whether she is told why it is closed. */
    const reached = () =>
      page.evaluate(async (domain) => {
        const json = async (path: string) => await (await fetch(path)).json();
        const sites = (await json('/api/sites')) as { domain: string; role: string }[];
        const goals = (await json(`/api/v1/sites/goals?site_id=${domain}`)) as { code?: string };
        const me = (await json('/api/auth/me')) as { guest_needs_two_factor: boolean };
        return [sites.map(({ domain, role }) => [domain, role]), goals.code, me.guest_needs_two_factor];
      }, domain);

    await ask(page, 'POST', '/sign-in', { email, password: PASSWORD });
    expect((await addPasskey(page, 'Laptop')).status).toBe(200);
    // To own one proves nothing of a session that a password has opened.
    expect(await reached()).toEqual([[], 'two_factor_needed', true]);
    await ask(page, 'POST', '/sign-out');
    expect((await signInByPasskey(page)).status).toBe(200);
    expect(await reached()).toEqual([[[domain, 'viewer']], undefined, false]);
    await ask(page, 'POST', '/sign-out');
    await ask(page, 'POST', '/sign-in', { email, password: PASSWORD });
    expect(await reached()).toEqual([[], 'two_factor_needed', true]);
  });

  it('is not taken for another challenge than its own', async () => {
    const page = await aPage();
    const answer = await ask(page, 'POST', '/passkeys/sign-in', { response: { id: 'AAAA' } });
    expect([answer.status, answer.body.code]).toEqual([400, 'passkey_refused']);
  });
});
