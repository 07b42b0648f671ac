import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aBeacon, CHROME, startTestIngest, type TestIngest } from './test-ingest.ts';

const word = fc.string({ unit: 'binary', maxLength: 40 });
/** What may stand in a header: the runtime refuses the rest before we see it. */
const headerText = fc.stringMatching(/^[ -~]{0,60}$/);

/** Events as they may well come; about every second is taken. */
const anEvent = fc.record(
  {
    i: fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }),
    n: fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 110 }),
      fc.constantFrom('pageview', 'engagement'),
    ),
    u: fc.oneof(
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
      fc.webPath().map((path) => `https://example.com${path}%00%ff?utm_source=%00&ref=${path}`),
      word,
    ),
    r: fc.oneof(fc.webUrl(), fc.constant('android-app://com.x'), word),
    p: fc.dictionary(word, fc.oneof(word, fc.integer(), fc.constant(null)), { maxKeys: 40 }),
    $: fc.record({ amount: fc.double({ min: -1e6, max: 1e6, noNaN: true }), currency: fc.constant('EUR') }),
    a: fc.integer({ min: 0, max: 3_600_000 }),
    t: fc.integer({ min: 0, max: 100_000 }),
    d: fc.integer({ min: 0, max: 100 }),
    x: fc.boolean(),
  },
  { requiredKeys: ['u'] },
);
const anOddEvent = fc.dictionary(
  fc.constantFrom('i', 'n', 'u', 'r', 'p', '$', 'a', 't', 'd', 'x'),
  fc.anything(),
);

/** As JSON.stringify, which throws for a bigint. */
const asJson = (value: unknown) =>
  JSON.stringify(value, (_, inner) => (typeof inner === 'bigint' ? 1 : inner)) ?? '';

describe('ingest', () => {
  let ingest: TestIngest;
  beforeAll(async () => {
    ingest = await startTestIngest({ vars: { BEACONS_PER_MINUTE: '1000000' } });
  });
  afterAll(() => ingest.stop());

  it('answers no body, header or address with an error of ours', async () => {
    const bodies = fc.oneof(
      fc
        .array(fc.oneof({ arbitrary: anEvent, weight: 9 }, anOddEvent), { minLength: 1, maxLength: 4 })
        .map((e) => asJson(aBeacon({}, { e }))),
      fc
        .record({
          k: fc.oneof(fc.constant('key7'), fc.anything()),
          w: fc.anything(),
          l: fc.anything(),
          e: fc.anything(),
        })
        .map(asJson),
      fc.json(),
      word,
      fc.constantFrom('['.repeat(60_000), '{"k":'.repeat(9_000), '"\\ud800"', '\ufeff{}'),
    );
    const requests = fc.record({
      path: fc.constantFrom(
        '/b',
        '/b',
        '/b?debug',
        '/b?%',
        '/js/key7.js',
        '/js/%ff.js',
        '/js/..%2f.js',
        '//b',
        '/health',
      ),
      method: fc.constantFrom('POST', 'POST', 'POST', 'POST', 'OPTIONS', 'PUT', 'GET', 'HEAD', 'DELETE'),
      userAgent: fc.oneof({ arbitrary: fc.constant(CHROME), weight: 3 }, headerText),
      language: headerText,
      origin: headerText,
      etag: headerText,
      body: bodies,
    });
    await fc.assert(
      fc.asyncProperty(requests, async ({ path, method, userAgent, language, origin, etag, body }) => {
        const hasBody = method !== 'GET' && method !== 'HEAD';
        const response = await ingest.fetch(path, {
          method,
          body: hasBody ? body : undefined,
          headers: {
            'user-agent': userAgent,
            'accept-language': language,
            origin,
            'if-none-match': etag,
            'cf-connecting-ip': '203.0.113.9',
          },
        });
        await response.arrayBuffer();
        expect(response.status).toBeLessThan(500);
        expect(response.headers.get('x-request-id')).toMatch(/^req_/);
      }),
      { numRuns: 400 },
    );
  });

  it('sends to the queue all rows it accepts, and only such as every store takes', async () => {
    const before = (await ingest.rows()).length;
    let accepted = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(anEvent, { minLength: 1, maxLength: 5 }), async (e) => {
        const response = await ingest.post(aBeacon({}, { e }));
        if (response.status === 202) accepted += ((await response.json()) as { accepted: number }).accepted;
        else expect(response.status).toBe(400);
      }),
      { numRuns: 150 },
    );
    expect(accepted).toBeGreaterThan(100);
    await expect.poll(async () => (await ingest.rows()).length - before).toBe(accepted);
    for (const row of await ingest.rows()) {
      const texts = Object.values(row).filter((value) => typeof value === 'string');
      for (const text of [...texts, ...Object.entries(row.props ?? {}).flat()]) {
        expect(text).not.toContain('\0');
        expect(text.isWellFormed()).toBe(true);
        expect(text).not.toBe('');
      }
    }
  });
});
