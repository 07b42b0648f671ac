import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { givenVisitorId } from '../../core/visitor.ts';
import { aBeacon, aSite, CHROME, startTestIngest, type TestIngest } from './test-ingest.ts';

describe('POST /b', () => {
  let ingest: TestIngest;
  beforeAll(async () => {
    ingest = await startTestIngest();
  });
  afterAll(() => ingest.stop());

  /** The row of an event of the site, once the queue has delivered it. */
  async function rowOf(pathname: string) {
    await expect.poll(async () => (await ingest.rows()).some((row) => row.pathname === pathname)).toBe(true);
    return (await ingest.rows()).find((row) => row.pathname === pathname);
  }

  it('answers 202 and puts the enriched event into the queue', async () => {
    const beacon = aBeacon({
      u: 'https://www.example.com/full?utm_source=ig&secret=1#top',
      r: 'https://l.instagram.com/?u=x',
    });
    const response = await ingest.post(beacon, {
      cf: { country: 'DE', regionCode: 'BE', city: 'Berlin', asn: 3320 },
    });
    expect(response.status).toBe(202);
    expect(await response.json()).toEqual({ accepted: 1, dropped: [] });
    expect(await rowOf('/full')).toMatchObject({
      site_id: 7,
      kind: 'pageview',
      name: 'pageview',
      hostname: 'example.com',
      source: 'Instagram',
      channel: 'Organic Social',
      referrer: 'l.instagram.com',
      utm_source: 'ig',
      country: 'DE',
      region: 'DE-BE',
      city: 'Berlin',
      browser: 'Chrome',
      browser_version: '142.0',
      os: 'Windows',
      device: 'Desktop',
      screen: '1920x1080',
      language: 'en-GB',
    });
    expect(JSON.stringify(await ingest.messages())).not.toMatch(/203\.0\.113|Mozilla|secret/);
  });

  it('takes what a page view measured beside its engagement, and beside nothing else', async () => {
    const m = { v: 7, n: 'n', l: 1234.5, c: 0.05, resStar: 80, x: { c: 'div.banner' }, r: '1.4.2' };
    const events = [
      { i: 'm1', n: 'engagement', u: 'https://example.com/measured', t: 2_000, m },
      { i: 'm2', n: 'pageview', u: 'https://example.com/measured', m },
    ];
    expect(await (await ingest.post(aBeacon({}, { e: events }))).json()).toEqual({
      accepted: 2,
      dropped: [],
    });
    await rowOf('/measured');
    const rows = (await ingest.rows()).filter((row) => row.pathname === '/measured');
    expect(rows[0]).toMatchObject({
      engaged_ms: 2_000,
      view_id: 7,
      navigation: 'navigate',
      lcp_ms: 1235,
      cls_e4: 500,
      ttfb_ms: 80,
      cls_target: 'div.banner',
      release: '1.4.2',
    });
    expect(rows[1]).not.toHaveProperty('lcp_ms');
    const wrong = { ...aBeacon().e[0], m: { v: 'x' } };
    expect(await (await ingest.post(aBeacon({}, { e: [...events, wrong] }))).json()).toMatchObject({
      dropped: [{ index: 2, reason: 'invalid', message: expect.stringContaining('e[2].m') }],
    });
  });

  it('takes several events of different ages at once, whatever the content type', async () => {
    const events = [
      { i: 'a', n: 'pageview', u: 'https://example.com/several', a: 60_000 },
      { i: 'b', n: 'Signup', u: 'https://example.com/several', p: { plan: 'pro' }, x: false },
      { i: 'c', n: 'engagement', u: 'https://example.com/several', t: 4_000, d: 0 },
    ];
    const response = await ingest.post(aBeacon({}, { e: events }), {
      headers: { 'content-type': 'application/json' },
    });
    expect(await response.json()).toEqual({ accepted: 3, dropped: [] });
    await rowOf('/several');
    const rows = (await ingest.rows()).filter((row) => row.pathname === '/several');
    expect(rows.map(({ kind, seq }) => [kind, seq])).toEqual([
      ['pageview', 0],
      ['passive', 1],
      ['engagement', 2],
    ]);
    expect((rows[1]?.time ?? 0) - (rows[0]?.time ?? 0)).toBe(60_000);
    expect(rows[2]).toMatchObject({ engaged_ms: 4_000, scroll_depth: 0 });
    expect(new Set(rows.map((row) => row.visitor_id)).size).toBe(1);
  });

  it('splits what one message cannot hold', async () => {
    // Three bytes of the body become six of the message: control characters come decoded and leave escaped.
    const u = `https://example.com/wide/${'%01'.repeat(380)}`;
    const wide = Array.from({ length: 50 }, (_, i) => ({ i: `wide-${i}`, u }));
    const response = await ingest.post(aBeacon({}, { e: wide }));
    expect(await response.json()).toEqual({ accepted: 50, dropped: [] });
    const wideRows = async () => (await ingest.rows()).filter((row) => row.pathname.startsWith('/wide/'));
    await expect.poll(async () => (await wideRows()).length).toBe(50);
    const sizes = (await ingest.messages()).map((message) => Buffer.byteLength(JSON.stringify(message)));
    expect(Math.max(...sizes)).toBeGreaterThan(60_000);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(120_000);
  });

  it('stores the good events of a beacon though others break the rules, and says which', async () => {
    const events = [
      { i: 'bad', n: 5 },
      { i: 'good', u: 'https://example.com/mixed' },
    ];
    const response = await ingest.post(aBeacon({}, { e: events }));
    expect(response.status).toBe(202);
    expect(await response.json()).toEqual({
      accepted: 1,
      dropped: [{ index: 0, reason: 'invalid', message: 'e[0].n must be text.' }],
    });
    expect(await rowOf('/mixed')).toMatchObject({ seq: 1 });
  });

  it('counts what it accepts in the message that carries it', async () => {
    await ingest.post(aBeacon({ u: 'https://example.com/counted' }));
    await rowOf('/counted');
    const message = (await ingest.messages()).find(({ events }) => events[0]?.pathname === '/counted');
    const own = message?.counts?.filter(({ site_id }) => site_id === 7).map(({ outcome, n }) => [outcome, n]);
    expect(own).toEqual(
      expect.arrayContaining([
        ['accepted', 1],
        ['enqueued', 1],
      ]),
    );
  });

  it.each([
    ['of an unknown site', aBeacon({}, { k: 'nobody' }), {}, 'unknown_site', 0],
    ['without an address', aBeacon({ u: undefined }), {}, 'missing_url', 7],
    ['of something that is no page', aBeacon({ u: 'data:text/html,x' }), {}, 'invalid', 7],
    ['of a bot', aBeacon(), { 'user-agent': 'Googlebot/2.1 (+http://www.google.com/bot.html)' }, 'bot', 7],
    [
      'of a headless browser',
      aBeacon(),
      { 'user-agent': CHROME.replace('Chrome', 'HeadlessChrome') },
      'bot',
      7,
    ],
    ['of a client without user agent', aBeacon(), { 'user-agent': '' }, 'bot', 7],
  ] as const)('drops an event %s and counts why', async (_, beacon, headers, reason, siteId) => {
    const before = await ingest.count(siteId, `dropped:${reason}`);
    const response = await ingest.post(beacon, { headers });
    expect(response.status).toBe(202);
    expect(await response.json()).toEqual({ accepted: 0, dropped: [{ index: 0, reason }] });
    // Nothing takes the count along, so it leaves by a message of its own.
    await expect.poll(() => ingest.count(siteId, `dropped:${reason}`), { timeout: 8_000 }).toBe(before + 1);
  });

  it('keeps datacentre traffic unless the owner drops it', async () => {
    await ingest.setSite(aSite({ siteId: 8, key: 'key8', dropDatacentre: true }));
    const cf = { asn: 16509, country: 'US' };
    expect(await (await ingest.post(aBeacon(), { cf })).json()).toMatchObject({ accepted: 1 });
    const dropped = await ingest.post(aBeacon({}, { k: 'key8' }), { cf });
    expect(await dropped.json()).toEqual({ accepted: 0, dropped: [{ index: 0, reason: 'datacentre' }] });
  });

  it('takes only the hostnames that the owner names, and nothing of a blocked site', async () => {
    await ingest.setSite(aSite({ siteId: 9, key: 'key9', hostnames: ['*.shop.test', 'www.shop.test'] }));
    await ingest.setSite(aSite({ siteId: 10, key: 'key10', blocked: true }));
    const urls = ['https://shop.test/', 'https://eu.shop.test/', 'https://evilshop.test/'];
    const events = urls.map((u, i) => ({ i: `host-${i}`, u }));
    expect(await (await ingest.post(aBeacon({}, { k: 'key9', e: events }))).json()).toEqual({
      accepted: 2,
      dropped: [{ index: 2, reason: 'hostname_not_allowed' }],
    });
    expect(await (await ingest.post(aBeacon({}, { k: 'key10' }))).json()).toEqual({
      accepted: 0,
      dropped: [{ index: 0, reason: 'site_blocked' }],
    });
  });

  it('keeps out what the site’s owner shields, says which shield, and counts it', async () => {
    const shields = {
      ip: ['198.51.100.0/24', '2001:db8::/32'],
      country: ['AQ'],
      page: ['/admin*'],
      hostname: ['staging.example.com'],
      user_agent: ['statuscake'],
    };
    await ingest.setSite(aSite({ siteId: 21, key: 'key21', shields }));
    await ingest.setSite(aSite({ siteId: 22, key: 'key22', archived: true }));
    const visit = async (u: string, init: Parameters<TestIngest['post']>[1] = {}, k = 'key21') => {
      const answer = await ingest.post(aBeacon({ i: crypto.randomUUID(), u }, { k }), init);
      const { dropped } = (await answer.json()) as { dropped: { reason: string }[] };
      return dropped[0]?.reason;
    };
    const page = 'https://example.com/shielded';
    const from = (ip: string) => ({ headers: { 'cf-connecting-ip': ip } });
    expect(await visit(page)).toBeUndefined();
    expect(await visit(page, from('198.51.101.7'))).toBeUndefined();
    expect(await visit(page, from('198.51.100.7'))).toBe('shielded_ip');
    expect(await visit(page, from('2001:0db8:0::7'))).toBe('shielded_ip');
    expect(await visit(page, { cf: { country: 'AQ' } })).toBe('shielded_country');
    expect(await visit('https://example.com/admin/users')).toBe('shielded_page');
    expect(await visit('https://staging.example.com/')).toBe('shielded_hostname');
    expect(await visit(page, { headers: { 'user-agent': `${CHROME} StatusCake` } })).toBe(
      'shielded_user_agent',
    );
    expect(await visit(page, {}, 'key22')).toBe('site_archived');
    // Takes the counts of the others along.
    expect(await visit(page)).toBeUndefined();
    await expect.poll(() => ingest.count(21, 'dropped:shielded_ip')).toBe(2);
    await expect.poll(() => ingest.count(22, 'dropped:site_archived')).toBe(1);
    expect(JSON.stringify(await ingest.messages())).not.toMatch(/198\.51\.100|2001:0?db8|StatusCake/);
  });

  it.each([
    ['nothing', '', 'malformed_json'],
    ['half a JSON text', '{"k":', 'malformed_json'],
    ['a list', '[]', 'invalid_beacon'],
    ['no events', { k: 'key7', e: [] }, 'invalid_beacon'],
    ['too many events', { k: 'key7', e: Array(51).fill({}) }, 'invalid_beacon'],
    ['a key that cannot be one', { k: 'a'.repeat(600), e: [{}] }, 'invalid_beacon'],
    ['a name of the wrong type', aBeacon({ n: 5 }), 'invalid_beacon'],
    ['a money amount that is none', aBeacon({ $: { amount: 'NaN', currency: 'EUR' } }), 'invalid_beacon'],
  ])('answers 400 with a reason to %s', async (_, body, code) => {
    const response = await ingest.post(body);
    expect(response.status).toBe(400);
    const error = await response.json();
    expect(error).toEqual({
      error: expect.stringMatching(/\.$/),
      code,
      request_id: response.headers.get('x-request-id'),
    });
  });

  it('answers 413 to more than 64 KB, announced or not', async () => {
    const big = JSON.stringify(aBeacon({ p: { a: 'x'.repeat(70_000) } }));
    expect((await ingest.post(big)).status).toBe(413);
    const chunks = new ReadableStream({
      start(controller) {
        for (let i = 0; i < 50; i++) controller.enqueue(new Uint8Array(10_000));
        controller.close();
      },
    });
    const response = await ingest.fetch('/b', { method: 'POST', body: chunks, duplex: 'half' });
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ code: 'too_large' });
  });

  it('answers 503 with Retry-After while the queue refuses, and counts what that cost', async () => {
    await ingest.refuseMessages(true);
    const response = await ingest.post(aBeacon({ i: 'refused', u: 'https://example.com/refused' }));
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('1');
    expect(await response.json()).toMatchObject({ code: 'queue_refused' });
    await ingest.refuseMessages(false);
    expect((await ingest.post(aBeacon({ i: 'refused', u: 'https://example.com/refused' }))).status).toBe(202);
    await expect.poll(() => ingest.count(7, 'dropped:queue_refused'), { timeout: 8_000 }).toBe(1);
  });

  it.each(['debug', 'debug=1'])(
    'says with ?%s what it would store or why not, and sends nothing',
    async (query) => {
      const events = [{ i: 'd1', u: 'https://example.com/debug' }, { i: 'd2' }];
      const init = {
        method: 'POST',
        body: JSON.stringify(aBeacon({}, { e: events })),
        headers: { 'user-agent': CHROME, 'cf-connecting-ip': '203.0.113.9' },
      };
      const response = await ingest.fetch(`/b?${query}`, init);
      expect(response.status).toBe(200);
      expect(await response.json()).toMatchObject({
        events: [{ pathname: '/debug', site_id: 7, browser: 'Chrome' }],
        dropped: [{ index: 1, reason: 'missing_url' }],
      });
      const byHeader = await ingest.post(aBeacon(), { headers: { 'x-pharos-debug': '1' } });
      expect(byHeader.status).toBe(200);
      await ingest.post(aBeacon({ u: 'https://example.com/after-debug' }));
      await rowOf('/after-debug');
      expect((await ingest.rows()).some((row) => row.pathname === '/debug')).toBe(false);
    },
  );

  it('stores the hash of the id that a page gives its visitor, whatever the address, and the id nowhere', async () => {
    const named = aBeacon({ u: 'https://example.com/named' }, { v: 'customer-42' });
    const debug = await ingest.post(named, { headers: { 'x-pharos-debug': '1', 'cf-connecting-ip': '' } });
    const shown = await debug.text();
    const visitor_id = givenVisitorId({ secret: aSite().visitorSecret, siteId: 7, visitor: 'customer-42' });
    expect(JSON.parse(shown)).toMatchObject({ events: [{ visitor_id, given: 1 }], dropped: [] });
    expect(shown).not.toContain('customer-42');
    await ingest.post(named);
    expect(await rowOf('/named')).toMatchObject({ visitor_id, given: 1 });
    expect(JSON.stringify(await ingest.messages())).not.toContain('customer-42');
    const refusal = await ingest.post(aBeacon({}, { v: 'customer-42'.repeat(30) }));
    expect([refusal.status, await refusal.text()]).toEqual([400, expect.not.stringContaining('customer-42')]);
  });

  it('lets every origin read the answer, with credentials or without', async () => {
    for (const origin of ['https://shop.test', 'null']) {
      const preflight = await ingest.fetch('/b', {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'content-type',
        },
      });
      expect(preflight.status).toBe(204);
      expect(preflight.headers.get('access-control-allow-headers')).toContain('content-type');
      const answers = [
        preflight,
        await ingest.post(aBeacon(), { headers: { origin } }),
        await ingest.post('x', { headers: { origin } }),
      ];
      for (const { headers } of answers) {
        expect(headers.get('access-control-allow-origin')).toBe(origin);
        expect(headers.get('access-control-allow-credentials')).toBe('true');
        expect(headers.get('vary')).toBe('origin');
        expect(headers.get('x-request-id')).toMatch(/^req_[0-9a-z]{10,26}$/);
      }
    }
    expect((await ingest.post(aBeacon())).headers.get('access-control-allow-origin')).toBe('*');
  });

  it('answers other methods and addresses with errors of the same form', async () => {
    const get = await ingest.fetch('/b');
    expect([get.status, get.headers.get('allow')]).toEqual([405, 'POST, OPTIONS']);
    const nowhere = await ingest.fetch('/nowhere');
    expect(nowhere.status).toBe(404);
    expect(await nowhere.json()).toMatchObject({ code: 'not_found' });
    const health = await ingest.fetch('/health');
    expect(await health.json()).toEqual({ ok: true });
    expect(await (await ingest.fetch('/api/health')).json()).toEqual({ ok: true });
    for (const { headers } of [get, nowhere, health])
      expect(headers.get('x-content-type-options')).toBe('nosniff');
  });
});

describe('POST /b without salts', () => {
  let ingest: TestIngest;
  beforeAll(async () => {
    ingest = await startTestIngest({ hasSalts: false });
  });
  afterAll(() => ingest.stop());

  it('answers 503 and makes up no salt', async () => {
    const response = await ingest.post(aBeacon());
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('1');
    expect(await response.json()).toMatchObject({ code: 'no_salt' });
    await expect.poll(() => ingest.count(7, 'dropped:no_salt'), { timeout: 8_000 }).toBe(1);
    expect(await ingest.rows()).toEqual([]);
  });

  it('takes a visitor whom the page names, for whom it needs none', async () => {
    expect((await ingest.post(aBeacon({}, { v: 'customer-42' }))).status).toBe(202);
  });
});
