import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EnrichContext, enrich, type RawEvent, type RequestFacts } from './enrich.ts';
import type { SiteConfig } from './site.ts';
import { readUserAgent } from './user-agent.ts';

const NOW = Date.parse('2026-01-15T12:00:00Z');
const SAFARI =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4.1 Mobile/15E148 Safari/604.1';

const EVENT: RawEvent = { id: 'event-1', name: 'pageview', time: NOW, seq: 0, url: 'https://example.com/' };
const REQUEST: RequestFacts = {
  now: NOW,
  ip: '203.0.113.9',
  userAgent: SAFARI,
  country: 'DE',
  region: 'DE-BE',
  city: 'Berlin',
};
const SITE: SiteConfig = {
  siteId: 7,
  publicId: 'site_7',
  key: 'key7',
  domain: 'example.com',
  timezone: 'UTC',
  hostnames: [],
  visitorSecret: 'ab'.repeat(32),
  dropDatacentre: false,
  blocked: false,
};

function run(
  event: Partial<RawEvent> = {},
  request: Partial<RequestFacts> = {},
  site: Partial<SiteConfig> = {},
  dates?: string[],
) {
  const salts = { get: (date: string) => (dates && !dates.includes(date) ? undefined : 'cd'.repeat(32)) };
  const context: EnrichContext = {
    site: { ...SITE, ...site },
    salts: salts as EnrichContext['salts'],
    readUserAgent,
  };
  return enrich({ ...EVENT, ...event }, { ...REQUEST, ...request }, context);
}

function rowOf(...input: Parameters<typeof run>) {
  const result = run(...input);
  if ('drop' in result) throw new Error(`dropped: ${result.drop}`);
  return result.row;
}

