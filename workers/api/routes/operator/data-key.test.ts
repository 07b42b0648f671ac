import { afterAll, beforeAll, expect, it } from 'vitest';
import { LOCAL_DATA_KEY } from '../../../../local/data-key.ts';
import { type ApiStack, startApi } from '../../../../test/api-stack.ts';
import { AuthBrowser, aUser, codeOf, PASSWORD } from '../../../../test/auth-browser.ts';

const NEW_DATA_KEY = '7e'.repeat(32);

let api: ApiStack;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

interface Slice {
  exchanged: number;
  next: { step: string; cursor: string } | null;
}

/** Runs to the end; answers how much was made anew. */
async function exchange(): Promise<number> {
  let sum = 0;
  for (let next: object | null = {}; next; ) {
    const slice: Slice = await api.operator<Slice>('POST', '/data-key', next);
    sum += slice.exchanged;
    next = slice.next;
  }
  return sum;
}

it('exchanges DATA_KEY: both are read while it lasts, and the old one is of no use after it', async () => {
  const [email, other] = ['ada@example.com', 'bob@example.com'];
  const before = await aUser(api, email);
  const { body: app } = await before.ask<{ uri: string; recovery_codes: string[] }>('POST', '/two-factor', {
    password: PASSWORD,
  });
  await before.ask('POST', '/two-factor/confirm', { code: codeOf(app.uri, -1) });
  const [first = '', second = ''] = app.recovery_codes;

  await api.restart({ DATA_KEY: NEW_DATA_KEY, OLD_DATA_KEY: LOCAL_DATA_KEY });
  const signIn = async (code: string) => {
    const browser = new AuthBrowser(api);
    const { body } = await browser.ask('POST', '/sign-in', { email, password: PASSWORD });
    expect(body).toEqual({ two_factor: true });
    return (await browser.ask('POST', '/two-factor/recover', { code })).body;
  };
  // Sealed by the old one, and found by a hash of it.
  expect(await signIn(first)).toEqual({ email });
  await aUser(api, other);
  expect(await exchange()).toBeGreaterThanOrEqual(4);
  expect(await before.me()).toBe(401);
  expect(await exchange()).toBe(0);

  await api.restart({ DATA_KEY: NEW_DATA_KEY });
  expect(await signIn(second)).toEqual({ email });
  const bob = new AuthBrowser(api);
  expect((await bob.ask('POST', '/sign-in', { email: other, password: PASSWORD })).body).toEqual({
    email: other,
  });
  // Nothing is left that the old one opens or finds.
  await api.restart({ DATA_KEY: LOCAL_DATA_KEY });
  const lost = await new AuthBrowser(api).ask('POST', '/sign-in', { email, password: PASSWORD });
  expect(lost.status).toBe(401);
});
