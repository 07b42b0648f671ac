import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseFilters } from '../../core/query/filters.ts';
import { parseQuery } from '../../core/query/parse-query.ts';
import { startTestClickHouse, type TestClickHouse } from '../../test/clickhouse.ts';
import { anEvent } from '../../test/factories.ts';
import { SAVED } from '../../test/goal-world.ts';
import { arbitraryBody, PLACES } from '../../test/query-world.ts';
import { currentVisitors } from '../query/current-visitors.ts';
import { runQuery } from '../query/run-query.ts';
import { type LiveSite, type LiveView, readLive } from './read-live.ts';

// 05:45 ahead of UTC: 17:55:30 there.
const NOW = Date.parse('2026-01-15T12:10:30Z');
const TIMEZONE = 'Asia/Kathmandu';

let engine: TestClickHouse;
beforeAll(async () => {
  engine = await startTestClickHouse();
});
afterAll(() => engine.stop());

let sites = 0;
let ids = 0;

type Told = Partial<ReturnType<typeof anEvent>> & { message?: string; arrival?: string };

/** A site with events so many seconds before NOW, stored at once unless they say when. */
async function siteOf(events: [secondsAgo: number, event: Told][]): Promise<LiveSite> {
  const siteId = ++sites;
  const rows = events.map(([secondsAgo, event]) => {
    const time = stamp(secondsAgo);
    return { ...anEvent({ id: String(++ids), site_id: siteId }), arrival: time, ...event, time };
  });
  await engine.clickhouse.insert({ table: 'events', rows });
  return { siteId, domain: 'example.com', timezone: TIMEZONE, visitorSecret: 'ab'.repeat(32) };
}

function stamp(secondsAgo: number): string {
  return new Date(NOW - secondsAgo * 1000).toISOString().replace('T', ' ').replace('Z', '');
}

async function live(site: LiveSite, filters: unknown[] = [], now = NOW): Promise<LiveView> {
  const parsed = parseFilters(filters, SAVED);
  if (!parsed.ok) throw new Error(parsed.error);
  return await readLive(engine.clickhouse, site, parsed.value, now);
}

const engagement = { kind: 'engagement', name: 'engagement' } as const;
const signup = { kind: 'custom', name: 'Signup' } as const;