describe('enrich', () => {
  it('keeps the query parameters that the site’s owner named, in the path', () => {
    const url = 'https://example.com/search?token=secret&q=shoes';
    expect(rowOf({ url }).pathname).toBe('/search');
    expect(rowOf({ url }, {}, { tracker: { query_parameters: ['q'] } }).pathname).toBe('/search?q=shoes');
  });

  it('leaves out what is empty and never carries address or user agent', () => {
    const row = rowOf();
    expect(Object.keys(row).sort()).toEqual([
      'browser',
      'browser_version',
      'channel',
      'city',
      'country',
      'date',
      'device',
      'hostname',
      'id',
      'kind',
      'name',
      'os',
      'os_version',
      'pathname',
      'region',
      'seq',
      'site_id',
      'time',
      'visitor_id',
    ]);
    expect(JSON.stringify(row)).not.toMatch(/203\.0|Mozilla/);
  });

  it.each([
    ['2026-01-15T23:30:00Z', 'Asia/Kathmandu', '2026-01-16'],
    ['2026-01-15T18:14:59Z', 'Asia/Kathmandu', '2026-01-15'],
    ['2026-01-15T18:15:00Z', 'Asia/Kathmandu', '2026-01-16'],
    ['2026-01-15T04:59:59Z', 'America/New_York', '2026-01-14'],
    ['2026-03-28T23:30:00Z', 'Europe/Berlin', '2026-03-29'],
    ['2026-03-29T21:59:59Z', 'Europe/Berlin', '2026-03-29'],
    ['2026-03-29T22:00:00Z', 'Europe/Berlin', '2026-03-30'],
    ['2026-10-25T22:59:59Z', 'Europe/Berlin', '2026-10-25'],
    ['2026-10-25T23:00:00Z', 'Europe/Berlin', '2026-10-26'],
    ['2026-01-15T10:00:00Z', 'Pacific/Kiritimati', '2026-01-16'],
  ])('puts %s in %s into the date %s', (time, timezone, date) => {
    const now = Date.parse(time);
    expect(rowOf({ time: now }, { now }, { timezone }).date).toBe(date);
  });

  it('gives a visitor another id on another local date, and one id however the event came', () => {
    const salts = new Map([
      ['2026-01-15', 'aa'.repeat(32)],
      ['2026-01-14', 'bb'.repeat(32)],
    ]);
    const idAt = (time: number) => {
      const result = enrich({ ...EVENT, time }, REQUEST, { site: SITE, salts, readUserAgent });
      return 'row' in result ? result.row.visitor_id : result.drop;
    };
    expect(idAt(NOW - 1000)).toBe(idAt(NOW));
    expect(idAt(NOW - 13 * 3_600_000)).not.toBe(idAt(NOW));
    expect(idAt(NOW - 48 * 3_600_000)).toBe('no_salt');
  });

  it('needs neither salt, address nor user agent of a visitor who is named', () => {
    const row = rowOf({ visitor: 'anna' }, { ip: undefined, userAgent: undefined }, {}, []);
    expect(row.given).toBe(1);
    expect(rowOf({ visitor: 'anna', time: NOW - 1e10 }).visitor_id).toBe(row.visitor_id);
    expect(rowOf({ visitor: 'berta' }).visitor_id).not.toBe(row.visitor_id);
  });

  it.each([
    ['site_blocked', {}, {}, { blocked: true }],
    ['timestamp_in_future', { time: Date.UTC(2100, 0, 1) }, {}, {}],
    ['timestamp_in_future', { time: NOW + 60_001 }, {}, {}],
    ['timestamp_too_old', { time: 0 }, {}, {}],
    ['timestamp_too_old', { time: -1e15 }, {}, {}],
    ['timestamp_too_old', { time: Number.NaN }, {}, {}],
    ['missing_url', { url: undefined }, {}, {}],
    ['missing_url', { url: undefined, pathname: '/a' }, {}, {}],
    ['invalid', { url: '/relative' }, {}, {}],
    ['invalid', { url: undefined, hostname: 'a b' }, {}, {}],
    ['invalid', { name: '' }, {}, {}],
    ['invalid', {}, { ip: undefined }, {}],
    ['hostname_not_allowed', {}, {}, { hostnames: ['other.test'] }],
    ['bot', {}, { userAgent: '' }, {}],
    ['bot', {}, { userAgent: undefined }, {}],
    ['bot', {}, { userAgent: 'curl/8.5.0' }, {}],
    ['bot', { visitor: 'anna' }, { userAgent: 'curl/8.5.0' }, {}],
    ['datacentre', {}, { asn: 16509 }, { dropDatacentre: true }],
  ] as const)('drops with %s the event %j of %j for %j', (reason, event, request, site) => {
    expect(
      run(event, request, { ...site, hostnames: 'hostnames' in site ? [...site.hostnames] : [] }),
    ).toEqual({ drop: reason });
  });

  it('keeps datacentre traffic unless the owner drops it, and people of others in any case', () => {
    expect(run({}, { asn: 16509 })).toHaveProperty('row');
    expect(run({}, { asn: 3320 }, { dropDatacentre: true })).toHaveProperty('row');
  });

  it('takes a clock that is a little fast for one that is right', () => {
    expect(rowOf({ time: NOW + 60_000 }).time).toBe(NOW);
  });

  it('prefers what is stated to what it would derive', () => {
    const given = {
      source: 'Podcast',
      utm_source: 'ig',
      utm_campaign: 'given',
      click_id: 'fbclid',
      browser: 'Lynx',
      browser_version: '2.9',
      os: 'Plan 9',
      os_version: '4',
      device: 'Tablet',
      country: 'AT',
      region: 'AT-9',
      city: 'Wien',
      language: 'de-AT',
      screen: '10x20',
    };
    const url = 'https://url.test/url?utm_source=url&utm_campaign=url&utm_medium=email&gclid=1';
    const row = rowOf({ url, hostname: 'www.given.test', pathname: '/given', given });
    expect(row).toMatchObject({
      ...given,
      hostname: 'given.test',
      pathname: '/given',
      utm_medium: 'email',
      channel: 'Email',
    });
  });

  it('keeps no parts of what was overruled: versions of another browser, regions of another country', () => {
    const row = rowOf({ given: { browser: 'Lynx', os: 'Plan 9', country: 'AT' } });
    expect(row).toMatchObject({ browser: 'Lynx', os: 'Plan 9', country: 'AT', device: 'Mobile' });
    for (const column of ['browser_version', 'os_version', 'region', 'city'] as const)
      expect(row[column]).toBeUndefined();
  });

  it('never keeps query strings or fragments, wherever they stand', () => {
    const secret = '?token=SECRET#SECRET';
    const row = rowOf({
      url: `https://example.com/a${secret}`,
      pathname: `/b${secret}`,
      referrer: `https://ref.test/c${secret}`,
    });
    expect(JSON.stringify(row)).not.toContain('SECRET');
  });

  it('makes a storable row of any text', () => {
    const text = fc.string({ unit: 'binary', maxLength: 500 });
    const given = fc.record(
      { source: text, utm_source: text, browser: text, city: text, language: text },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(text, text, text, given, text, (name, path, referrer, attributes, userAgent) => {
        const event = {
          name,
          url: `https://example.com/${path}`,
          referrer: `https://ref.test/${referrer}`,
          given: attributes,
          visitor: 'anna',
        };
        const result = run(event, { userAgent });
        if ('drop' in result) return;
        for (const [column, value] of Object.entries(result.row)) {
          if (typeof value !== 'string') continue;
          expect(value, column).not.toBe('');
          expect(value, column).not.toContain('\0');
          expect(value.isWellFormed(), column).toBe(true);
          expect(value.length, column).toBeLessThanOrEqual(2000);
        }
      }),
    );
  });
});
