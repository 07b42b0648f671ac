import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseQuery } from '../../core/query/parse-query.ts';
import { startTestClickHouse, type TestClickHouse } from '../../test/clickhouse.ts';
import { anEvent } from '../../test/factories.ts';
import { seal } from '../seal.ts';
import type { QueryResponse } from './answer.ts';
import { currentVisitors } from './current-visitors.ts';
import { runQuery } from './run-query.ts';

const NOW = Date.parse('2026-01-16T12:00:00Z');
const DAY = '2026-01-15';

let engine: TestClickHouse;
beforeAll(async () => {
  engine = await startTestClickHouse();
});
afterAll(() => engine.stop());

let sites = 100;
let ids = 0;

/** A site with events, each at a UTC time of DAY (or an ISO instant) and with what differs from a pageview of `/`. */
async function siteOf(
  events: [at: string, event: Parameters<typeof anEvent>[0] | object][],
  timezone = 'UTC',
) {
  const siteId = ++sites;
  const rows = events.map(([at, event]) => {
    const iso = at.includes('T') ? at : `${DAY}T${at}Z`;
    const row = anEvent({ id: String(++ids), site_id: siteId, ...event });
    return { ...row, time: iso.replace('T', ' ').replace('Z', '') };
  });
  if (rows.length > 0) await engine.clickhouse.insert({ table: 'events', rows });
  return { siteId, domain: 'example.com', timezone };
}

type Site = Awaited<ReturnType<typeof siteOf>>;

async function ask(site: Site, body: Record<string, unknown>, now = NOW): Promise<QueryResponse> {
  const query = parseQuery({ site_id: 'example.com', metrics: ['visits'], date_range: [DAY, DAY], ...body });
  if (!query.ok) throw new Error(query.error.message);
  return runQuery(engine.clickhouse, site, query.value, now);
}

async function rowsOf(site: Site, body: Record<string, unknown>, now = NOW) {
  return (await ask(site, body, now)).results.map(({ dimensions, metrics }) => [...dimensions, ...metrics]);
}

const custom = { kind: 'custom', name: 'Signup' };

describe('metrics', () => {
  it('are 0 where nothing happened, and a percentage of nothing is null', async () => {
    const site = await siteOf([]);
    const metrics = [
      'visitors',
      'visits',
      'pageviews',
      'events',
      'views_per_visit',
      'bounce_rate',
      'visit_duration',
      'percentage',
    ];
    expect(await rowsOf(site, { metrics })).toEqual([[0, 0, 0, 0, 0, 0, 0, null]]);
    expect(await rowsOf(site, { metrics: ['visits'], dimensions: ['visit:source'] })).toEqual([]);
  });

  it('round halves to even, as ClickHouse does', async () => {
    const site = await siteOf([
      ...Array.from(
        { length: 7 },
        (_, i) => ['10:00:00', { visitor_id: `${i}`, ...custom }] as [string, object],
      ),
      ['10:00:00', { visitor_id: '7' }],
    ]);
    expect(await rowsOf(site, { metrics: ['bounce_rate', 'views_per_visit'] })).toEqual([[12, 0.12]]);
  });

  it('do not take engagement for a visit, nor let it lengthen one', async () => {
    const engagement = { kind: 'engagement', name: 'engagement' };
    const site = await siteOf([
      ['10:00:00', {}],
      ['10:00:40', {}],
      ['10:09:00', engagement],
      ['12:00:00', { ...engagement, visitor_id: '2' }],
    ]);
    const metrics = ['visitors', 'visits', 'events', 'visit_duration'];
    expect(await rowsOf(site, { metrics })).toEqual([[1, 1, 2, 40]]);
  });

  it('take the bounce rate of a page from the visits that began there', async () => {
    const site = await siteOf([
      ['10:00:00', { visitor_id: '1', pathname: '/a' }],
      ['10:00:00', { visitor_id: '2', pathname: '/a' }],
      ['10:01:00', { visitor_id: '2', pathname: '/b' }],
      ['10:00:00', { visitor_id: '3', pathname: '/b' }],
    ]);
    const filters = [['is', 'event:page', ['/b']]];
    expect(await rowsOf(site, { metrics: ['visits', 'bounce_rate'], filters })).toEqual([[2, 100]]);
    expect(await rowsOf(site, { metrics: ['visits', 'bounce_rate'], dimensions: ['event:page'] })).toEqual([
      ['/a', 2, 50],
      ['/b', 2, 100],
    ]);
  });
});

