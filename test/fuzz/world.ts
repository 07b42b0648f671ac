import { type ApiStack, startApiWithClickHouse } from '../api-stack.ts';
import { startFakeDns } from '../fake-dns.ts';
import type { Hints } from './json-values.ts';
import type { Asker } from './requests.ts';

/** What stands in the domain of the planted site, which foreigners may know and name. */
export const DOMAIN_MARK = 'mkdom4471';
/** What stands in everything else of the planted tenant, which nobody else ever sends. */
export const DATA_MARK = 'mkdata9823';
/** The same of its second site, which its shared link does not open. */
export const SECOND_MARK = 'mksecond5530';

const SITES = {
  planted: `${DOMAIN_MARK}.example`,
  second: `${SECOND_MARK}.example`,
  other: 'other-tenant.example',
};
/** What the owners may delete and rename, so that what is planted stays. */
const SCRATCH = ['scratch-1.example', 'scratch-2.example'];
/** Limits are counted by user. */
const USERS = 12;
const SCOPES = ['stats:read', 'events:write', 'sites:read', 'sites:write', 'deploys:write'];

/** Two tenants: one with marks in everything it has, and one that must see none of them. */
export interface FuzzWorld {
  api: ApiStack;
  /** Headers of one of those who ask as this; `turn` chooses. */
  headersOf(asker: Asker, turn: number): Record<string, string>;
  hintsOf(asker: Asker, operation: { method: string; operationId: string }): Hints;
  /** What no answer to this asker may have in it. */
  forbidden(asker: Asker): readonly string[];
  stop(): Promise<void>;
}

export async function startFuzzWorld(): Promise<FuzzWorld> {
  const dns = await startFakeDns({});
  const api = await startApiWithClickHouse({ vars: { DNS_URL: dns.url } });
  const others = await makeUsers(api, 'other-tenant');
  await api.db.batch([
    api.db.prepare(
      `INSERT INTO accounts (id, public_id, name, created_at) VALUES (7, 'account_7', 'Other', 0)`,
    ),
    api.db.prepare('UPDATE memberships SET account_id = 7'),
  ]);
  const owners = await makeUsers(api, DATA_MARK);
  const sites = new Map<string, string>();
  for (const domain of [...Object.values(SITES), ...SCRATCH])
    sites.set(domain, (await api.addSite(domain)).site_id);
  await api.db.prepare('UPDATE sites SET account_id = 7 WHERE domain = ?').bind(SITES.other).run();
  const key = await makeKey(api, 1, DATA_MARK);
  const foreignKey = await makeKey(api, 7, 'other');
  const accounts = await api.db.prepare('SELECT public_id FROM accounts').all<{ public_id: string }>();
  await plant(api, key, SITES.planted, DATA_MARK);
  await plant(api, key, SITES.second, SECOND_MARK);
  const links = await plant(api, foreignKey, SITES.other, 'other');
  const slug = (await linksOf(api, key, SITES.planted))[0] ?? '';
  const secrets = [key, slug, ...(await linksOf(api, key, SITES.second))];

  const headers: Record<Asker, (turn: number) => Record<string, string>> = {
    owner: (turn) => ({ cookie: owners[turn % USERS] ?? '' }),
    key: () => ({ authorization: `Bearer ${key}` }),
    link: () => ({ 'x-pharos-link': slug }),
    foreigner: (turn) => ({ cookie: others[turn % USERS] ?? '' }),
    foreign_key: () => ({ authorization: `Bearer ${foreignKey}` }),
    nobody: () => ({}),
    operator: () => ({ authorization: `Bearer ${api.operatorToken}` }),
  };
  const planted = [SITES.planted, sites.get(SITES.planted), SITES.second, sites.get(SITES.second)];

  return {
    api,
    headersOf: (asker, turn) => ({ ...headers[asker](turn), 'cf-connecting-ip': addressOf(turn) }),
    hintsOf(asker, { method, operationId }) {
      const isOwn = asker === 'owner' || asker === 'key' || asker === 'operator';
      const ends = method === 'DELETE' || ['changeSite', 'eraseSite', 'setRetention'].includes(operationId);
      const named = isOwn ? (ends ? SCRATCH : planted) : [...planted, SITES.other];
      // What somebody claims of her own accord is hers to read again.
      const claimed = operationId === 'addSsoDomain' ? [] : [SITES.planted];
      const domains = isOwn ? SCRATCH : [...claimed, 'new.example'];
      return {
        ...HINTS,
        site_id: named,
        site: named,
        domain: domains,
        account_id: accounts.results.map((one) => one.public_id),
      };
    },
    forbidden(asker) {
      if (asker === 'owner' || asker === 'key' || asker === 'operator') return [];
      if (asker === 'link') return [SECOND_MARK, key, ...links];
      return [DOMAIN_MARK, DATA_MARK, SECOND_MARK, ...secrets];
    },
    async stop() {
      await api.stop();
      dns.stop();
    },
  };
}

