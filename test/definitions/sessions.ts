import { describe, expect, it } from 'vitest';
import { CHROME, DAY, type SentEvent, type Told, world } from './world.ts';

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0';
const engagement = { name: 'engagement' };
const signup = { name: 'Signup' };
const passive = { name: 'Shown', interactive: false };

describe('a visitor', () => {
  const metrics = ['visitors', 'visits'];

  it('is an address with a user agent, on all of a site’s hostnames', async () => {
    const site = await world.siteOf([
      ['10:00:00', { hostname: 'example.com' }],
      ['10:01:00', { hostname: 'blog.example.com' }],
      ['10:01:00', { hostname: 'example.org' }],
      ['10:00:00', { by: 2 }],
      ['10:00:00', { user_agent: FIREFOX }],
    ]);
    expect(await world.rowsOf(site, { metrics })).toEqual([[3, 3]]);
  });

  it('who is anonymous is another one on each date where the site is', async () => {
    // 14 and 15 January in New York, where midnight is at 05:00.
    const events: Told[] = [['2026-01-14T23:50:00Z'], ['00:10:00'], ['04:50:00'], ['05:10:00']];
    const site = await world.siteOf(events, { timezone: 'America/New_York' });
    const date_range = ['2026-01-14', DAY];
    expect(await world.rowsOf(site, { metrics, date_range })).toEqual([[2, 3]]);
    expect(await world.rowsOf(site, { metrics, date_range, dimensions: ['time:day'] })).toEqual([
      ['2026-01-14', 1, 2],
      [DAY, 1, 1],
    ]);
  });

  it('whom the site names is the same on all dates, from every address', async () => {
    const site = await world.siteOf([
      ['2026-01-14T10:00:00Z', { visitor: 'jane' }],
      ['10:00:00', { visitor: 'jane', ip: '192.0.2.1', user_agent: FIREFOX }],
      ['10:01:00', { visitor: 'jane', ip: '192.0.2.2', user_agent: CHROME }],
      ['10:00:00', { visitor: 'john', ip: '192.0.2.1', user_agent: FIREFOX }],
    ]);
    expect(await world.rowsOf(site, { metrics, date_range: ['2026-01-14', DAY] })).toEqual([[2, 3]]);
  });
});

