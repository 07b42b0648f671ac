import { expect } from 'vitest';
import { type ApiStack, startApi } from './api-stack.ts';

/** The site of a SitesWorld's key and users, and the one of another account. */
export const OWN_SITE = 'site.example';
export const OTHER_SITE = 'other.example';

export type Headers = Record<string, string>;

/** Two accounts with a site each, and who may ask about them. */
export interface SitesWorld {
  api: ApiStack;
  /** Keys with the scopes of sites. */
  own: Headers;
  other: Headers;
  /** Users of the first account, signed in. */
  jane: Headers;
  john: Headers;
  /** Asks the Sites API, as the first account's key unless `headers` are another's; status and JSON. */
  ask(
    method: string,
    path: string,
    options?: { body?: object; headers?: Headers },
  ): Promise<[number, Record<string, unknown>]>;
}

/** Starts an api Worker with two accounts. */
export async function startSitesWorld(): Promise<SitesWorld> {
  const api = await startApi();
  for (const domain of [OWN_SITE, OTHER_SITE]) await api.addSite(domain);
  const scopes = ['sites:read', 'sites:write'];
  const [ownKey, otherKey] = [await api.addKey({ scopes }), await api.addKey({ scopes })];
  const [jane, john] = [await signIn(api, 'jane@site.example'), await signIn(api, 'john@site.example')];
  const account = api.db.prepare('UPDATE api_keys SET account_id = ? WHERE prefix = ?');
  await api.db.batch([
    api.db.prepare(
      `INSERT INTO accounts (id, public_id, name, created_at) VALUES (7, 'account_7', 'Other', 0)`,
    ),
    api.db.prepare('UPDATE sites SET account_id = 7 WHERE domain = ?').bind(OTHER_SITE),
    account.bind(7, otherKey.slice(0, 12)),
    account.bind(1, ownKey.slice(0, 12)),
  ]);
  const own = bearer(ownKey);

  const ask: SitesWorld['ask'] = async (method, path, { body, headers = own } = {}) => {
    const text = body && (body instanceof FormData ? body : JSON.stringify(body));
    const response = await api.request(`/api/v1/sites${path}`, { method, headers, body: text });
    return [response.status, (await response.json()) as Record<string, unknown>];
  };
  return { api, own, other: bearer(otherKey), jane, john, ask };
}

/** An error answer as `ask` gives it: its status, its code, and a sentence. */
export function refusal(status: number, code: string, error = /^\S.*\.$/): [number, object] {
  return [status, { code, error: expect.stringMatching(error) }];
}

/** The header of a key. */
export function bearer(key: string): Headers {
  return { authorization: `Bearer ${key}` };
}

/** A body as `curl -F` sends it. */
export function form(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return data;
}

async function signIn(api: ApiStack, email: string): Promise<Headers> {
  const { password } = await api.operator<{ password: string }>('POST', '/users', { email });
  const body = JSON.stringify({ email, password });
  const response = await api.request('/api/auth/sign-in', { method: 'POST', body });
  return { cookie: response.headers.getSetCookie()[0]?.split(';')[0] ?? '' };
}
