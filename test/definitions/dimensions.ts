import { describe, expect, it } from 'vitest';
import { type Told, world } from './world.ts';

const signup = { name: 'Signup' };

describe('dimensions', () => {
  it('name empty values, and filters take those names', async () => {
    const known = {
      source: 'Google',
      referrer: 'https://www.google.com/search',
      utm_medium: 'organic',
      utm_source: 'google',
      utm_campaign: 'spring',
      utm_content: 'a',
      utm_term: 'shoes',
      click_id: 'gclid',
      device: 'Mobile',
      screen: '800x600',
      browser: 'Firefox',
      browser_version: '127',
      os: 'iOS',
      os_version: '17.4',
      language: 'de',
      props: { plan: 'pro' },
    };
    const site = await world.siteOf([
      ['10:00:00', { visitor: 'unknown' }],
      ['10:00:00', { visitor: 'known', ...known }],
    ]);
    const labels: Record<string, string> = {
      'visit:source': 'Direct / None',
      'visit:referrer': 'Direct / None',
      'visit:channel': 'Direct',
      'event:props:plan': '(none)',
    };
    const notSet = ['utm_source', 'utm_medium', 'utm_campaign', 'utm_content', 'utm_term', 'click_id'];
    const machine = ['device', 'screen', 'browser', 'browser_version', 'os', 'os_version', 'language'];
    for (const name of [...notSet, ...machine]) labels[`visit:${name}`] = '(not set)';
    for (const [dimension, label] of Object.entries(labels)) {
      const rows = await world.rowsOf(site, { dimensions: [dimension] });
      expect([dimension, rows.length, rows]).toEqual([dimension, 2, expect.arrayContaining([[label, 1]])]);
      for (const operator of ['is', 'contains']) {
        const filters = [[operator, dimension, [label]]];
        expect(await world.rowsOf(site, { dimensions: [dimension], filters })).toEqual([[label, 1]]);
      }
    }
  });

  it('have a channel for every visit', async () => {
    const site = await world.siteOf([
      ['10:00:00', { by: 1 }],
      ['10:00:00', { by: 2, referrer: 'https://www.google.com/' }],
      ['10:00:00', { by: 3, utm_medium: 'email' }],
    ]);
    const channels = await world.rowsOf(site, { dimensions: ['visit:channel'] });
    expect(channels.map(([channel]) => channel)).toEqual(['Direct', 'Email', 'Organic Search']);
  });

  it('leave places, pages, hostnames and names as they are, empty ones too', async () => {
    const site = await world.siteOf([
      ['10:00:00', { ...signup, hostname: 'shop.example.com', pathname: '/a' }],
    ]);
    const visit = ['country', 'region', 'city', 'entry_page', 'exit_page'].map((name) => `visit:${name}`);
    const event = ['event:page', 'event:hostname', 'event:name'];
    expect(await world.rowsOf(site, { dimensions: [...visit, ...event] })).toEqual([
      ['', '', '', '', '', '/a', 'shop.example.com', 'Signup', 1],
    ]);
  });

  it('name places, sort by the names and filter by them', async () => {
    const places = ['AT', 'DE', 'CH', ''].map(
      (country, by): Told => ['10:00:00', { by, country, region: country && `${country}-1` }],
    );
    const site = await world.siteOf(places);
    const body = { dimensions: ['visit:country_name'], order_by: [['visit:country_name', 'desc']] };
    expect(await world.rowsOf(site, body)).toEqual([
      ['Switzerland', 1],
      ['Germany', 1],
      ['Austria', 1],
      ['', 1],
    ]);
    const filters = [['contains', 'visit:country_name', ['ER'], { case_sensitive: false }]];
    expect(await world.rowsOf(site, { ...body, filters })).toEqual([
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

  it('of visits are on all events of the visit', async () => {
    const site = await world.siteOf([
      ['10:00:00', { source: 'Google', pathname: '/a' }],
      ['10:01:00', { source: 'Other', pathname: '/b' }],
    ]);
    const body = { metrics: ['visits', 'pageviews'], dimensions: ['visit:source', 'event:page'] };
    expect(await world.rowsOf(site, body)).toEqual([
      ['Google', '/a', 1, 1],
      ['Google', '/b', 1, 1],
    ]);
  });

  it('list a page only for an event that counts, wherever the visit began', async () => {
    const site = await world.siteOf([
      ['10:00:00', { pathname: '/a' }],
      ['10:01:00', { pathname: '/b', ...signup }],
    ]);
    const filters = [['is', 'event:name', ['Signup']]];
    const body = {
      metrics: ['visits', 'bounce_rate', 'visit_duration'],
      dimensions: ['event:page'],
      filters,
    };
    expect(await world.rowsOf(site, body)).toEqual([['/b', 1, 0, 0]]);
  });

  it('count a visit once in each page it saw, and by all event dimensions together', async () => {
    const site = await world.siteOf([
      ['10:00:00', { pathname: '/a' }],
      ['10:01:00', { pathname: '/a' }],
      ['10:02:00', { pathname: '/a', ...signup }],
      ['10:03:00', { pathname: '/b' }],
    ]);
    const metrics = ['visits', 'pageviews', 'events'];
    expect(await world.rowsOf(site, { metrics, dimensions: ['event:page', 'event:name'] })).toEqual([
      ['/a', 'Signup', 1, 0, 1],
      ['/a', 'pageview', 1, 2, 2],
      ['/b', 'pageview', 1, 1, 1],
    ]);
  });

  it('of props are those of the event, numbers and truths as text', async () => {
    const site = await world.siteOf([
      ['10:00:00', { props: { seats: 2, trial: true } }],
      ['10:01:00', { props: { seats: 2 } }],
      ['10:02:00', { props: { seats: '3' } }],
    ]);
    const of = (key: string) =>
      world.rowsOf(site, { metrics: ['visits', 'events'], dimensions: [`event:props:${key}`] });
    expect(await of('seats')).toEqual([
      ['2', 1, 2],
      ['3', 1, 1],
    ]);
    expect(await of('trial')).toEqual([
      ['(none)', 1, 2],
      ['true', 1, 1],
    ]);
  });
});

describe('answers', () => {
  it('are paged in one order and tell how many rows there are, also beyond the last', async () => {
    const site = await world.siteOf(
      ['a', 'b', 'c', 'd', 'e'].map((source, by): Told => ['10:00:00', { by, source }]),
    );
    const page = (offset: number) =>
      world.ask(site, {
        dimensions: ['visit:source'],
        include: { total_rows: true },
        pagination: { limit: 2, offset },
      });
    const pages = [await page(0), await page(2), await page(4), await page(6)];
    expect(pages.map(({ results }) => results.flatMap(({ dimensions }) => dimensions))).toEqual([
      ['a', 'b'],
      ['c', 'd'],
      ['e'],
      [],
    ]);
    expect(pages.map(({ meta }) => meta.total_rows)).toEqual([5, 5, 5, 5]);
  });

  it('are ordered by the first metric, or as asked', async () => {
    const site = await world.siteOf([
      ['10:00:00', { by: 1, source: 'a' }],
      ['10:00:00', { by: 2, source: 'b' }],
      ['10:01:00', { by: 2 }],
      ['10:00:00', { by: 3, source: 'b' }],
      ['10:00:00', { by: 4, source: 'c' }],
    ]);
    const sources = async (body: object) => {
      const rows = await world.rowsOf(site, { dimensions: ['visit:source'], ...body });
      return rows.map(([source]) => source);
    };
    expect(await sources({})).toEqual(['b', 'a', 'c']);
    expect(await sources({ order_by: [['visit:source', 'desc']] })).toEqual(['c', 'b', 'a']);
    const byBounces = { metrics: ['bounce_rate', 'visits'], order_by: [['bounce_rate', 'asc']] };
    expect(await sources(byBounces)).toEqual(['b', 'a', 'c']);
  });
});