describe('a session', () => {
  const metrics = ['visits', 'visit_duration'];

  it('goes on for 30 whole minutes after an event, which 30:59 still are', async () => {
    const joined = await world.siteOf([['10:00:00'], ['10:30:59.999']]);
    expect(await world.rowsOf(joined, { metrics })).toEqual([[1, 1860]]);
    const apart = await world.siteOf([['10:00:00'], ['10:31:00']]);
    expect(await world.rowsOf(apart, { metrics })).toEqual([[2, 0]]);
  });

  it('is kept open by engagement, which is no part of its duration, its counts, its bounce and its exit', async () => {
    const site = await world.siteOf([
      ['10:00:00', { pathname: '/a' }],
      ['10:30:00', { ...engagement, pathname: '/z', engaged_ms: 1000 }],
      ['10:50:00', { ...engagement, pathname: '/z', engaged_ms: 1000 }],
    ]);
    const numbers = [...metrics, 'pageviews', 'events', 'bounce_rate'];
    expect(await world.rowsOf(site, { metrics: numbers })).toEqual([[1, 0, 1, 1, 100]]);
    expect(await world.rowsOf(site, { dimensions: ['visit:exit_page'] })).toEqual([['/a', 1]]);
    await world.tell(site, [['11:20:00', signup]]);
    expect(await world.rowsOf(site, { metrics: numbers })).toEqual([[1, 4800, 1, 2, 0]]);
  });

  it('is none when there was engagement only', async () => {
    const site = await world.siteOf([['10:00:00', { ...engagement, engaged_ms: 1000 }]]);
    expect(await world.rowsOf(site, { metrics: ['visitors', 'visits', 'events'] })).toEqual([[0, 0, 0]]);
  });

  it('is the same in whatever order its events arrive', async () => {
    const site = await world.siteOf([['10:50:00', { pathname: '/b', source: 'Late' }]]);
    await world.tell(site, [['10:00:00', { pathname: '/first', source: 'Early' }]]);
    expect(await world.rowsOf(site, { metrics })).toEqual([[2, 0]]);
    await world.tell(site, [['10:25:00', { pathname: '/between' }]]);
    expect(await world.rowsOf(site, { metrics, dimensions: ['visit:source'] })).toEqual([['Early', 1, 3000]]);
    expect(await world.rowsOf(site, { dimensions: ['visit:entry_page', 'visit:exit_page'] })).toEqual([
      ['/first', '/b', 1],
    ]);
  });

  it('of events of one instant has them in the order of the list', async () => {
    const paths = ['/1', '/2', '/3'].map((pathname): Told => ['10:00:00', { pathname }]);
    const site = await world.siteOf(paths);
    expect(await world.rowsOf(site, { dimensions: ['visit:entry_page', 'visit:exit_page'] })).toEqual([
      ['/1', '/3', 1],
    ]);
  });

  it('ends when the date does where the site is, and at no other midnight', async () => {
    const events: Told[] = [['23:50:00'], ['2026-01-16T00:10:00Z']];
    const date_range = [DAY, '2026-01-16'];
    const london = await world.siteOf(events, { timezone: 'Europe/London' });
    expect(await world.rowsOf(london, { metrics, date_range })).toEqual([[2, 0]]);
    const berlin = await world.siteOf(events, { timezone: 'Europe/Berlin' });
    expect(await world.rowsOf(berlin, { metrics, date_range })).toEqual([[1, 1200]]);
  });

  it('takes its attributes from its first event, and another campaign begins no other', async () => {
    const first: SentEvent = {
      referrer: 'https://www.google.com/search',
      country: 'DE',
      region: 'DE-BE',
      city: 'Berlin',
      language: 'de',
      screen: '1920x1080',
      browser: 'Firefox',
      browser_version: '127',
      os: 'Mac',
      os_version: '14',
      device: 'Desktop',
      utm_medium: 'organic',
      utm_campaign: 'spring',
      utm_content: 'a',
      utm_term: 'shoes',
      click_id: 'gclid',
    };
    const later: SentEvent = {
      referrer: 'https://news.ycombinator.com/',
      country: 'AT',
      region: 'AT-9',
      city: 'Vienna',
      language: 'en',
      screen: '800x600',
      browser: 'Chrome',
      browser_version: '126',
      os: 'Windows',
      os_version: '10',
      device: 'Mobile',
      utm_source: 'newsletter',
      utm_medium: 'email',
      utm_campaign: 'summer',
      utm_content: 'b',
      utm_term: 'hats',
      click_id: 'fbclid',
    };
    const site = await world.siteOf([
      ['10:00:00', first],
      ['10:05:00', { ...later, ...signup }],
    ]);
    const expected: Record<string, string> = {
      source: 'Google',
      channel: 'Paid Search',
      referrer: 'google.com/search',
      country: 'DE',
      region: 'DE-BE',
      city: 'Berlin',
      language: 'de',
      screen: '1920x1080',
      browser: 'Firefox',
      browser_version: '127',
      os: 'Mac',
      os_version: '14',
      device: 'Desktop',
      utm_source: '(not set)',
      utm_medium: 'organic',
      utm_campaign: 'spring',
      utm_content: 'a',
      utm_term: 'shoes',
      click_id: 'gclid',
    };
    const dimensions = Object.keys(expected).map((name) => `visit:${name}`);
    // Copied onto every event: also the later one is of this visit.
    expect(await world.rowsOf(site, { metrics: ['visits', 'events'], dimensions })).toEqual([
      [...Object.values(expected), 1, 2],
    ]);
    const filters = [['is', 'visit:country', ['DE']]];
    expect(await world.rowsOf(site, { metrics: ['events'], filters, dimensions: ['event:name'] })).toEqual([
      ['Signup', 1],
      ['pageview', 1],
    ]);
  });

  it('has the device that its user agent tells', async () => {
    const agents = {
      Desktop: CHROME,
      Mobile:
        'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4.1 Mobile/15E148 Safari/604.1',
      Tablet:
        'Mozilla/5.0 (iPad; CPU OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Mobile/15E148 Safari/604.1',
    };
    const television =
      'Mozilla/5.0 (SMART-TV; Linux; Tizen 6.0) AppleWebKit/537.36 (KHTML, like Gecko) Version/6.0 TV Safari/537.36';
    const all = [...Object.values(agents), television];
    const site = await world.siteOf(all.map((user_agent): Told => ['10:00:00', { user_agent }]));
    expect(await world.rowsOf(site, { dimensions: ['visit:device'] })).toEqual([
      ['Desktop', 2],
      ['Mobile', 1],
      ['Tablet', 1],
    ]);
  });
});

