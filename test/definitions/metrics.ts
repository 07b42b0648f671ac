import { describe, expect, it } from 'vitest';
import { type Told, world } from './world.ts';

const signup = { name: 'Signup' };
const engaged = (pathname: string, engaged_ms: number, scroll_depth?: number) => ({
  name: 'engagement',
  pathname,
  engaged_ms,
  ...(scroll_depth !== undefined && { scroll_depth }),
});

describe('metrics', () => {
  it('are 0 where nothing happened, and a percentage of nothing is null', async () => {
    const site = await world.siteOf([]);
    const counts = ['visitors', 'visits', 'pageviews', 'events', 'views_per_visit', 'bounce_rate'];
    const metrics = [...counts, 'visit_duration', 'percentage'];
    expect(await world.rowsOf(site, { metrics })).toEqual([[0, 0, 0, 0, 0, 0, 0, null]]);
    const page = { filters: [['is', 'event:page', ['/']]] };
    expect(await world.rowsOf(site, { metrics: ['time_on_page', 'scroll_depth'], ...page })).toEqual([
      [null, null],
    ]);
    expect(await world.rowsOf(site, { dimensions: ['visit:source'] })).toEqual([]);
  });

  it('count people, their visits, their pageviews and all that they did', async () => {
    const site = await world.siteOf([
      ['10:00:00'],
      ['10:01:00', signup],
      ['10:02:00', { name: 'Shown', interactive: false }],
      ['10:03:00', engaged('/', 5000, 50)],
      ['12:00:00'],
      ['10:00:00', { by: 2 }],
    ]);
    const metrics = ['visitors', 'visits', 'pageviews', 'events'];
    expect(await world.rowsOf(site, { metrics })).toEqual([[2, 3, 3, 5]]);
  });

  it('round halves to even, as ClickHouse does', async () => {
    const bouncesOfEight = async (bounces: number) => {
      const events = Array.from(
        { length: 8 },
        (_, by): Told => ['10:00:00', by < bounces ? { by } : { by, ...signup }],
      );
      const site = await world.siteOf(events);
      return (await world.rowsOf(site, { metrics: ['bounce_rate', 'views_per_visit'] }))[0];
    };
    // 12.5 and 37.5 percent; 0.125 and 0.375 views.
    expect(await bouncesOfEight(1)).toEqual([12, 0.12]);
    expect(await bouncesOfEight(3)).toEqual([38, 0.38]);
    const site = await world.siteOf([['10:00:00'], ['10:00:02.500']]);
    expect(await world.rowsOf(site, { metrics: ['visit_duration'] })).toEqual([[2]]);
  });

  it('tell views per visit to two places, by time only and of whole visits', async () => {
    const site = await world.siteOf([
      ['10:00:00', { by: 1 }],
      ['10:00:00', { by: 2 }],
      ['10:00:00', { by: 3 }],
      ['10:01:00', { by: 3, pathname: '/b' }],
    ]);
    const metrics = ['views_per_visit'];
    expect(await world.rowsOf(site, { metrics })).toEqual([[1.33]]);
    expect(await world.rowsOf(site, { metrics, dimensions: ['time:hour'] })).toHaveLength(1);
    for (const body of [{ dimensions: ['visit:source'] }, { filters: [['is', 'event:page', ['/b']]] }]) {
      expect(await world.refusal(site, { metrics, ...body })).toMatchObject([
        400,
        { code: 'query_conflict' },
      ]);
    }
  });

  it('give each row its percentage of the visitors that the same filters leave', async () => {
    const site = await world.siteOf([
      ['10:00:00', { by: 1, source: 'A', country: 'DE' }],
      ['10:00:00', { by: 2, source: 'B', country: 'DE' }],
      ['10:00:00', { by: 3, source: 'B', country: 'DE' }],
      ['10:00:00', { by: 4, source: 'A', country: 'AT' }],
    ]);
    const body = { metrics: ['visitors', 'percentage'], dimensions: ['visit:source'] };
    const filters = [['is', 'visit:country', ['DE']]];
    expect(await world.rowsOf(site, { ...body, filters })).toEqual([
      ['B', 2, 66.67],
      ['A', 1, 33.33],
    ]);
    expect(await world.rowsOf(site, body)).toEqual([
      ['A', 2, 50],
      ['B', 2, 50],
    ]);
  });

  it('take the bounce rate of a page from the visits that began there', async () => {
    const site = await world.siteOf([
      ['10:00:00', { by: 1, pathname: '/a' }],
      ['10:00:00', { by: 2, pathname: '/a' }],
      ['10:01:00', { by: 2, pathname: '/b' }],
      ['10:00:00', { by: 3, pathname: '/b' }],
    ]);
    const metrics = ['visits', 'bounce_rate'];
    const filters = [['is', 'event:page', ['/b']]];
    expect(await world.rowsOf(site, { metrics, filters })).toEqual([[2, 100]]);
    expect(await world.rowsOf(site, { metrics, dimensions: ['event:page'] })).toEqual([
      ['/a', 2, 50],
      ['/b', 2, 100],
    ]);
    // Inside another filter it chooses visits, of which all are told.
    for (const filter of [
      ['or', filters],
      ['has_done', filters[0]],
    ]) {
      expect(await world.rowsOf(site, { metrics, filters: [filter] })).toEqual([[2, 50]]);
    }
  });

  it('of sessions are by page those that began there, with filters on the page likewise, and 0 where none did', async () => {
    const site = await world.siteOf([
      ['10:00:00', { by: 1, pathname: '/a' }],
      ['10:01:00', { by: 1, pathname: '/b' }],
      ['10:00:00', { by: 2, pathname: '/a' }],
      ['10:03:00', { by: 2, pathname: '/c' }],
    ]);
    const body = { metrics: ['visits', 'visit_duration'], dimensions: ['event:page'] };
    expect(await world.rowsOf(site, body)).toEqual([
      ['/a', 2, 120],
      ['/b', 1, 0],
      ['/c', 1, 0],
    ]);
    const filters = [['is', 'event:page', ['/b', '/c']]];
    expect(await world.rowsOf(site, { ...body, filters })).toEqual([
      ['/b', 1, 0],
      ['/c', 1, 0],
    ]);
  });

  it('of sessions are of no other part of an event', async () => {
    const site = await world.siteOf([]);
    for (const dimension of ['event:name', 'event:hostname', 'event:props:plan']) {
      const body = { metrics: ['bounce_rate'], dimensions: [dimension] };
      expect(await world.refusal(site, body)).toMatchObject([400, { code: 'query_conflict' }]);
    }
    const body = { metrics: ['pageviews'], dimensions: ['visit:entry_page'] };
    expect(await world.refusal(site, body)).toMatchObject([400, { code: 'query_conflict' }]);
  });

  it('of engagement and exits are refused where they mean nothing', async () => {
    const site = await world.siteOf([]);
    for (const body of [
      { metrics: ['time_on_page'] },
      { metrics: ['scroll_depth'], dimensions: ['visit:source'] },
      { metrics: ['exit_rate'] },
      { metrics: ['exit_rate'], dimensions: ['visit:entry_page'] },
      { metrics: ['exit_rate'], dimensions: ['visit:exit_page', 'visit:source'] },
      { metrics: ['exit_rate'], dimensions: ['visit:exit_page'], filters: [['is', 'event:page', ['/']]] },
      { metrics: ['conversion_rate'] },
    ]) {
      expect(await world.refusal(site, body)).toMatchObject([400, { code: 'query_conflict' }]);
    }
  });
});

