import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestClickHouse, type TestClickHouse } from '../../test/clickhouse.ts';
import { custom, DAY, DefinitionsWorld } from '../../test/definitions-world.ts';
import { seal } from '../seal.ts';
import { currentVisitors } from './current-visitors.ts';

let engine: TestClickHouse;
let world: DefinitionsWorld;
beforeAll(async () => {
  engine = await startTestClickHouse();
  world = new DefinitionsWorld(engine);
});
afterAll(() => engine.stop());

describe('ranges', () => {
  it('of instants leave out what happened before and after, and count the visits that were there', async () => {
    const site = await world.siteOf([
      ['09:59:59', { pathname: '/before' }],
      ['10:00:00', { pathname: '/a' }],
      ['10:20:00', { pathname: '/after' }],
      ['09:00:00', { visitor_id: '2' }],
    ]);
    const range = [`${DAY}T10:00:00Z`, `${DAY}T10:19:59Z`];
    const metrics = ['visits', 'pageviews', 'visit_duration'];
    expect(await world.rowsOf(site, { date_range: range, metrics })).toEqual([[1, 1, 1201]]);
    expect(
      await world.rowsOf(site, { date_range: range, metrics: ['visits'], dimensions: ['time:hour'] }),
    ).toEqual([[`${DAY} 10:00:00`, 1]]);
  });

  it('over all time begin with the first event, sealed or not', async () => {
    const site = await world.siteOf([['2025-03-01T10:00:00Z', { date: '2025-03-01' }]]);
    await seal(engine.clickhouse, String((Date.now() + 1000) * 1000), [
      { siteId: site.siteId, date: '2025-03-01', base: '0' },
    ]);
    await engine.clickhouse.command({ sql: `TRUNCATE TABLE events` });
    const { results, query } = await world.ask(site, { date_range: 'all' });
    expect(results).toEqual([{ dimensions: [], metrics: [1] }]);
    expect(query.date_range).toEqual(['2025-03-01T00:00:00+00:00', '2026-01-16T23:59:59+00:00']);
  });
});