describe('engagement', () => {
  const engaged = (pathname: string, engaged_ms: number, scroll_depth = 255) => ({
    kind: 'engagement',
    name: 'engagement',
    pathname,
    engaged_ms,
    scroll_depth,
  });

  it('gives the time on a page and how far it was seen, averaged over the visits that were engaged there', async () => {
    const site = await siteOf([
      ['10:00:00', { visitor_id: '1', pathname: '/a' }],
      ['10:00:10', { visitor_id: '1', ...engaged('/a', 3000, 20) }],
      ['10:00:20', { visitor_id: '1', ...engaged('/a', 5000, 60) }],
      ['10:00:00', { visitor_id: '2', pathname: '/a' }],
      ['10:00:10', { visitor_id: '2', ...engaged('/a', 1000, 30) }],
      ['10:00:00', { visitor_id: '3', pathname: '/a' }],
      ['10:00:00', { visitor_id: '3', pathname: '/b' }],
      ['10:00:10', { visitor_id: '3', ...engaged('/b', 500) }],
      ['10:00:00', { visitor_id: '4', ...engaged('/a', 9000, 100) }],
      ['10:00:00', { visitor_id: '5', pathname: '/c' }],
    ]);
    const metrics = ['visits', 'time_on_page', 'scroll_depth'];
    // 9 s / 2 = 4.5 s, to even; visitor 4 never visited.
    expect(await rowsOf(site, { metrics, dimensions: ['event:page'] })).toEqual([
      ['/a', 3, 4, 45],
      ['/b', 1, 0, null],
      ['/c', 1, null, null],
    ]);
    const order_by = [['time_on_page', 'asc']];
    const pages = await rowsOf(site, { metrics, dimensions: ['event:page'], order_by });
    expect(pages.map(([page]) => page)).toEqual(['/b', '/a', '/c']);
    const filters = [['is', 'event:page', ['/a', '/b']]];
    expect(await rowsOf(site, { metrics, filters })).toEqual([[3, 3, 45]]);
  });

  it('has no part in pageviews, and exits are measured by those', async () => {
    const site = await siteOf([
      ['10:00:00', { visitor_id: '1', pathname: '/a' }],
      ['10:00:05', { visitor_id: '1', pathname: '/b' }],
      ['10:00:10', { visitor_id: '1', pathname: '/a' }],
      ['10:00:20', { visitor_id: '1', ...engaged('/b', 3000, 20) }],
      ['10:00:00', { visitor_id: '2', pathname: '/a' }],
      ['10:00:10', { visitor_id: '2', pathname: '/b' }],
    ]);
    const metrics = ['exit_rate', 'visits'];
    expect(await rowsOf(site, { metrics, dimensions: ['visit:exit_page'] })).toEqual([
      ['/b', 50, 1],
      ['/a', 33.3, 1],
    ]);
  });
});

describe('revenue', () => {
  const sale = (revenue_amount: string, revenue_currency: string, source = '') => ({
    ...custom,
    visitor_id: String(++ids),
    revenue_amount,
    revenue_currency,
    source,
  });
  const metrics = ['total_revenue', 'average_revenue'];
  const euros = { currency: 'EUR' };

  it('is an amount in the currency of its events', async () => {
    const site = await siteOf([
      ['10:00:00', sale('1999.99', 'EUR')],
      ['10:01:00', sale('0.01', 'EUR')],
      ['10:01:00', { visitor_id: '0' }],
    ]);
    const { results, meta } = await ask(site, { metrics });
    expect(results[0]?.metrics).toEqual([
      { value: 2000, short: '€2K', long: '€2,000.00', ...euros },
      { value: 1000, short: '€1K', long: '€1,000.00', ...euros },
    ]);
    expect(meta).toEqual({});
  });

  it('is null with a warning where there is none, and where currencies are mixed', async () => {
    const none = await ask(await siteOf([['10:00:00', {}]]), { metrics });
    expect(none.results[0]?.metrics).toEqual([null, null]);
    expect(none.meta.metric_warnings?.total_revenue).toMatchObject({ code: 'no_revenue' });

    const mixed = await siteOf([
      ['10:00:00', sale('5', 'EUR', 'a')],
      ['10:00:00', sale('5', 'EUR', 'b')],
      ['10:00:00', sale('5', 'USD', 'b')],
      ['10:00:00', { visitor_id: '0', source: 'c' }],
    ]);
    const answer = await ask(mixed, { metrics, dimensions: ['visit:source'] });
    expect(answer.results.map((row) => [row.dimensions[0], row.metrics[0]])).toEqual([
      ['a', { value: 5, short: '€5', long: '€5.00', ...euros }],
      ['b', null],
      ['c', null],
    ]);
    expect(answer.meta.metric_warnings?.average_revenue).toMatchObject({ code: 'mixed_currencies' });
  });
});

