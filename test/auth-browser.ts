import { Secret, TOTP } from 'otpauth';
import { expect } from 'vitest';
import type { ApiStack } from './api-stack.ts';
import { standInFor } from './stand-ins.ts';

/** A long password that nobody has leaked. */
export const PASSWORD = 'correct horse battery';

interface Answer<T> {
  status: number;
  body: T;
  headers: Headers;
}

let nextAddress = 1;

/** A browser at an address of its own: it keeps cookies, and asks as the dashboard does. */
export class AuthBrowser {
  readonly cookies = new Map<string, string>();
  readonly headers: Record<string, string>;
  readonly api: ApiStack;

  constructor(api: ApiStack, headers: Record<string, string> = {}) {
    this.api = api;
    const n = nextAddress++;
    this.headers = { 'cf-connecting-ip': `192.0.2.${n % 250}`, 'user-agent': FIREFOX, ...headers };
  }

  /** Asks a route under /api/auth. */
  async ask<T = Record<string, unknown>>(method: string, path: string, body?: object): Promise<Answer<T>> {
    const answer = await this.fetch(`/api/auth${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: text ? JSON.parse(text) : {}, headers: answer.headers };
  }

  /** Asks anything, with its cookies, and follows no redirect. */
  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...this.headers, 'sec-fetch-site': 'same-origin', ...(cookie && { cookie }) };
    const answer = await this.api.request(path, { redirect: 'manual', ...init, headers });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0/i.test(line) || value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return answer;
  }

  /** 200 when somebody is signed in. */
  async me(): Promise<number> {
    return (await this.ask('GET', '/me')).status;
  }

  /** Forgets everything, as a new browser at the same place. */
  forget(): void {
    this.cookies.clear();
  }
}

const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';

/** Waits for the n-th e-mail to an address with this subject; answers its text. */
export async function mailTo(api: ApiStack, address: string, subject: RegExp, n = 1): Promise<string> {
  const found = () =>
    api.postmark.mails.filter(({ To, Subject }) => To === address && subject.test(Subject))[n - 1];
  await expect.poll(found, { timeout: 15_000 }).toBeDefined();
  return found()?.TextBody ?? '';
}

/** The token of the link in an e-mail. */
export function tokenIn(text: string): string {
  return /#token=([\w-]+)/.exec(text)?.[1] ?? '';
}

/** A user who has signed up, confirmed her address, and signed in. */
export async function aUser(api: ApiStack, email: string): Promise<AuthBrowser> {
  const browser = new AuthBrowser(api);
  await browser.ask('POST', '/sign-up', { email, password: PASSWORD });
  const token = tokenIn(await mailTo(api, email, /^Confirm/));
  await browser.ask('POST', '/verify-email', { token });
  const signedIn = await browser.ask('POST', '/sign-in', { email, password: PASSWORD });
  if (signedIn.status !== 200) throw new Error(`${email}: ${JSON.stringify(signedIn.body)}`);
  return browser;
}

/** Goes to a provider and back; answers where that leads. `hosts`: what stands for its origins (test/stand-ins.ts). */
export async function byProvider(
  browser: AuthBrowser,
  provider: string,
  hosts: Record<string, string> = {},
): Promise<string> {
  const { body } = await browser.ask<{ url: string }>('POST', '/oauth', { provider, next: '/sites' });
  const there = await fetch(standInFor(hosts, body.url), { redirect: 'manual' });
  const back = new URL(there.headers.get('location') ?? '');
  expect(back.pathname).toBe(`/api/auth/callback/${provider}`);
  const answer = await browser.fetch(back.pathname + back.search);
  expect(answer.status).toBe(302);
  return (answer.headers.get('location') ?? '').replace(browser.api.url, '');
}

/** The code of an authenticator app, so many steps from now. */
export function codeOf(uri: string, steps = 0): string {
  const secret = Secret.fromBase32(new URL(uri).searchParams.get('secret') ?? '');
  return new TOTP({ secret }).generate({ timestamp: Date.now() + steps * 30_000 });
}