describe('dimensions', () => {
  it('name empty values, and filters take those names', async () => {
    const site = await world.siteOf([
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
      const rows = await world.rowsOf(site, { dimensions: [dimension], order_by: [[dimension, 'asc']] });
      expect(rows).toContainEqual([label, 1]);
      expect(rows).toHaveLength(2);
      const filters = [['is', dimension, [label]]];
      expect(await world.rowsOf(site, { dimensions: [dimension], filters })).toEqual([[label, 1]]);
    }
    expect(await world.rowsOf(site, { filters: [['contains_not', 'event:props:plan', ['free']]] })).toEqual([
      [1],
    ]);
    expect(await world.rowsOf(site, { filters: [['is_not', 'event:props:plan', ['free']]] })).toEqual([[2]]);
  });

  it('name places, sort by the names and filter by them', async () => {
    const places = ['AT', 'DE', 'CH', ''].map(
      (country, i) =>
        ['10:00:00', { visitor_id: `${i}`, country, region: country && `${country}-1` }] as [string, object],
    );
    const site = await world.siteOf(places);
    const dimensions = ['visit:country_name'];
    const order_by = [['visit:country_name', 'desc']];
    expect(await world.rowsOf(site, { dimensions, order_by })).toEqual([
      ['Switzerland', 1],
      ['Germany', 1],
      ['Austria', 1],
      ['', 1],
    ]);
    const filters = [['contains', 'visit:country_name', ['ER'], { case_sensitive: false }]];
    expect(await world.rowsOf(site, { dimensions, filters, order_by })).toEqual([
      ['Switzerland', 1],
      ['Germany', 1],
    ]);
    const byRegion = { dimensions: ['visit:region_name'], order_by: [['visit:region_name', 'asc']] };
    expect(await world.rowsOf(site, byRegion)).toEqual([
      ['', 1],
      ['Burgenland', 1],
      ['CH-1', 1],
      ['DE-1', 1],
    ]);
  });

  it('list a page only for an event that counts, wherever the visit began', async () => {
    const site = await world.siteOf([
      ['10:00:00', { pathname: '/a' }],
      ['10:01:00', { pathname: '/b', ...custom }],
    ]);
    const filters = [['is', 'event:name', ['Signup']]];
    const metrics = ['visits', 'bounce_rate', 'visit_duration'];
    expect(await world.rowsOf(site, { metrics, dimensions: ['event:page'], filters })).toEqual([
      ['/b', 1, 0, 0],
    ]);
  });

  it('count a visit once in each page it saw, and by all event dimensions together', async () => {
    const site = await world.siteOf([
      ['10:00:00', { pathname: '/a' }],
      ['10:01:00', { pathname: '/a' }],
      ['10:02:00', { pathname: '/a', ...custom }],
      ['10:03:00', { pathname: '/b' }],
    ]);
    const metrics = ['visits', 'pageviews', 'events'];
    expect(await world.rowsOf(site, { metrics, dimensions: ['event:page', 'event:name'] })).toEqual([
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
    const site = await world.siteOf(events);
    const page = (offset: number) =>
      world.ask(site, {
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
    const site = await world.siteOf([
      ['10:00:00', { pathname: '/a' }],
      ['10:10:00', { pathname: '/b' }],
    ]);
    for (const date_range of ['day', '24h', '7d', 'all', [DAY, DAY]]) {
      const now = Date.parse(`${DAY}T10:05:00.250Z`);
      const first = await world.ask(site, { date_range, dimensions: ['time', 'event:page'] }, now);
      const again = await world.ask(site, first.query, now + 40 * 86_400_000);
      expect(again).toEqual(first);
    }
  });

  it('take the strings of a query as values, never as SQL', async () => {
    const evil = `'); DROP TABLE events; -- \\ {p0:String} \n\t" \u{1F600}`;
    const site = await world.siteOf([
      ['10:00:00', { source: evil, pathname: evil, props: { [evil]: evil } }],
    ]);
    for (const dimension of ['visit:source', 'event:page', `event:props:${evil}`]) {
      for (const operator of ['is', 'contains']) {
        const rows = await world.rowsOf(site, {
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
    const site = await world.siteOf([
      ['10:00:00', { visitor_id: '1', pathname: '/a' }],
      ['10:01:00', { visitor_id: '1', ...custom }],
      ['10:00:00', { visitor_id: '2', pathname: '/a' }],
      ['10:00:30', { visitor_id: '2', kind: 'engagement', name: 'engagement', pathname: '/z' }],
    ]);
    const metrics = ['visits', 'pageviews', 'events'];
    const signedUp = ['is', 'event:name', ['Signup']];
    expect(await world.rowsOf(site, { metrics, filters: [['has_done', signedUp]] })).toEqual([[1, 1, 2]]);
    expect(await world.rowsOf(site, { metrics, filters: [['has_not_done', signedUp]] })).toEqual([[1, 1, 1]]);
    expect(await world.rowsOf(site, { filters: [['has_done', ['is', 'event:page', ['/z']]]] })).toEqual([
      [0],
    ]);
    const date_range = [`${DAY}T10:00:00Z`, `${DAY}T10:00:59Z`];
    expect(await world.rowsOf(site, { date_range, filters: [['has_done', signedUp]] })).toEqual([[0]]);
    // One event must satisfy the whole filter.
    const signedUpOnA = ['and', [signedUp, ['is', 'event:page', ['/a']]]];
    expect(await world.rowsOf(site, { filters: [['has_done', signedUpOnA]] })).toEqual([[0]]);
  });
});

describe('patterns', () => {
  it('apply as RE2 has them', async () => {
    const site = await world.siteOf([
      ['10:00:00', { pathname: '/blog/2026' }],
      ['10:00:00', { visitor_id: '2', pathname: '/Blog' }],
    ]);
    const visits = (pattern: string) =>
      world.rowsOf(site, { filters: [['matches', 'event:page', [pattern]]] });
    expect(await visits('^/blog/[0-9]+$')).toEqual([[1]]);
    expect(await visits('(?i)^/blog')).toEqual([[2]]);
  });

  it('that RE2 cannot take are refused', async () => {
    const site = await world.siteOf([['10:00:00', {}]]);
    await expect(
      world.rowsOf(site, { filters: [['matches', 'event:page', ['a{1001}']]] }),
    ).rejects.toMatchObject({
      refusal: { code: 'invalid_filters', message: expect.stringContaining('RE2 syntax') },
    });
  });
});

describe('currentVisitors', () => {
  it('counts those who did something in the last five minutes', async () => {
    const now = Date.now();
    const at = (seconds: number) => new Date(now - seconds * 1000).toISOString();
    const site = await world.siteOf([
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
