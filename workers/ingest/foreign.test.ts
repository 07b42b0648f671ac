import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aSite, CHROME, startTestIngest, type TestIngest } from './test-ingest.ts';

let ingest: TestIngest;

beforeAll(async () => {
  ingest = await startTestIngest();
  await ingest.setSite(aSite({ key: 'off', siteId: 8, domain: 'off.test', blocked: true }));
});
afterAll(() => ingest?.stop());

const HEADERS = { 'content-type': 'text/plain', 'user-agent': CHROME, 'cf-connecting-ip': '203.0.113.9' };

async function send(path: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await ingest.fetch(path, {
    method: 'POST',
    headers: { ...HEADERS, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** The stored rows of one path, which a test has to itself, once there are so many. */
async function stored(pathname: string, count = 1) {
  const find = async () => (await ingest.rows()).filter((row) => row.pathname === pathname);
  await expect.poll(async () => (await find()).length, { timeout: 5_000 }).toBe(count);
  return await find();
}

describe('POST /api/event', () => {
  const event = (path: string, more: object = {}) => ({
    n: 'pageview',
    u: `https://example.com${path}`,
    d: 'example.com',
    ...more,
  });

  it('answers ok, in text, to any page', async () => {
    const answer = await send('/api/event', event('/ok'));
    expect([answer.status, answer.text]).toEqual([202, 'ok']);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.has('x-plausible-dropped')).toBe(false);
    expect(await stored('/ok')).toMatchObject([{ site_id: 7, kind: 'pageview' }]);
  });

  it('says ok to what is dropped as well, and how much that is', async () => {
    const bot = { 'user-agent': 'Googlebot/2.1 (+http://www.google.com/bot.html)' };
    const answers = [
      await send('/api/event', event('/dropped', { d: 'nobody.test,example.com' }), bot),
      await send('/api/event', event('/dropped', { d: 'off.test' })),
      await send('/api/event', event('/dropped'), { 'x-plausible-ip-type': 'dc_ip' }),
    ];
    const said = answers.map(({ status, text, headers }) => [
      status,
      text,
      headers.get('x-plausible-dropped'),
    ]);
    expect(said).toEqual([
      [202, 'ok', '2'],
      [202, 'ok', '1'],
      [202, 'ok', '1'],
    ]);
    await expect.poll(() => ingest.count(8, 'dropped:site_blocked'), { timeout: 5_000 }).toBe(1);
  });

  it('says what is wrong as their clients expect it', async () => {
    const { status, text } = await send('/api/event', { n: 'pageview' });
    expect([status, JSON.parse(text)]).toEqual([400, { errors: { url: ['is required'] } }]);
    expect((await send('/api/event', 'x'.repeat(1_000_001))).status).toBe(413);
  });

  it('believes a server that names the visitor’s address, and tells visitors apart by it', async () => {
    for (const ip of ['198.51.100.1', '198.51.100.2', '198.51.100.1', 'nonsense']) {
      await send('/api/event', event('/proxied'), { 'x-plausible-ip': ip });
    }
    await send('/api/event', event('/proxied'));
    const visitors = (await stored('/proxied', 5)).map((row) => row.visitor_id);
    expect(visitors[0]).toBe(visitors[2]);
    expect(visitors[3]).toBe(visitors[4]);
    expect(new Set(visitors).size).toBe(3);
  });

  it('lets browsers ask first', async () => {
    const asked = { origin: 'https://example.com', 'access-control-request-method': 'POST' };
    const response = await ingest.fetch('/api/event', { method: 'OPTIONS', headers: asked });
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-headers')).toContain('Content-Type');
  });
});

describe('POST /api/send', () => {
  const event = (path: string, more: object = {}) => ({
    type: 'event',
    payload: { website: 'key7', hostname: 'example.com', url: path, ...more },
  });

  it('finds the site by our key, or by the hostname', async () => {
    await send('/api/send', event('/by-key', { hostname: 'preview.test' }));
    await send('/api/send', event('/by-host', { website: '7b1d2c3e-0000-4000-8000-123456789abc' }));
    expect(await stored('/by-key')).toMatchObject([{ site_id: 7, hostname: 'preview.test' }]);
    expect(await stored('/by-host')).toMatchObject([{ site_id: 7 }]);
  });

  it('takes from a server the visitor’s address, agent, time, id and what it knows of the device', async () => {
    const time = Math.floor(Date.now() / 1000) - 60;
    const stated = {
      ip: '198.51.100.7',
      userAgent: CHROME,
      timestamp: time,
      id: 'anna',
      browser: 'Fox',
      device: 'tablet',
    };
    await send('/api/send', event('/stated', { ...stated, tag: 'b', data: { a: { b: 1 }, list: [1, 2] } }), {
      'user-agent': 'node',
    });
    expect(await stored('/stated')).toMatchObject([
      {
        given: 1,
        time: time * 1000,
        browser: 'Fox',
        device: 'tablet',
        props: { tag: 'b', 'a.b': '1', list: '[1,2]' },
      },
    ]);
  });

  it.each([
    ['a bot', event('/x'), 'Googlebot/2.1 (+http://www.google.com/bot.html)', 200, { beep: 'boop' }],
    [
      'an unknown website',
      event('/x', { website: 'nobody', hostname: 'nobody.test' }),
      CHROME,
      400,
      expect.anything(),
    ],
    ['a website that takes nothing', event('/x', { website: 'off' }), CHROME, 403, expect.anything()],
    ['another type', { type: 'dance', payload: {} }, CHROME, 400, expect.anything()],
    [
      'an identity',
      { type: 'identify', payload: { website: 'key7', id: 'anna' } },
      CHROME,
      200,
      expect.objectContaining({ cache: expect.any(String) }),
    ],
  ])('answers %s as theirs does', async (_, body, agent, status, said) => {
    const answer = await send('/api/send', body, { 'user-agent': agent });
    expect([answer.status, JSON.parse(answer.text)]).toEqual([status, said]);
  });

  it('takes web vitals as measures of a page view', async () => {
    const vitals = { lcp: 1234.5, cls: 0.05, inp: null };
    const { payload } = event('/vitals', vitals);
    expect((await send('/api/send', { type: 'performance', payload })).status).toBe(200);
    const [row] = await stored('/vitals');
    expect(row).toMatchObject({ kind: 'engagement', navigation: 'navigate', lcp_ms: 1235, cls_e4: 500 });
    expect(row?.view_id).toBeGreaterThan(0);
    expect(row).not.toHaveProperty('inp_ms');
  });

  it('takes lists at /api/batch, each item by itself', async () => {
    const { status, text } = await send('/api/batch', [event('/batch'), { type: 'event' }, event('/batch')]);
    expect([status, JSON.parse(text)]).toEqual([
      200,
      {
        size: 3,
        processed: 2,
        errors: 1,
        details: [{ index: 1, response: expect.anything() }],
        cache: expect.any(String),
      },
    ]);
    await stored('/batch', 2);
  });
});