describe('readLive', () => {
  it('counts who did something in the last five minutes, in each minute of thirty and on each page', async () => {
    const site = await siteOf([
      [10, { visitor_id: '1', pathname: '/a' }],
      [20, { visitor_id: '1', pathname: '/a' }],
      [20, { visitor_id: '1', pathname: '/a', ...signup }],
      [299, { visitor_id: '2', pathname: '/a' }],
      [301, { visitor_id: '3', pathname: '/b' }],
      [5, { visitor_id: '3', pathname: '/b', ...engagement }],
      // The first instant of the window, and the last before it.
      [29 * 60 + 30, { visitor_id: '4', pathname: '/c' }],
      [29 * 60 + 31, { visitor_id: '5', pathname: '/d' }],
    ]);
    const view = await live(site);
    expect(view.visitors).toBe(2);
    expect(await currentVisitors(engine.clickhouse, site.siteId, NOW)).toBe(2);
    expect(view.minutes).toHaveLength(30);
    expect(view.minutes.filter(({ visitors }) => visitors > 0)).toEqual([
      { time: '2026-01-15T17:26:00+05:45', visitors: 1, pageviews: 1 },
      { time: '2026-01-15T17:50:00+05:45', visitors: 2, pageviews: 2 },
      { time: '2026-01-15T17:55:00+05:45', visitors: 1, pageviews: 2 },
    ]);
    expect(view.pages).toEqual([
      { value: '/a', visitors: 2 },
      { value: '/b', visitors: 1 },
      { value: '/c', visitors: 1 },
    ]);
  });

  it('tells of each visit what its first event says, though it began before the window', async () => {
    const google = { source: 'Google', country: 'DE', device: 'Mobile' };
    const site = await siteOf([
      [80 * 60, { visitor_id: '1', ...google }],
      [55 * 60, { visitor_id: '1', source: '' }],
      [29 * 60, { visitor_id: '1', source: '' }],
      [60, { visitor_id: '2' }],
      // Another visit of the same visitor, for half an hour has passed.
      [80 * 60, { visitor_id: '3', ...google }],
      [30, { visitor_id: '3', source: 'Bing', country: 'NP', device: 'Desktop' }],
    ]);
    const view = await live(site);
    expect(view.sources).toEqual([
      { value: 'Bing', visitors: 1 },
      { value: 'Direct / None', visitors: 1 },
      { value: 'Google', visitors: 1 },
    ]);
    expect(view.countries).toEqual([
      { value: '', visitors: 1 },
      { value: 'DE', visitors: 1 },
      { value: 'NP', visitors: 1 },
    ]);
    expect(view.devices).toEqual([
      { value: '(not set)', visitors: 1 },
      { value: 'Desktop', visitors: 1 },
      { value: 'Mobile', visitors: 1 },
    ]);
  });

  it('lists ten values and the fifty newest events, and counts beyond them', async () => {
    const site = await siteOf(
      Array.from({ length: 60 }, (_, i) => [i, { visitor_id: `${i}`, pathname: `/${i % 12}`, seq: i }]),
    );
    const view = await live(site);
    expect(view.pages).toHaveLength(10);
    expect(view.visitors).toBe(60);
    expect(view.events).toHaveLength(50);
    expect(view.events.map(({ time }) => Date.parse(time))).toEqual(
      Array.from({ length: 50 }, (_, i) => NOW - i * 1000),
    );
  });

  it('shows an event without an id of the visitor, whose events of a date still belong together', async () => {
    const site = await siteOf([
      [3, { visitor_id: '12345678901234567890', given: 1, seq: 1, pathname: '/a', ...signup, country: 'DE' }],
      [3, { visitor_id: '12345678901234567890', given: 1, seq: 0, country: 'DE' }],
      [2, { visitor_id: '12345678901234567890', given: 1, date: '2026-01-16' }],
      [1, { visitor_id: '7' }],
    ]);
    const { events } = await live(site);
    expect(events[2]).toEqual({
      time: '2026-01-15T17:55:27+05:45',
      name: 'Signup',
      page: '/a',
      source: 'Direct / None',
      country: 'DE',
      device: '(not set)',
      visitor: expect.stringMatching(/^[0-9a-f]{8}$/),
    });
    const [other, nextDate, ...same] = events.map(({ visitor }) => visitor);
    expect(new Set(same).size).toBe(1);
    expect(new Set([other, nextDate, ...same]).size).toBe(3);
    expect(JSON.stringify(events)).not.toContain('12345678901234567890');
    const again = await live({ ...site, visitorSecret: 'cd'.repeat(32) });
    expect(again.events[0]?.visitor).not.toBe(events[0]?.visitor);
  });

  it('keeps what the filters keep, as in a query', async () => {
    const site = await siteOf([
      [60, { visitor_id: '1', source: 'Google', pathname: '/a' }],
      [50, { visitor_id: '1', ...signup, pathname: '/b', props: { plan: 'pro' } }],
      [40, { visitor_id: '2', pathname: '/b' }],
    ]);
    const pagesOf = async (...filters: unknown[]) =>
      (await live(site, filters)).pages.map(({ value, visitors }) => `${value} ${visitors}`);
    expect(await pagesOf(['is', 'visit:source', ['Google']])).toEqual(['/a 1', '/b 1']);
    expect(await pagesOf(['is', 'event:props:plan', ['pro']])).toEqual(['/b 1']);
    expect(await pagesOf(['is', 'visit:entry_page', ['/b']])).toEqual(['/b 1']);
    expect(await pagesOf(['has_not_done', ['is', 'event:name', ['Signup']]])).toEqual(['/b 1']);
    const mixed = [
      'or',
      [
        ['is', 'visit:source', ['Google']],
        ['is', 'event:page', ['/nowhere']],
      ],
    ];
    const view = await live(site, [mixed]);
    expect([view.visitors, view.events.length]).toEqual([1, 2]);
    expect(view.query).toEqual({ site_id: 'example.com', filters: [mixed] });
  });

  it('counts an event once that two deliveries brought', async () => {
    const twin = { visitor_id: '1', id: '99', pathname: '/twin' };
    const site = await siteOf([
      [20, { ...twin, message: '1', arrival: stamp(15) }],
      [19, { ...twin, message: '2', arrival: stamp(14) }],
    ]);
    const view = await live(site);
    expect(view.events).toHaveLength(1);
    expect(view.minutes.at(-1)).toMatchObject({ visitors: 1, pageviews: 1 });
    expect(view.events[0]?.time).toBe('2026-01-15T17:55:10+05:45');
  });

  it('takes an event of a clock that is ahead as one of this minute', async () => {
    const site = await siteOf([[-45, { visitor_id: '1', arrival: stamp(1) }]]);
    const view = await live(site);
    expect([view.visitors, view.minutes.at(-1)?.visitors]).toEqual([1, 1]);
  });

  it('says that nobody is there, and leaves other sites out', async () => {
    const view = await live({ ...(await siteOf([[90 * 60, {}]])) });
    expect(view).toMatchObject({
      visitors: 0,
      pages: [],
      sources: [],
      countries: [],
      devices: [],
      events: [],
    });
    expect(view.minutes.every(({ visitors, pageviews }) => visitors + pageviews === 0)).toBe(true);
  });

  it('refuses a pattern that RE2 cannot take', async () => {
    const site = await siteOf([[1, {}]]);
    await expect(live(site, [['matches', 'event:page', ['a{1001}']]])).rejects.toMatchObject({
      refusal: { code: 'invalid_filters' },
    });
  });
});

