import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApiWithClickHouse } from '../../../test/api-stack.ts';

const DEPLOYED_AT = Date.parse('2026-03-04T10:00:00Z');
const HOUR_MS = 3_600_000;

let api: Awaited<ReturnType<typeof startApiWithClickHouse>>;
let headers: Record<string, string>;
let deployId: string;

/** So many measured views of a path from an instant on, an LCP around `lcpMs` each, one every half hour. */
async function views(pathname: string, from: number, count: number, lcpMs: number): Promise<void> {
  const { results } = await api.db
    .prepare(`SELECT id FROM sites WHERE domain = 'example.com'`)
    .all<{ id: number }>();
  const rows = Array.from({ length: count }, (_, index) => {
    const time = new Date(from + (index * HOUR_MS) / 2).toISOString();
    return {
      site_id: results[0]?.id,
      date: time.slice(0, 10),
      visitor_id: String(from + index),
      time: time.replace('T', ' ').replace('Z', ''),
      id: `${from}${pathname.length}${index}`,
      kind: 'engagement',
      name: 'engagement',
      hostname: 'example.com',
      pathname,
      view_id: pathname.length * 1000 + index,
      navigation: 'navigate',
      lcp_ms: lcpMs + (index % 20) * 10,
    };
  });
  await api.clickhouse.insert({ table: 'events', rows });
}

async function ask(path: string) {
  const response = await api.request(`/api/v1/deploys${path}`, { headers });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

beforeAll(async () => {
  api = await startApiWithClickHouse();
  await api.addSite('example.com', 'UTC');
  const key = await api.addKey({ scopes: ['deploys:write', 'stats:read'], site: 'example.com' });
  headers = { authorization: `Bearer ${key}` };
  const say = async (version: string, at: number) => {
    const body = JSON.stringify({ site_id: 'example.com', version, at: new Date(at).toISOString() });
    const response = await api.request('/api/v1/deploys', { method: 'POST', headers, body });
    return ((await response.json()) as { id: string }).id;
  };
  deployId = await say('2.0', DEPLOYED_AT);
  await say('1.9', DEPLOYED_AT - 48 * HOUR_MS);
  const week = 7 * 24 * HOUR_MS;
  await views('/product/17', DEPLOYED_AT - week, 150, 2500);
  await views('/about', DEPLOYED_AT - week, 60, 900);
  await views('/product/23', DEPLOYED_AT, 150, 2000);
  await views('/about', DEPLOYED_AT, 60, 900);
});
afterAll(() => api?.stop());

describe('GET /api/v1/deploys/:deploy_id/effect', () => {
  it('compares the week after with the one before, for the site and each route, with a verdict', async () => {
    const { status, body } = await ask(`/${deployId}/effect?site_id=example.com`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      deploy: { version: '2.0' },
      before: { from: '2026-02-25T10:00:00.000Z', to: '2026-03-04T10:00:00.000Z' },
      after: { from: '2026-03-04T10:00:00.000Z', to: '2026-03-11T10:00:00.000Z' },
      other_deploys: [{ version: '1.9' }],
    });
    const results = body.results as { route: string | null; vitals: { lcp: object; inp: object } }[];
    expect(results.map(({ route }) => route)).toEqual([null, '/product/*', '/about']);
    const product = results[1]?.vitals;
    expect(product?.lcp).toMatchObject({
      verdict: 'better',
      before: { value: 2640, samples: 150 },
      after: { value: 2140, samples: 150 },
    });
    expect(product?.inp).toEqual({ before: null, after: null, verdict: 'too_few_samples' });
    expect(results[2]?.vitals.lcp).toMatchObject({ verdict: 'too_few_samples', after: { samples: 60 } });
    expect(results[0]?.vitals.lcp).toMatchObject({ verdict: 'better', after: { samples: 210 } });
  });

  it.each([
    ['/999/effect?site_id=example.com', 404, 'not_found'],
    ['/1/effect?site_id=other.example', 404, 'site_not_found'],
    ['/1/effect?site_id=example.com&days=29', 400, 'invalid_request'],
  ])('refuses %s', async (path, status, code) => {
    expect(await ask(path)).toMatchObject({ status, body: { code } });
  });
});
