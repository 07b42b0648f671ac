import { expect } from 'vitest';
import { type ApiStack, startApi } from './api-stack.ts';
import { AuthBrowser } from './auth-browser.ts';
import { type FakeDns, startFakeDns } from './fake-dns.ts';
import { type FakeOidc, startFakeOidc } from './fake-oidc.ts';
import { standInFor } from './stand-ins.ts';

export const [ACME, OTHER] = ['https://login.acme.example', 'https://id.other.example'] as const;
/** A provider inside of a network. */
export const UNREACHABLE = 'https://inside.acme.example';
export const SSO_SETTINGS = { issuer: ACME, client_id: 'pharos-client', client_secret: 'pharos-secret' };

/** How an account signs in, as the API says it. */
export interface SsoView {
  redirect_uri: string;
  connection: {
    issuer: string;
    is_required: boolean;
    worked_at: string | null;
    problem: { code: string; reason: string } | null;
  } | null;
  domains: {
    id: string;
    domain: string;
    record: { name: string; value: string };
    verified_at: string | null;
  }[];
  members_outside: number;
}

/** Who owns an account; `ask` asks the routes of its single sign-on. */
export interface SsoOwner {
  browser: AuthBrowser;
  account: string;
  ask<T = Record<string, unknown>>(
    method: string,
    path: string,
    body?: object,
  ): Promise<{ status: number; body: T }>;
}

export interface SsoWorld {
  api: ApiStack;
  dns: FakeDns;
  acme: FakeOidc;
  other: FakeOidc;
  /** Of Acme. */
  owner: SsoOwner;
  rival: SsoOwner;
  /** A user of the operator's, past INVITE_ONLY, with an account of her own. */
  anOwner(email: string, name: string): Promise<SsoOwner>;
  signedIn(email: string): Promise<AuthBrowser>;
  /** Names a domain and shows that it is the account's. */
  prove(owner: SsoOwner, domain: string): Promise<string>;
  /** Goes to the provider and back; answers where that leads. `meddle` changes what the provider sends along. */
  bySso(browser: AuthBrowser, email: string, meddle?: (back: URL) => void): Promise<string>;
  /** Somebody signs in at Acme's provider next, and nowhere else yet. */
  nextAtAcme(email: string, more?: object): string;
  /** Acme signs in by its provider, whatever was tried before. */
  acmeWorks(more?: object): Promise<void>;
  /** Both providers are well again. */
  heal(): void;
  stop(): Promise<void>;
}

/**
 * Two organisations, each with a provider of its own, and people of theirs who come by it. INVITE_ONLY is on: whoever an
 * organisation vouches for is invited by that.
 */
export async function startSsoWorld(): Promise<SsoWorld> {
  const provider = (issuer: string) => startFakeOidc({ issuer, needsNonce: true });
  const [acme, other] = await Promise.all([provider(ACME), provider(OTHER)]);
  const dns = await startFakeDns({
    'login.acme.example': ['8.8.4.80'],
    'id.other.example': ['8.8.4.81', '2001:4860:4860::8881'],
    'inside.acme.example': ['8.8.4.82', '10.0.0.1'],
  });
  const hosts = { [ACME]: acme.origin, [OTHER]: other.origin, [UNREACHABLE]: acme.origin };
  const api = await startApi({ hosts, vars: { DNS_URL: dns.url, INVITE_ONLY: 'true' } });
  let subjects = 0;

  const signedIn: SsoWorld['signedIn'] = async (email) => {
    const { password } = await api.operator<{ password: string }>('POST', '/users', { email });
    const browser = new AuthBrowser(api);
    const { status } = await browser.ask('POST', '/sign-in', { email, password });
    expect(status).toBe(200);
    return browser;
  };
  const anOwner: SsoWorld['anOwner'] = async (email, name) => {
    const browser = await signedIn(email);
    const ask: SsoOwner['ask'] = async (method, path, body) => {
      const init = { method, ...(body && { body: JSON.stringify(body) }) };
      const answer = await browser.fetch(`/api/accounts${path}`, init);
      return { status: answer.status, body: await answer.json() };
    };
    const { body } = await ask<{ id: string }>('POST', '', { name });
    return {
      browser,
      account: body.id,
      ask: (method, path, content) => ask(method, `/${body.id}/sso${path}`, content),
    };
  };
  const prove: SsoWorld['prove'] = async ({ ask }, domain) => {
    const { body } = await ask<SsoView['domains'][number]>('POST', '/domains', { domain });
    dns.texts[body.record.name] = [...(dns.texts[body.record.name] ?? []), body.record.value];
    expect((await ask('POST', `/domains/${body.id}/verify`, {})).status).toBe(200);
    return body.id;
  };
  const owner = await anOwner('owner@acme.example', 'Acme');
  const rival = await anOwner('owner@rival.example', 'Rival');

  return {
    ...{ api, dns, acme, other, owner, rival, anOwner, signedIn, prove },
    async bySso(browser, email, meddle = () => {}) {
      const { body } = await browser.ask<{ url: string }>('POST', '/sso', { email, next: '/sites' });
      expect(body, email).toEqual({ url: expect.any(String) });
      const there = await fetch(standInFor(hosts, body.url), { redirect: 'manual' });
      const back = new URL(there.headers.get('location') ?? '');
      meddle(back);
      const answer = await browser.fetch(back.pathname + back.search);
      expect(answer.status).toBe(302);
      return (answer.headers.get('location') ?? '').replace(api.url, '');
    },
    nextAtAcme(email, more = {}) {
      acme.person = { sub: `acme-${++subjects}`, email, email_verified: true, name: 'Olga', ...more };
      return email;
    },
    async acmeWorks(more = {}) {
      const saved = await owner.ask<SsoView>('PUT', '', { ...SSO_SETTINGS, ...more });
      expect(saved.status).toBe(200);
      const isProven = saved.body.domains.some(({ verified_at }) => verified_at !== null);
      if (!isProven) await prove(owner, 'acme.example');
    },
    heal() {
      for (const fake of [acme, other]) {
        fake.faults = {};
        fake.hasThinTokens = false;
      }
    },
    async stop() {
      await api.stop();
      for (const fake of [dns, acme, other]) fake.stop();
    },
  };
}

/** What somebody else typed, without the signs that keep mail programs from making links of it. */
export function clickless(text: string): string {
  return text.replaceAll('\u2060', '');
}