const draw = fc.record({
  visitor: fc.nat(5),
  second: fc.oneof(fc.nat(30 * 60), fc.nat(88 * 60)),
  kind: fc.constantFrom('pageview', 'pageview', 'custom', 'engagement'),
  page: fc.constantFrom('/', '/a', '/b', '/A/c'),
  props: fc.constantFrom<Record<string, string>>({}, { plan: 'pro' }),
  source: fc.constantFrom('', 'Google'),
  country: fc.constantFrom('', 'DE', 'XZ'),
});
const world = fc.record({
  draws: fc.array(draw, { minLength: 1, maxLength: 60, size: 'max' }),
  filters: fc.array(arbitraryBody(PLACES[0]), {
    minLength: 6,
    maxLength: 6,
  }),
});

describe('readLive, compared with queries about the same half hour', () => {
  it('answers the same, whatever the filters', async () => {
    await fc.assert(
      fc.asyncProperty(world, async ({ draws, filters: bodies }) => {
        const site = await siteOf(
          draws.map(({ visitor, second, kind, page, ...event }, seq) => {
            const name = kind === 'custom' ? 'Signup' : kind;
            return [second, { ...event, visitor_id: `${visitor}`, pathname: page, kind, name, seq } as Told];
          }),
        );
        const from = new Date(Math.floor(NOW / 60_000) * 60_000 - 29 * 60_000).toISOString();
        for (const { filters = [] } of bodies) {
          const ask = async (date_from: string, ...dimensions: string[]) => {
            const body = { site_id: 'example.com', date_range: [date_from, new Date(NOW).toISOString()] };
            const query = parseQuery({ ...body, metrics: ['visitors'], dimensions, filters }, SAVED);
            if (!query.ok) throw new Error(query.error.message);
            return (await runQuery(engine.clickhouse, { ...site, ...SAVED }, query.value, NOW)).results;
          };
          const list = async (dimension: string) =>
            (await ask(from, dimension)).map(({ dimensions, metrics }) => ({
              value: dimensions[0],
              visitors: metrics[0],
            }));
          const view = await live(site, filters as unknown[]);
          // What was done is looked for in the whole window.
          const looksBack = JSON.stringify(filters).includes('_done');
          const fiveAgo = new Date(NOW - 5 * 60_000 + 1).toISOString();
          expect({ filters, ...view, minutes: [], events: [] }).toEqual({
            filters,
            visitors: looksBack ? view.visitors : (await ask(fiveAgo))[0]?.metrics[0],
            minutes: [],
            pages: await list('event:page'),
            sources: await list('visit:source'),
            countries: await list('visit:country'),
            devices: await list('visit:device'),
            events: [],
            query: expect.anything(),
          });
        }
      }),
      { numRuns: Number(process.env.PHAROS_PROPERTY_RUNS ?? 2), endOnFailure: true },
    );
  });
});
