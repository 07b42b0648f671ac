import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApiWithClickHouse } from '../../../test/api-stack.ts';

let api: Awaited<ReturnType<typeof startApiWithClickHouse>>;
let reader: string;
let siteId: string;
/** Cookies of a user of the operator's account and of somebody else. */
let ours: string;
let theirs: string;

const QUESTION = { metrics: ['visitors', 'pageviews'], date_range: ['2015-05-17', '2015-05-18'] };

beforeAll(async () => {
  api = await startApiWithClickHouse();
  siteId = (await api.addSite('example.com', 'Europe/Berlin')).site_id;
  reader = await api.addKey({ scopes: ['stats:read'] });
  theirs = await signIn('eve@example.com');
  await api.db.exec(
    `INSERT INTO accounts (id, public_id, name, created_at) VALUES (7, 'account_7', 'Other', 0)`,
  );
  // She is the only one so far.
  await api.db.exec('UPDATE memberships SET account_id = 7');
  ours = await signIn('jane@example.com');
  await sendVisits();
});
afterAll(() => api.stop());

async function signIn(email: string): Promise<string> {
  const { password } = await api.operator<{ password: string }>('POST', '/users', { email });
  const body = JSON.stringify({ email, password });
  const response = await api.request('/api/auth/sign-in', { method: 'POST', body });
  return response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

async function sendVisits(): Promise<void> {
  const writer = await api.addKey({ scopes: ['events:write'] });
  const visit = { site: 'example.com', url: 'https://example.com/', visitor: 'a' };
  const response = await api.request('/api/v1/events', {
    method: 'POST',
    headers: { authorization: `Bearer ${writer}` },
    body: JSON.stringify([
      { ...visit, timestamp: '2015-05-17T12:00:00Z' },
      { ...visit, timestamp: '2015-05-17T12:01:00Z' },
      // 23:30 UTC is the next day in Berlin.
      { ...visit, timestamp: '2015-05-17T23:30:00Z', visitor: 'b' },
      { ...visit },
    ]),
  });
  expect(await response.json()).toMatchObject({ accepted: 4 });
}

function ask(body: unknown, headers: Record<string, string> = { authorization: `Bearer ${reader}` }) {
  return api.request('/api/v2/query', { method: 'POST', headers, body: JSON.stringify(body) });
}

describe('POST /api/v2/query', () => {
  it("answers by the site's own days, asked by domain or by id", async () => {
    const byDay = { ...QUESTION, dimensions: ['time:day'] };
    const results = [
      { dimensions: ['2015-05-17'], metrics: [1, 2] },
      { dimensions: ['2015-05-18'], metrics: [1, 1] },
    ];
    expect(await (await ask({ site_id: 'example.com', ...byDay })).json()).toMatchObject({ results });
    expect(await (await ask({ site_id: siteId, ...byDay })).json()).toMatchObject({ results });
  });

  it('answers the query it echoes in the same way', async () => {
    const first = (await (await ask({ site_id: 'example.com', ...QUESTION })).json()) as { query: object };
    expect(await (await ask(first.query)).json()).toEqual(first);
  });

  it('answers the signed-in owner', async () => {
    const response = await ask({ site_id: 'example.com', ...QUESTION }, { cookie: ours });
    expect(await response.json()).toMatchObject({ results: [{ dimensions: [], metrics: [2, 3] }] });
  });

  it.each([
    ['a body that is no object', [], 'invalid_query'],
    ['a null body', null, 'invalid_query'],
    ['no site', QUESTION, 'invalid_query'],
    ['an unknown metric', { ...QUESTION, site_id: 'example.com', metrics: ['luck'] }, 'invalid_metrics'],
  ])('explains %s', async (_, body, code) => {
    const response = await ask(body);
    expect([response.status, await response.json()]).toMatchObject([
      400,
      { code, error: expect.stringMatching(/\.$/) },
    ]);
  });
});

describe('reading a site', () => {
  const realtime = (name: string, headers: Record<string, string>) =>
    api.request(`/api/v1/stats/realtime/visitors?site_id=${name}`, { headers });

  it("is refused for another account's site as for none at all", async () => {
    const answers = await Promise.all([
      ask({ site_id: 'example.com', ...QUESTION }, { cookie: theirs }),
      ask({ site_id: siteId, ...QUESTION }, { cookie: theirs }),
      ask({ site_id: 'nowhere.example', ...QUESTION }, { cookie: theirs }),
      realtime('example.com', { cookie: theirs }),
      realtime('nowhere.example', { cookie: theirs }),
    ]);
    const bodies = (await Promise.all(answers.map((answer) => answer.json()))) as {
      error: string;
      code: string;
    }[];
    expect(answers.map(({ status }) => status)).toEqual(Array(5).fill(404));
    expect(new Set(bodies.map(({ error, code }) => `${code}: ${error}`)).size).toBe(1);
    expect(bodies[0]?.code).toBe('site_not_found');
  });

  it('is refused to a key of another site', async () => {
    await api.addSite('other.example');
    const other = {
      authorization: `Bearer ${await api.addKey({ scopes: ['stats:read'], site: 'other.example' })}`,
    };
    expect((await ask({ site_id: 'example.com', ...QUESTION }, other)).status).toBe(404);
    expect((await ask({ site_id: 'other.example', ...QUESTION }, other)).status).toBe(200);
  });

  it('is refused to a key that may only write', async () => {
    const writer = { authorization: `Bearer ${await api.addKey({ scopes: ['events:write'] })}` };
    expect((await ask({ site_id: 'example.com', ...QUESTION }, writer)).status).toBe(403);
  });

  it('is refused to a page of another site that brings the cookie', async () => {
    const response = await ask(
      { site_id: 'example.com', ...QUESTION },
      { cookie: ours, origin: 'https://evil.example' },
    );
    expect([response.status, await response.json()]).toMatchObject([403, { code: 'cross_site' }]);
  });

  it('tells who is there now as a bare number', async () => {
    const response = await realtime('example.com', { cookie: ours });
    expect(await response.text()).toBe('1');
  });

  it('needs a site', async () => {
    expect((await api.request('/api/v1/stats/realtime/visitors', { headers: { cookie: ours } })).status).toBe(
      400,
    );
  });
});

describe('a site nobody could have', () => {
  it.each(['\ud800', '\0', "' OR 1=1 --", 'x'.repeat(100_000)])('is not found: %j', async (name) => {
    expect((await ask({ site_id: name, ...QUESTION })).status).toBe(404);
  });
});

describe('GET /api/sites', () => {
  it("lists the user's own sites and nothing secret", async () => {
    const list = await (await api.request('/api/sites', { headers: { cookie: ours } })).json();
    const site = { domain: 'example.com', timezone: 'Europe/Berlin', site_id: siteId };
    const account = expect.stringMatching(/^account_/);
    const links = { key: expect.any(String), script_url: expect.any(String), display_name: '' };
    expect(list).toContainEqual({ ...site, ...links, account, role: 'owner' });
    expect(await (await api.request('/api/sites', { headers: { cookie: theirs } })).json()).toEqual([]);
  });
});

describe('while ClickHouse is down', () => {
  it('a query asks to try again instead of answering zero', async () => {
    await api.bridge.kill();
    const response = await ask({ site_id: 'example.com', ...QUESTION });
    expect([response.status, await response.json()]).toMatchObject([503, { code: 'storage_unavailable' }]);
    await api.bridge.restart();
    expect((await ask({ site_id: 'example.com', ...QUESTION })).status).toBe(200);
  });
});