describe('hours', () => {
  it('have every visit that spans them, and every event where it happened', async () => {
    const site = await siteOf([
      ['10:50:00', { pathname: '/a' }],
      ['11:15:00', {}],
      ['11:40:00', {}],
      ['12:00:00', { pathname: '/a' }],
    ]);
    const body = { metrics: ['visits', 'pageviews', 'visit_duration'], dimensions: ['time:hour'] };
    expect(await rowsOf(site, body)).toEqual([
      [`${DAY} 10:00:00`, 1, 1, 4200],
      [`${DAY} 11:00:00`, 1, 2, 0],
      [`${DAY} 12:00:00`, 1, 1, 0],
    ]);
    const filters = [['is', 'event:page', ['/a']]];
    expect(await rowsOf(site, { ...body, metrics: ['visits'], filters })).toEqual([
      [`${DAY} 10:00:00`, 1],
      [`${DAY} 12:00:00`, 1],
    ]);
  });

  it('and minutes are read likewise', async () => {
    const site = await siteOf([
      ['10:50:59', { pathname: '/a' }],
      ['10:53:00', {}],
    ]);
    const date_range = [`${DAY}T10:50:00Z`, `${DAY}T10:54:59Z`];
    const body = { date_range, dimensions: ['time:minute'], include: { time_labels: true } };
    expect(await rowsOf(site, { ...body, metrics: ['visits', 'pageviews'] })).toEqual([
      [`${DAY} 10:50:00`, 1, 1],
      [`${DAY} 10:51:00`, 1, 0],
      [`${DAY} 10:52:00`, 1, 0],
      [`${DAY} 10:53:00`, 1, 1],
    ]);
    expect((await rowsOf(site, { ...body, metrics: ['pageviews'] })).length).toBe(4);
    const { meta } = await ask(site, body);
    expect(meta.time_labels).toEqual([0, 1, 2, 3, 4].map((minute) => `${DAY} 10:5${minute}:00`));
    await expect(ask(site, { ...body, date_range: '7d' })).rejects.toThrow(
      'needs a date_range of at most a day',
    );
  });

  it('of the same label are one when clocks are set back', async () => {
    const date = '2026-10-25';
    const site = await siteOf(
      [
        ['2026-10-25T00:30:00Z', { date, visitor_id: '1' }],
        ['2026-10-25T01:30:00Z', { date, visitor_id: '2' }],
        ['2026-10-25T02:30:00Z', { date, visitor_id: '3' }],
      ],
      'Europe/Berlin',
    );
    const { results, meta } = await ask(site, {
      date_range: [date, date],
      dimensions: ['time:hour'],
      include: { time_labels: true },
    });
    expect(results).toEqual([
      { dimensions: [`${date} 02:00:00`], metrics: [2] },
      { dimensions: [`${date} 03:00:00`], metrics: [1] },
    ]);
    expect(meta.time_labels).toHaveLength(24);
  });
});

describe('ranges', () => {
  it('of instants leave out what happened before and after, and count the visits that were there', async () => {
    const site = await siteOf([
      ['09:59:59', { pathname: '/before' }],
      ['10:00:00', { pathname: '/a' }],
      ['10:20:00', { pathname: '/after' }],
      ['09:00:00', { visitor_id: '2' }],
    ]);
    const range = [`${DAY}T10:00:00Z`, `${DAY}T10:19:59Z`];
    const metrics = ['visits', 'pageviews', 'visit_duration'];
    expect(await rowsOf(site, { date_range: range, metrics })).toEqual([[1, 1, 1201]]);
    expect(await rowsOf(site, { date_range: range, metrics: ['visits'], dimensions: ['time:hour'] })).toEqual(
      [[`${DAY} 10:00:00`, 1]],
    );
  });

  it('over all time begin with the first event, sealed or not', async () => {
    const site = await siteOf([['2025-03-01T10:00:00Z', { date: '2025-03-01' }]]);
    await seal(engine.clickhouse, String((Date.now() + 1000) * 1000), [
      { siteId: site.siteId, date: '2025-03-01', base: '0' },
    ]);
    await engine.clickhouse.command({ sql: `TRUNCATE TABLE events` });
    const { results, query } = await ask(site, { date_range: 'all' });
    expect(results).toEqual([{ dimensions: [], metrics: [1] }]);
    expect(query.date_range).toEqual(['2025-03-01T00:00:00+00:00', '2026-01-16T23:59:59+00:00']);
  });
});

