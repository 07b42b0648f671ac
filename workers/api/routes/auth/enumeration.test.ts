import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiStack } from '../../../../test/api-stack.ts';
import { AuthBrowser, aUser, PASSWORD } from '../../../../test/auth-browser.ts';
import { startCountedApi, takeWork, type Work, workOf } from '../../../../test/counted/stack.ts';

let api: ApiStack;
beforeAll(async () => {
  api = await startCountedApi();
});
afterAll(() => api.stop());

const KNOWN = 'known@example.com';

interface Asked {
  status: number;
  body: unknown;
  /** Until the answer. */
  before: Work;
  /** From the start to the end of what is done after the answer. */
  inAll: Work;
}

async function ask(path: string, body: object): Promise<Asked> {
  await takeWork(api);
  const { status, body: answer, headers } = await new AuthBrowser(api).ask('POST', path, body);
  const { request_id: _, ...told } = answer;
  return { status, body: told, before: workOf(headers), inAll: await takeWork(api) };
}

describe('whether somebody has an account here', () => {
  beforeAll(async () => {
    await api.operator('POST', '/users', { email: KNOWN });
    // Looks for keys are remembered for a minute; the first one of an address is the one that counts.
    await api.restart();
  });

  it('does not show in what a wrong password costs', async () => {
    const known = await ask('/sign-in', { email: KNOWN, password: 'wrong' });
    const unknown = await ask('/sign-in', { email: 'nobody@example.com', password: 'wrong' });
    expect([unknown.status, unknown.body]).toEqual([known.status, known.body]);
    expect(known.status).toBe(401);
    expect(unknown.before).toEqual(known.before);
    expect(known.before.hashes).toBe(1);
    expect(known.before.keys).toBe(1);
    expect(known.before.statements).toHaveLength(2);
  });

  it.each([
    ['/sign-up', 1],
    ['/password/forgot', 0],
    ['/magic-link', 0],
    ['/verify-email/resend', 0],
  ])(
    'does not show in what is done before %s answers, nor in how often a password is hashed',
    async (path, hashes) => {
      const extra = path === '/sign-up' ? { password: PASSWORD } : {};
      const known = await ask(path, { email: KNOWN, ...extra });
      const unknown = await ask(path, {
        email: `nobody-at${path.replaceAll('/', '-')}@example.com`,
        ...extra,
      });
      expect([unknown.status, unknown.body]).toEqual([known.status, known.body]);
      expect(known.status).toBe(200);
      expect(unknown.before).toEqual(known.before);
      // At most the first look at the address has begun, which is the same for all.
      expect(known.before.statements.length).toBeLessThanOrEqual(1);
      expect([known.inAll.hashes, unknown.inAll.hashes]).toEqual([hashes, hashes]);
    },
  );
});

describe('guessing', () => {
  it('gets as far as the hash no more often than is allowed, however many try at once', async () => {
    const email = 'guessed@example.com';
    await aUser(api, email);
    await takeWork(api);
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, n) =>
        new AuthBrowser(api, { 'cf-connecting-ip': `198.18.${n}.1` }).ask('POST', '/sign-in', {
          email,
          password: `wrong ${n}`,
        }),
      ),
    );
    const statuses = answers.map(({ status }) => status);
    // One of twenty was the right one, when the user signed in.
    expect(statuses.filter((status) => status === 401)).toHaveLength(19);
    expect(statuses.filter((status) => status === 429)).toHaveLength(181);
    expect((await takeWork(api)).hashes).toBe(19);
  });
});
