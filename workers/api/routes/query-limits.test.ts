import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApiWithClickHouse } from '../../../test/api-stack.ts';

let api: Awaited<ReturnType<typeof startApiWithClickHouse>>;
let cookie: string;

beforeAll(async () => {
  api = await startApiWithClickHouse();
  await api.addSite('example.com');
  const { password } = await api.operator<{ password: string }>('POST', '/users', {
    email: 'jane@example.com',
  });
  const body = JSON.stringify({ email: 'jane@example.com', password });
  const response = await api.request('/api/auth/sign-in', { method: 'POST', body });
  cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
});
afterAll(() => api.stop());

async function limit(limits: object): Promise<void> {
  await api.db.prepare('UPDATE accounts SET query_limits = ?').bind(JSON.stringify(limits)).run();
}

function ask(): Promise<Response> {
  const body = JSON.stringify({ site_id: 'example.com', metrics: ['visits'], date_range: '7d' });
  return api.request('/api/v2/query', { method: 'POST', headers: { cookie }, body });
}

async function outcome(response: Response) {
  const { code, error } = (await response.json()) as { code?: string; error?: string };
  return [response.status, code, error];
}

const sentence = expect.stringMatching(/^[A-Z].*\.$/);

describe('the limits of an account', () => {
  it('end a question that reads too much, and say what to do', async () => {
    await api.clickhouse.command({
      sql: `INSERT INTO seals (site_id, date, gen) SELECT 1, today() - 3, number + 1 FROM numbers(50)`,
    });
    await limit({ rows: 10 });
    expect(await outcome(await ask())).toEqual([
      422,
      'query_too_heavy',
      expect.stringContaining('shorter range'),
    ]);
    const v1 = await api.request('/api/v1/stats/aggregate?site_id=example.com', { headers: { cookie } });
    expect(await outcome(v1)).toEqual([422, 'query_too_heavy', sentence]);
    await limit({});
    expect((await ask()).status).toBe(200);
  });

  it('end a question that needs too much memory', async () => {
    await limit({ memoryBytes: 1000 });
    expect(await outcome(await ask())).toEqual([422, 'query_too_heavy', expect.stringContaining('memory')]);
  });

  it('end the wait for a storage that hangs', async () => {
    await limit({ timeMs: 300 });
    await api.bridge.setFault({ mode: 'delay', delayMs: 3000, match: 'seals', times: 1 });
    expect(await outcome(await ask())).toEqual([503, 'storage_unavailable', sentence]);
  });

  it('let so many questions run at the same time and refuse more', async () => {
    await limit({ concurrent: 2 });
    await api.bridge.setFault({ mode: 'delay', delayMs: 700, match: 'seals', times: 2 });
    const responses = await Promise.all([ask(), ask(), ask()]);
    const refused = responses.filter(({ status }) => status === 429);
    expect(responses.map(({ status }) => status).toSorted()).toEqual([200, 200, 429]);
    expect(refused[0]?.headers.get('retry-after')).toBe('1');
    expect((await ask()).status).toBe(200);
  });

  it('do not hold for the keys of the operator', async () => {
    await limit({ rows: 10 });
    const key = await api.addKey({ scopes: ['stats:read'] });
    const body = JSON.stringify({ site_id: 'example.com', metrics: ['visits'], date_range: '7d' });
    const headers = { authorization: `Bearer ${key}` };
    expect((await api.request('/api/v2/query', { method: 'POST', headers, body })).status).toBe(200);
  });
});