describe('dimensions', () => {
  it('name empty values, and filters take those names', async () => {
    const site = await siteOf([
      ['10:00:00', { visitor_id: '1' }],
      [
        '10:00:00',
        {
          visitor_id: '2',
          source: 'Google',
          channel: 'Organic Search',
          utm_term: 'x',
          props: { plan: 'pro' },
        },
      ],
    ]);
    for (const [dimension, label] of [
      ['visit:source', 'Direct / None'],
      ['visit:channel', 'Direct'],
      ['visit:utm_term', '(not set)'],
      ['event:props:plan', '(none)'],
    ] as const) {
      const rows = await rowsOf(site, { dimensions: [dimension], order_by: [[dimension, 'asc']] });
      expect(rows).toContainEqual([label, 1]);
      expect(rows).toHaveLength(2);
      const filters = [['is', dimension, [label]]];
      expect(await rowsOf(site, { dimensions: [dimension], filters })).toEqual([[label, 1]]);
    }
    expect(await rowsOf(site, { filters: [['contains_not', 'event:props:plan', ['free']]] })).toEqual([[1]]);
    expect(await rowsOf(site, { filters: [['is_not', 'event:props:plan', ['free']]] })).toEqual([[2]]);
  });

  it('name places, sort by the names and filter by them', async () => {
    const places = ['AT', 'DE', 'CH', ''].map(
      (country, i) =>
        ['10:00:00', { visitor_id: `${i}`, country, region: country && `${country}-1` }] as [string, object],
    );
    const site = await siteOf(places);
    const dimensions = ['visit:country_name'];
    const order_by = [['visit:country_name', 'desc']];
    expect(await rowsOf(site, { dimensions, order_by })).toEqual([
      ['Switzerland', 1],
      ['Germany', 1],
      ['Austria', 1],
      ['', 1],
    ]);
    const filters = [['contains', 'visit:country_name', ['ER'], { case_sensitive: false }]];
    expect(await rowsOf(site, { dimensions, filters, order_by })).toEqual([
      ['Switzerland', 1],
      ['Germany', 1],
    ]);
    const byRegion = { dimensions: ['visit:region_name'], order_by: [['visit:region_name', 'asc']] };
    expect(await rowsOf(site, byRegion)).toEqual([
      ['', 1],
      ['Burgenland', 1],
      ['CH-1', 1],
      ['DE-1', 1],
    ]);
  });

  it('list a page only for an event that counts, wherever the visit began', async () => {
    const site = await siteOf([
      ['10:00:00', { pathname: '/a' }],
      ['10:01:00', { pathname: '/b', ...custom }],
    ]);
    const filters = [['is', 'event:name', ['Signup']]];
    const metrics = ['visits', 'bounce_rate', 'visit_duration'];
    expect(await rowsOf(site, { metrics, dimensions: ['event:page'], filters })).toEqual([['/b', 1, 0, 0]]);
  });

  it('count a visit once in each page it saw, and by all event dimensions together', async () => {
    const site = await siteOf([
      ['10:00:00', { pathname: '/a' }],
      ['10:01:00', { pathname: '/a' }],
      ['10:02:00', { pathname: '/a', ...custom }],
      ['10:03:00', { pathname: '/b' }],
    ]);
    const metrics = ['visits', 'pageviews', 'events'];
    expect(await rowsOf(site, { metrics, dimensions: ['event:page', 'event:name'] })).toEqual([
      ['/a', 'Signup', 1, 0, 1],
      ['/a', 'pageview', 1, 2, 2],
      ['/b', 'pageview', 1, 1, 1],
    ]);
  });
});

