import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBeacon } from './beacon.ts';

const EVENT = { i: 'event-1', u: 'https://example.com/' };
const parse = (event: Record<string, unknown>, beacon: Record<string, unknown> = {}) =>
  parseBeacon(JSON.stringify({ k: 'key', e: [{ ...EVENT, ...event }], ...beacon }));

/** The event as it is understood. */
function eventOf(event: Record<string, unknown>) {
  const result = parse(event);
  if (!result.ok) throw new Error(result.sentence);
  return result.beacon.events[0];
}

const sentenceOf = (event: Record<string, unknown>) => {
  const result = parse(event);
  return result.ok ? undefined : result.sentence;
};

describe('parseBeacon', () => {
  it('reads every field', () => {
    const event = {
      n: 'Purchase',
      r: 'https://ref.test/',
      p: { plan: 'pro' },
      $: { amount: '9.90', currency: 'eur' },
      a: 1200,
      t: 5300.4,
      d: 80,
      x: false,
    };
    expect(parse(event, { w: '1920x1080', l: 'en-GB' })).toEqual({
      ok: true,
      beacon: {
        siteKey: 'key',
        screen: '1920x1080',
        language: 'en-GB',
        malformed: [],
        events: [
          {
            index: 0,
            id: 'event-1',
            name: 'Purchase',
            url: 'https://example.com/',
            referrer: 'https://ref.test/',
            props: { plan: 'pro' },
            revenue: { amount: '9.9', currency: 'EUR' },
            ageMs: 1200,
            engagedMs: 5300,
            scrollDepth: 80,
            interactive: false,
          },
        ],
      },
    });
  });

  it('reads the id that the site gives its visitor, up to 256 characters', () => {
    const visitorOf = (v: unknown) => {
      const result = parse({}, { v });
      return result.ok ? result.beacon.visitor : result.sentence;
    };
    expect(visitorOf('customer-42')).toBe('customer-42');
    expect(visitorOf('\u{1F600}'.repeat(128))).toHaveLength(256);
    expect(visitorOf('x'.repeat(257))).toBe('v must be at most 256 characters.');
    expect(visitorOf(42)).toBe('42');
    for (const odd of [4.2, true, {}]) expect(visitorOf(odd)).toBe('v must be text or a whole number.');
    for (const nobody of [undefined, null, '', '\0']) expect(visitorOf(nobody)).toBeUndefined();
  });

  it('takes an event that says nothing but that it was, and ignores fields of other versions', () => {
    expect(parseBeacon('{"k":"key","e":[{}],"future":1}')).toMatchObject({
      ok: true,
      beacon: {
        screen: '',
        language: '',
        events: [{ name: 'pageview', ageMs: 0, props: {}, interactive: true }],
      },
    });
    expect(eventOf({ n: null, r: null, p: null, $: null, t: null, d: null, x: null })).toMatchObject({
      name: 'pageview',
      interactive: true,
    });
  });

  it.each([
    [{ i: '' }, 'e[0].i must not be empty.'],
    [{ i: 'x'.repeat(65) }, 'e[0].i must be at most 64 characters.'],
    [{ n: 'x'.repeat(121) }, 'e[0].n must be at most 120 characters.'],
    [{ n: '' }, 'e[0].n must not be empty.'],
    [{ n: '\0' }, 'e[0].n must not be empty.'],
    [{ u: `https://example.com/${'x'.repeat(2000)}` }, 'e[0].u must be at most 2000 characters.'],
    [{ u: 5 }, 'e[0].u must be text.'],
    [{ a: -1 }, 'e[0].a must not be negative.'],
    [{ a: 86_400_001 }, 'e[0].a must be at most 86400000.'],
    [{ t: 30 * 86_400_000 + 1 }, 'e[0].t must be at most 2592000000.'],
    [{ t: '5' }, 'e[0].t must be a number.'],
    [{ d: 101 }, 'e[0].d must be at most 100.'],
    [{ x: 'false' }, 'e[0].x must be true or false.'],
    [{ p: 'plan=pro' }, 'e[0].p must be an object.'],
    [{ p: { ['k'.repeat(301)]: 'v' } }, 'e[0].p must not have keys of more than 300 bytes.'],
    [{ $: 9.9 }, 'e[0].$ must be an object {amount, currency}.'],
    [{ $: { amount: 1, currency: 'EURO' } }, 'e[0].$ must have an ISO 4217 currency such as EUR.'],
  ])('refuses %j with a sentence', (event, sentence) => {
    expect(sentenceOf(event)).toBe(sentence);
  });

  it.each([
    ['[]', 'The beacon must be an object.'],
    ['null', 'The beacon must be an object.'],
    ['{"e":[{}]}', 'k must be text.'],
    ['{"k":"a b","e":[{}]}', 'k must be a site key.'],
    ['{"k":"key"}', 'e must be a list of events.'],
    ['{"k":"key","e":[]}', 'e must hold at least one event.'],
    ['{"k":"key","e":[null]}', 'e[0] must be an object.'],
    [JSON.stringify({ k: 'key', e: Array(51).fill({}) }), 'e must hold at most 50 events.'],
  ])('refuses %s with a sentence', (body, sentence) => {
    expect(parseBeacon(body)).toEqual({ ok: false, code: 'invalid_beacon', sentence });
  });

  it('keeps the good events of a beacon apart from those that break the rules', () => {
    const body = JSON.stringify({ k: 'key', e: [{ n: 5 }, { i: 'good' }, { d: 101 }] });
    expect(parseBeacon(body)).toMatchObject({
      beacon: {
        events: [{ index: 1, id: 'good' }],
        malformed: [
          { index: 0, sentence: 'e[0].n must be text.' },
          { index: 2, sentence: 'e[2].d must be at most 100.' },
        ],
      },
    });
  });

  it('cuts referrers, since only their query is lost, and forgets odd screens and languages', () => {
    const long = `https://ref.test/?q=${'x'.repeat(5000)}`;
    expect(eventOf({ r: long })?.referrer).toHaveLength(2000);
    expect(parse({}, { w: 'big', l: { tag: 'en' } })).toMatchObject({ beacon: { screen: '', language: '' } });
  });

  it('takes NUL out of texts and puts U+FFFD in the place of lone surrogates', () => {
    expect(eventOf({ n: 'a\0b\ud800c', i: '\udc00' })).toMatchObject({ name: 'ab\ufffdc', id: '\ufffd' });
    expect(eventOf({ p: { 'k\0': 'v\ud800' } })?.props).toEqual({ k: 'v\ufffd' });
  });

  it('never throws, and says in one sentence what is wrong', () => {
    const part = fc.oneof(
      fc.json(),
      fc.string({ unit: 'binary' }),
      fc
        .record(
          {
            k: fc.oneof(fc.constant('key'), fc.anything()),
            w: fc.anything(),
            l: fc.anything(),
            e: fc.oneof(
              fc.array(
                fc.record(
                  {
                    i: fc.anything(),
                    n: fc.anything(),
                    u: fc.anything(),
                    p: fc.oneof(fc.dictionary(fc.string({ unit: 'binary' }), fc.anything()), fc.anything()),
                    $: fc.oneof(
                      fc.record({ amount: fc.anything(), currency: fc.constant('EUR') }),
                      fc.anything(),
                    ),
                    a: fc.anything(),
                  },
                  { requiredKeys: [] },
                ),
              ),
              fc.anything(),
            ),
          },
          { requiredKeys: [] },
        )
        .map((value) => JSON.stringify(value, (_, inner) => (typeof inner === 'bigint' ? 1 : inner)) ?? ''),
    );
    fc.assert(
      fc.property(part, (body) => {
        const result = parseBeacon(body);
        if (!result.ok) expect(result.sentence).toMatch(/^\S.*\.$/s);
        else expect(result.beacon.events.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });
});