const IDS = ['1', '2', '3', '4', '999'];
const HINTS: Hints = {
  timezone: ['Europe/Berlin', 'UTC', 'Mars/Olympus'],
  metrics: ['visitors', 'pageviews', 'visits', 'lcp_p75'],
  property: ['plan', 'visit:source', 'event:page'],
  email: ['jane@example.com', 'nobody@example.com'],
  goal: [1, 2, 3],
  funnel: [1, 2, 3],
  from: ['2026-01-01T00:00:00Z', '2026-01-01'],
  to: ['2026-12-01T00:00:00Z', '2026-12-01'],
  period: ['7d', '30d', 'day'],
  // The first two are those that ask.
  key_id: ['3', '4', '5', '999'],
  ...Object.fromEntries(
    ['goal', 'segment', 'funnel', 'link', 'deploy', 'route', 'shield', 'annotation'].map((noun) => [
      `${noun}_id`,
      IDS,
    ]),
  ),
};

/** As many addresses as requests: those of nobody known are counted by them. */
function addressOf(turn: number): string {
  return `10.${(turn >> 16) & 255}.${(turn >> 8) & 255}.${turn & 255}`;
}

async function makeUsers(api: ApiStack, name: string): Promise<string[]> {
  const cookies: string[] = [];
  for (let n = 0; n < USERS; n++) {
    const email = `${name}-${n}@users.example`;
    const { password } = await api.operator<{ password: string }>('POST', '/users', { email });
    const response = await api.request('/api/auth/sign-in', {
      method: 'POST',
      body: JSON.stringify({ email, password }),
    });
    cookies.push(response.headers.getSetCookie()[0]?.split(';')[0] ?? '');
  }
  return cookies;
}

async function makeKey(api: ApiStack, accountId: number, name: string): Promise<string> {
  const key = await api.addKey({ scopes: SCOPES });
  const change = api.db.prepare('UPDATE api_keys SET account_id = ?, name = ? WHERE prefix = ?');
  await change.bind(accountId, name, key.slice(0, 12)).run();
  return key;
}

/** One of everything, with the mark in it. Answers the secrets of its shared links. */
async function plant(api: ApiStack, key: string, site_id: string, mark: string): Promise<string[]> {
  const send = async (method: string, path: string, body: object) => {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    const answer = await api.request(path, { method, headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`);
  };
  const path = `/${mark}/page`;
  const steps = [{ page: path }, { event: mark }];
  await send('PUT', '/api/v1/sites/goals', { site_id, goal_type: 'event', event_name: mark });
  await send('POST', '/api/v1/sites/segments', {
    site_id,
    name: mark,
    filters: [['is', 'event:page', [path]]],
  });
  await send('POST', '/api/v1/sites/funnels', { site_id, name: mark, steps });
  await send('PUT', '/api/v1/sites/custom-props', { site_id, property: mark });
  await send('PUT', '/api/v1/sites/routes', { site_id, pattern: path });
  await send('PUT', '/api/v1/sites/shared-links', { site_id, name: mark });
  await send('PUT', '/api/v1/sites/shields', { site_id, type: 'page', value: `/${mark}/secret`, note: mark });
  await send('POST', '/api/v1/sites/annotations', { site_id, date: '2026-11-01', text: mark });
  await send('POST', '/api/v1/deploys', { site_id, version: mark, description: mark });
  const now = Date.now();
  const event = {
    site: site_id,
    visitor: mark,
    url: `https://${site_id}${path}`,
    source: mark,
    props: { [mark]: mark },
  };
  await send(
    'POST',
    '/api/v1/events',
    [0, 1, 2, 3].map((n) => ({ ...event, name: n % 2 ? mark : 'pageview', timestamp: now - n * 60_000 })),
  );
  return await linksOf(api, key, site_id);
}

async function linksOf(api: ApiStack, key: string, site: string): Promise<string[]> {
  const answer = await api.request(`/api/v1/sites/shared-links?site_id=${site}`, {
    headers: { authorization: `Bearer ${key}` },
  });
  const { shared_links } = (await answer.json()) as { shared_links: { url: string }[] };
  return shared_links.map(({ url }) => new URL(url).searchParams.get('auth') ?? '');
}