describe('answers', () => {
  it('are paged in one order and tell how many rows there are, also beyond the last', async () => {
    const events = ['a', 'b', 'c', 'd', 'e'].map(
      (source, i) => ['10:00:00', { visitor_id: `${i}`, source }] as [string, object],
    );
    const site = await siteOf(events);
    const page = (offset: number) =>
      ask(site, {
        dimensions: ['visit:source'],
        include: { total_rows: true },
        pagination: { limit: 2, offset },
      });
    const pages = [await page(0), await page(2), await page(4), await page(6)];
    expect(pages.flatMap(({ results }) => results.flatMap(({ dimensions }) => dimensions))).toEqual([
      'a',
      'b',
      'c',
      'd',
      'e',
    ]);
    expect(pages.map(({ meta }) => meta.total_rows)).toEqual([5, 5, 5, 5]);
  });

  it('say the same when the query they echo is posted later', async () => {
    const site = await siteOf([
      ['10:00:00', { pathname: '/a' }],
      ['10:10:00', { pathname: '/b' }],
    ]);
    for (const date_range of ['day', '24h', '7d', 'all', [DAY, DAY]]) {
      const now = Date.parse(`${DAY}T10:05:00.250Z`);
      const first = await ask(site, { date_range, dimensions: ['time', 'event:page'] }, now);
      const again = await ask(site, first.query, now + 40 * 86_400_000);
      expect(again).toEqual(first);
    }
  });

  it('take the strings of a query as values, never as SQL', async () => {
    const evil = `'); DROP TABLE events; -- \\ {p0:String} \n\t" \u{1F600}`;
    const site = await siteOf([['10:00:00', { source: evil, pathname: evil, props: { [evil]: evil } }]]);
    for (const dimension of ['visit:source', 'event:page', `event:props:${evil}`]) {
      for (const operator of ['is', 'contains']) {
        const rows = await rowsOf(site, {
          dimensions: [dimension],
          filters: [[operator, dimension, [evil, 'x']]],
        });
        expect(rows).toEqual([[evil, 1]]);
      }
    }
  });
});

describe('what a visit has done', () => {
  it('chooses the visit with all of its events, and is looked for in the range', async () => {
    const site = await siteOf([
      ['10:00:00', { visitor_id: '1', pathname: '/a' }],
      ['10:01:00', { visitor_id: '1', ...custom }],
      ['10:00:00', { visitor_id: '2', pathname: '/a' }],
      ['10:00:30', { visitor_id: '2', kind: 'engagement', name: 'engagement', pathname: '/z' }],
    ]);
    const metrics = ['visits', 'pageviews', 'events'];
    const signedUp = ['is', 'event:name', ['Signup']];
    expect(await rowsOf(site, { metrics, filters: [['has_done', signedUp]] })).toEqual([[1, 1, 2]]);
    expect(await rowsOf(site, { metrics, filters: [['has_not_done', signedUp]] })).toEqual([[1, 1, 1]]);
    expect(await rowsOf(site, { filters: [['has_done', ['is', 'event:page', ['/z']]]] })).toEqual([[0]]);
    const date_range = [`${DAY}T10:00:00Z`, `${DAY}T10:00:59Z`];
    expect(await rowsOf(site, { date_range, filters: [['has_done', signedUp]] })).toEqual([[0]]);
    // One event must satisfy the whole filter.
    const signedUpOnA = ['and', [signedUp, ['is', 'event:page', ['/a']]]];
    expect(await rowsOf(site, { filters: [['has_done', signedUpOnA]] })).toEqual([[0]]);
  });
});

describe('patterns', () => {
  it('apply as RE2 has them', async () => {
    const site = await siteOf([
      ['10:00:00', { pathname: '/blog/2026' }],
      ['10:00:00', { visitor_id: '2', pathname: '/Blog' }],
    ]);
    const visits = (pattern: string) => rowsOf(site, { filters: [['matches', 'event:page', [pattern]]] });
    expect(await visits('^/blog/[0-9]+$')).toEqual([[1]]);
    expect(await visits('(?i)^/blog')).toEqual([[2]]);
  });

  it('that RE2 cannot take are refused', async () => {
    const site = await siteOf([['10:00:00', {}]]);
    await expect(rowsOf(site, { filters: [['matches', 'event:page', ['a{1001}']]] })).rejects.toMatchObject({
      refusal: { code: 'invalid_filters', message: expect.stringContaining('RE2 syntax') },
    });
  });
});

describe('currentVisitors', () => {
  it('counts those who did something in the last five minutes', async () => {
    const now = Date.now();
    const at = (seconds: number) => new Date(now - seconds * 1000).toISOString();
    const site = await siteOf([
      [at(10), { date: at(10).slice(0, 10), visitor_id: '1' }],
      [at(200), { date: at(200).slice(0, 10), visitor_id: '1' }],
      [at(299), { date: at(299).slice(0, 10), visitor_id: '2' }],
      [at(301), { date: at(301).slice(0, 10), visitor_id: '3' }],
      [at(20), { date: at(20).slice(0, 10), visitor_id: '4', kind: 'engagement', name: 'engagement' }],
    ]);
    expect(await currentVisitors(engine.clickhouse, site.siteId, now)).toBe(2);
    expect(await currentVisitors(engine.clickhouse, 99_999, now)).toBe(0);
  });
});