describe('entry and exit', () => {
  it('are those of pageviews, the first of which may come after other events', async () => {
    const site = await world.siteOf([
      ['10:00:00', { ...signup, pathname: '/x', hostname: 'x.example.com' }],
      ['10:01:00', { pathname: '/a', hostname: 'a.example.com' }],
      ['10:02:00', { pathname: '/b', hostname: 'b.example.com' }],
      ['10:03:00', { ...signup, pathname: '/y', hostname: 'y.example.com' }],
    ]);
    const of = (...names: string[]) =>
      world.rowsOf(site, { dimensions: names.map((name) => `visit:${name}`) });
    expect(await of('entry_page', 'exit_page')).toEqual([['/a', '/b', 1]]);
    expect(await of('entry_page_hostname', 'exit_page_hostname')).toEqual([
      ['a.example.com', 'b.example.com', 1],
    ]);
  });

  it('are empty without a pageview', async () => {
    const site = await world.siteOf([['10:00:00', { ...signup, pathname: '/x' }]]);
    const names = ['entry_page', 'exit_page', 'entry_page_hostname', 'exit_page_hostname'];
    const dimensions = names.map((name) => `visit:${name}`);
    expect(await world.rowsOf(site, { dimensions })).toEqual([['', '', '', '', 1]]);
  });
});

describe('a bounce', () => {
  it.each<{ what: string; rate: number; events: SentEvent[] }>([
    { what: 'one pageview', rate: 100, events: [{}] },
    { what: 'one pageview and engagement', rate: 100, events: [{}, { ...engagement, scroll_depth: 90 }] },
    { what: 'one pageview and an event that is not interactive', rate: 100, events: [{}, passive] },
    { what: 'events that are not interactive', rate: 100, events: [passive, passive] },
    { what: 'two pageviews, even of one page', rate: 0, events: [{}, {}] },
    { what: 'one pageview and an interactive event', rate: 0, events: [{}, signup] },
    { what: 'an interactive event alone', rate: 0, events: [signup] },
    { what: 'an interactive event before the pageview', rate: 0, events: [signup, {}] },
  ])('is $rate % of visits of $what', async ({ rate, events }) => {
    const site = await world.siteOf(events.map((event, second): Told => [`10:00:0${second}`, event]));
    expect(await world.rowsOf(site, { metrics: ['visits', 'bounce_rate'] })).toEqual([[1, rate]]);
  });
});

describe('duration', () => {
  it('goes from the first to the last event, also when the last is no pageview, in milliseconds', async () => {
    const site = await world.siteOf([
      ['10:00:00.600'],
      ['10:00:30', signup],
      ['10:01:00.400', passive],
      ['10:00:00', { by: 2 }],
      ['10:00:01', { by: 2 }],
    ]);
    // (59.8 + 1) / 2 = 30.4 s
    expect(await world.rowsOf(site, { metrics: ['visit_duration'] })).toEqual([[30]]);
  });
});