describe('engagement', () => {
  it('gives the time on a page and how far it was seen, averaged over the visits that were engaged there', async () => {
    const site = await world.siteOf([
      ['10:00:00', { by: 1, pathname: '/a' }],
      ['10:00:10', { by: 1, ...engaged('/a', 3000, 20) }],
      ['10:00:20', { by: 1, ...engaged('/a', 5000, 60) }],
      ['10:00:00', { by: 2, pathname: '/a' }],
      ['10:00:10', { by: 2, ...engaged('/a', 1000, 30) }],
      ['10:00:00', { by: 3, pathname: '/a' }],
      ['10:00:00', { by: 3, pathname: '/b' }],
      ['10:00:10', { by: 3, ...engaged('/b', 500) }],
      ['10:00:00', { by: 4, ...engaged('/a', 9000, 100) }],
      ['10:00:00', { by: 5, pathname: '/c' }],
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
    const measures = { v: 7, n: 'n', l: 900 };
    const site = await world.siteOf([
      ['10:00:00', { pathname: '/a' }],
      ['10:00:10', engaged('/a', 3000, 20)],
      ['10:00:00', { by: 2, pathname: '/a' }],
      ['10:00:10', { by: 2, ...engaged('/a', 0), measures }],
    ]);
    const metrics = ['time_on_page', 'scroll_depth'];
    expect(await world.rowsOf(site, { metrics, dimensions: ['event:page'] })).toEqual([['/a', 3, 20]]);
  });

  it('has no part in pageviews, and exits are measured by those', async () => {
    const site = await world.siteOf([
      ['10:00:00', { by: 1, pathname: '/a' }],
      ['10:00:05', { by: 1, pathname: '/b' }],
      ['10:00:10', { by: 1, pathname: '/a' }],
      ['10:00:20', { by: 1, ...engaged('/b', 3000, 20) }],
      ['10:00:00', { by: 2, pathname: '/a' }],
      ['10:00:10', { by: 2, pathname: '/b' }],
    ]);
    const body = { metrics: ['exit_rate', 'visits'], dimensions: ['visit:exit_page'] };
    expect(await world.rowsOf(site, body)).toEqual([
      ['/b', 50, 1],
      ['/a', 33.3, 1],
    ]);
  });
});
