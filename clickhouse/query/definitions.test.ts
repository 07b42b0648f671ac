import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestClickHouse, type TestClickHouse } from '../../test/clickhouse.ts';
import { custom, DAY, DefinitionsWorld } from '../../test/definitions-world.ts';

let engine: TestClickHouse;
let world: DefinitionsWorld;
beforeAll(async () => {
  engine = await startTestClickHouse();
  world = new DefinitionsWorld(engine);
});
afterAll(() => engine.stop());

describe('metrics', () => {
  it('are 0 where nothing happened, and a percentage of nothing is null', async () => {
    const site = await world.siteOf([]);
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
    expect(await world.rowsOf(site, { metrics })).toEqual([[0, 0, 0, 0, 0, 0, 0, null]]);
    expect(await world.rowsOf(site, { metrics: ['visits'], dimensions: ['visit:source'] })).toEqual([]);
  });

  it('round halves to even, as ClickHouse does', async () => {
    const site = await world.siteOf([
      ...Array.from(
        { length: 7 },
        (_, i) => ['10:00:00', { visitor_id: `${i}`, ...custom }] as [string, object],
      ),
      ['10:00:00', { visitor_id: '7' }],
    ]);
    expect(await world.rowsOf(site, { metrics: ['bounce_rate', 'views_per_visit'] })).toEqual([[12, 0.12]]);
  });

  it('do not take engagement for a visit, nor let it lengthen one', async () => {
    const engagement = { kind: 'engagement', name: 'engagement' };
    const site = await world.siteOf([
      ['10:00:00', {}],
      ['10:00:40', {}],
      ['10:09:00', engagement],
      ['12:00:00', { ...engagement, visitor_id: '2' }],
    ]);
    const metrics = ['visitors', 'visits', 'events', 'visit_duration'];
    expect(await world.rowsOf(site, { metrics })).toEqual([[1, 1, 2, 40]]);
  });

  it('take the bounce rate of a page from the visits that began there', async () => {
    const site = await world.siteOf([
      ['10:00:00', { visitor_id: '1', pathname: '/a' }],
      ['10:00:00', { visitor_id: '2', pathname: '/a' }],
      ['10:01:00', { visitor_id: '2', pathname: '/b' }],
      ['10:00:00', { visitor_id: '3', pathname: '/b' }],
    ]);
    const filters = [['is', 'event:page', ['/b']]];
    expect(await world.rowsOf(site, { metrics: ['visits', 'bounce_rate'], filters })).toEqual([[2, 100]]);
    expect(
      await world.rowsOf(site, { metrics: ['visits', 'bounce_rate'], dimensions: ['event:page'] }),
    ).toEqual([
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
    const site = await world.siteOf([
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
    expect(await world.rowsOf(site, { metrics, dimensions: ['event:page'] })).toEqual([
      ['/a', 3, 4, 45],
      ['/b', 1, 0, null],
      ['/c', 1, null, null],
    ]);
    const order_by = [['time_on_page', 'asc']];
    const pages = await world.rowsOf(site, { metrics, dimensions: ['event:page'], order_by });
    expect(pages.map(([page]) => page)).toEqual(['/b', '/a', '/c']);
    const filters = [['is', 'event:page', ['/a', '/b']]];
    expect(await world.rowsOf(site, { metrics, filters })).toEqual([[3, 3, 45]]);
  });

  it('is none where a page only told what it measured', async () => {
    const site = await world.siteOf([
      ['10:00:00', { pathname: '/a' }],
      ['10:00:10', { ...engaged('/a', 3000, 20) }],
      ['10:00:00', { visitor_id: '2', pathname: '/a' }],
      ['10:00:10', { visitor_id: '2', ...engaged('/a', 0), view_id: 7, lcp_ms: 900 }],
    ]);
    const metrics = ['time_on_page', 'scroll_depth'];
    expect(await world.rowsOf(site, { metrics, dimensions: ['event:page'] })).toEqual([['/a', 3, 20]]);
  });

  it('has no part in pageviews, and exits are measured by those', async () => {
    const site = await world.siteOf([
      ['10:00:00', { visitor_id: '1', pathname: '/a' }],
      ['10:00:05', { visitor_id: '1', pathname: '/b' }],
      ['10:00:10', { visitor_id: '1', pathname: '/a' }],
      ['10:00:20', { visitor_id: '1', ...engaged('/b', 3000, 20) }],
      ['10:00:00', { visitor_id: '2', pathname: '/a' }],
      ['10:00:10', { visitor_id: '2', pathname: '/b' }],
    ]);
    const metrics = ['exit_rate', 'visits'];
    expect(await world.rowsOf(site, { metrics, dimensions: ['visit:exit_page'] })).toEqual([
      ['/b', 50, 1],
      ['/a', 33.3, 1],
    ]);
  });
});

describe('revenue', () => {
  let buyers = 0;
  const sale = (revenue_amount: string, revenue_currency: string, source = '') => ({
    ...custom,
    visitor_id: String(++buyers),
    revenue_amount,
    revenue_currency,
    source,
  });
  const metrics = ['total_revenue', 'average_revenue'];
  const euros = { currency: 'EUR' };

  it('is an amount in the currency of its events', async () => {
    const site = await world.siteOf([
      ['10:00:00', sale('1999.99', 'EUR')],
      ['10:01:00', sale('0.01', 'EUR')],
      ['10:01:00', { visitor_id: '0' }],
    ]);
    const { results, meta } = await world.ask(site, { metrics });
    expect(results[0]?.metrics).toEqual([
      { value: 2000, short: '€2K', long: '€2,000.00', ...euros },
      { value: 1000, short: '€1K', long: '€1,000.00', ...euros },
    ]);
    expect(meta).toEqual({});
  });

  it('is null with a warning where there is none, and where currencies are mixed', async () => {
    const none = await world.ask(await world.siteOf([['10:00:00', {}]]), { metrics });
    expect(none.results[0]?.metrics).toEqual([null, null]);
    expect(none.meta.metric_warnings?.total_revenue).toMatchObject({ code: 'no_revenue' });

    const mixed = await world.siteOf([
      ['10:00:00', sale('5', 'EUR', 'a')],
      ['10:00:00', sale('5', 'EUR', 'b')],
      ['10:00:00', sale('5', 'USD', 'b')],
      ['10:00:00', { visitor_id: '0', source: 'c' }],
    ]);
    const answer = await world.ask(mixed, { metrics, dimensions: ['visit:source'] });
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
    const site = await world.siteOf([
      ['10:50:00', { pathname: '/a' }],
      ['11:15:00', {}],
      ['11:40:00', {}],
      ['12:00:00', { pathname: '/a' }],
    ]);
    const body = { metrics: ['visits', 'pageviews', 'visit_duration'], dimensions: ['time:hour'] };
    expect(await world.rowsOf(site, body)).toEqual([
      [`${DAY} 10:00:00`, 1, 1, 4200],
      [`${DAY} 11:00:00`, 1, 2, 0],
      [`${DAY} 12:00:00`, 1, 1, 0],
    ]);
    const filters = [['is', 'event:page', ['/a']]];
    expect(await world.rowsOf(site, { ...body, metrics: ['visits'], filters })).toEqual([
      [`${DAY} 10:00:00`, 1],
      [`${DAY} 12:00:00`, 1],
    ]);
  });

  it('and minutes are read likewise', async () => {
    const site = await world.siteOf([
      ['10:50:59', { pathname: '/a' }],
      ['10:53:00', {}],
    ]);
    const date_range = [`${DAY}T10:50:00Z`, `${DAY}T10:54:59Z`];
    const body = { date_range, dimensions: ['time:minute'], include: { time_labels: true } };
    expect(await world.rowsOf(site, { ...body, metrics: ['visits', 'pageviews'] })).toEqual([
      [`${DAY} 10:50:00`, 1, 1],
      [`${DAY} 10:51:00`, 1, 0],
      [`${DAY} 10:52:00`, 1, 0],
      [`${DAY} 10:53:00`, 1, 1],
    ]);
    expect((await world.rowsOf(site, { ...body, metrics: ['pageviews'] })).length).toBe(4);
    const { meta } = await world.ask(site, body);
    expect(meta.time_labels).toEqual([0, 1, 2, 3, 4].map((minute) => `${DAY} 10:5${minute}:00`));
    await expect(world.ask(site, { ...body, date_range: '7d' })).rejects.toThrow(
      'needs a date_range of at most a day',
    );
  });

  it('of the same label are one when clocks are set back', async () => {
    const date = '2026-10-25';
    const site = await world.siteOf(
      [
        ['2026-10-25T00:30:00Z', { date, visitor_id: '1' }],
        ['2026-10-25T01:30:00Z', { date, visitor_id: '2' }],
        ['2026-10-25T02:30:00Z', { date, visitor_id: '3' }],
      ],
      'Europe/Berlin',
    );
    const { results, meta } = await world.ask(site, {
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
