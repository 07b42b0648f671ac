import { describe, expect, it } from 'vitest';
import { DAY, type Told, world } from './world.ts';

const goals = [
  { goal_type: 'event', event_name: 'Signup' },
  { goal_type: 'page', page_path: '/pricing*' },
  { goal_type: 'scroll', page_path: '/blog/**', scroll_threshold: 60, display_name: 'Read /blog' },
  {
    goal_type: 'event',
    event_name: 'Signup',
    display_name: 'Pro signup',
    custom_props: { plan: 'pro', seats: '2' },
  },
];
const signup = { name: 'Signup' };
const proSignup = { name: 'Signup', props: { plan: 'pro', seats: '2' } };
const scrolled = (pathname: string, scroll_depth?: number) => ({
  name: 'engagement',
  pathname,
  engaged_ms: 1000,
  ...(scroll_depth !== undefined && { scroll_depth }),
});

const siteOf = (events: readonly Told[]) => world.siteOf(events, { goals });
const byGoal = { dimensions: ['event:goal'], order_by: [['event:goal', 'asc']] };

describe('goals', () => {
  it('are met by events of a name, pageviews of a path, engagement of a depth, and their props', async () => {
    const site = await siteOf([
      ['10:00:00', { by: 1, pathname: '/pricing/eu' }],
      ['10:01:00', { by: 1, ...signup, pathname: '/pricing' }],
      ['10:02:00', { by: 1, ...signup, props: { plan: 'pro', seats: '2', more: 'x' } }],
      ['10:00:00', { by: 2, pathname: '/de/pricing' }],
      ['10:01:00', { by: 2, ...signup, props: { plan: 'pro' } }],
      ['10:00:00', { by: 3, pathname: '/blog/a/b' }],
      ['10:01:00', { by: 3, ...scrolled('/blog/a/b', 60) }],
      ['10:00:00', { by: 4, pathname: '/blog/a' }],
      ['10:01:00', { by: 4, ...scrolled('/blog/a', 59) }],
      ['10:02:00', { by: 4, ...scrolled('/blog/a') }],
      ['10:03:00', { by: 4, ...scrolled('/blog', 100) }],
    ]);
    const metrics = ['visitors', 'visits', 'pageviews', 'events'];
    const rows = await world.rowsOf(site, { metrics, ...byGoal });
    expect(rows).toEqual([
      ['Pro signup', 1, 1, 0, 1],
      ['Read /blog', 1, 1, 0, null],
      ['Signup', 2, 2, 0, 3],
      ['Visit /pricing*', 1, 1, 1, 1],
    ]);
    for (const [name, ...numbers] of rows) {
      const filters = [['is', 'event:goal', [name]]];
      expect(await world.rowsOf(site, { metrics, filters })).toEqual([numbers]);
    }
  });

  it('are named after what meets them unless they have a name', async () => {
    const unnamed = goals.slice(0, 3).map(({ display_name: _, ...goal }) => goal);
    const events: Told[] = [
      ['10:00:00', { pathname: '/pricing' }],
      ['10:00:01', signup],
      ['10:00:02', scrolled('/blog/a', 100)],
    ];
    const site = await world.siteOf(events, { goals: unnamed });
    expect(await world.rowsOf(site, byGoal)).toEqual([
      ['Scroll 60% on /blog/**', 1],
      ['Signup', 1],
      ['Visit /pricing*', 1],
    ]);
  });

  it.each<{ path: string; met: string[]; missed: string[] }>([
    { path: '/a', met: ['/a'], missed: ['/', '/a/', '/ab', '/x/a', '/A'] },
    { path: '/a*', met: ['/a', '/ab', '/a/b/c'], missed: ['/x/a', '/A'] },
    { path: '/a/**/z', met: ['/a/b/z', '/a/b/c/z'], missed: ['/a/z', '/a/b/z/1'] },
    { path: '/a/*/z', met: ['/a/b/z', '/a/b/c/z'], missed: ['/a/z', '/a/b/z/1'] },
    { path: '*/z', met: ['/z', '/a/b/z'], missed: ['/zz', '/z/a'] },
    { path: '/a|/b*', met: ['/a', '/b', '/bc'], missed: ['/ac', '/c', '/x/b'] },
    { path: '/a.b(c)+', met: ['/a.b(c)+'], missed: ['/aXb(c)+', '/a.bc', '/a.b(c)'] },
  ])('on the path $path take what its asterisks and bars mean, as a whole', async ({ path, met, missed }) => {
    const views = [...met, ...missed].map((pathname, by): Told => ['10:00:00', { by, pathname }]);
    const site = await world.siteOf(views, { goals: [{ goal_type: 'page', page_path: path }] });
    const filters = [['is', 'event:goal', [`Visit ${path}`]]];
    const pages = await world.rowsOf(site, { filters, dimensions: ['event:page'] });
    expect(pages.map(([page]) => page)).toEqual(met.toSorted());
  });

  it('on pages are met by pageviews only', async () => {
    const site = await siteOf([
      ['10:00:00', { pathname: '/x' }],
      ['10:01:00', { ...signup, pathname: '/pricing' }],
      ['10:02:00', scrolled('/pricing', 100)],
    ]);
    expect(await world.rowsOf(site, byGoal)).toEqual([['Signup', 1]]);
  });

  it('count a visit once each, however often it meets them', async () => {
    const site = await siteOf([
      ['10:00:00', signup],
      ['10:01:00', signup],
      ['12:00:00', signup],
    ]);
    const metrics = ['visitors', 'visits', 'events'];
    expect(await world.rowsOf(site, { metrics, ...byGoal })).toEqual([['Signup', 1, 2, 3]]);
  });

  it('stand beside other dimensions, of the events that meet them', async () => {
    const site = await siteOf([
      ['10:00:00', { pathname: '/pricing', source: 'Google' }],
      ['11:01:00', { by: 2, ...signup, pathname: '/a' }],
      ['11:02:00', { by: 2, ...proSignup, pathname: '/b' }],
    ]);
    expect(await world.rowsOf(site, { dimensions: ['event:goal', 'event:page'] })).toEqual([
      ['Pro signup', '/b', 1],
      ['Signup', '/a', 1],
      ['Signup', '/b', 1],
      ['Visit /pricing*', '/pricing', 1],
    ]);
    expect(await world.rowsOf(site, { dimensions: ['visit:source', 'event:goal'] })).toEqual([
      ['Direct / None', 'Pro signup', 1],
      ['Direct / None', 'Signup', 1],
      ['Google', 'Visit /pricing*', 1],
    ]);
    expect(await world.rowsOf(site, { dimensions: ['time:hour', 'event:goal'] })).toEqual([
      [`${DAY} 10:00:00`, 'Visit /pricing*', 1],
      [`${DAY} 11:00:00`, 'Pro signup', 1],
      [`${DAY} 11:00:00`, 'Signup', 1],
    ]);
  });

  it('have no rows on a site without goals', async () => {
    expect(await world.rowsOf(await world.siteOf([['10:00:00', signup]]), byGoal)).toEqual([]);
  });
});

describe('filters on goals', () => {
  it('hold for events that meet any of those named, and leave only their rows', async () => {
    const site = await siteOf([
      ['10:00:00', { pathname: '/pricing' }],
      ['10:01:00', proSignup],
    ]);
    const filters = [['is', 'event:goal', ['Visit /pricing*', 'pro SIGNUP'], { case_sensitive: false }]];
    const metrics = ['visits', 'events'];
    expect(await world.rowsOf(site, { metrics, filters })).toEqual([[1, 2]]);
    expect(await world.rowsOf(site, { metrics, filters, ...byGoal })).toEqual([
      ['Pro signup', 1, 1],
      ['Visit /pricing*', 1, 1],
    ]);
    const containing = [['contains', 'event:goal', ['ignup']]];
    expect(await world.rowsOf(site, { metrics, filters: containing })).toEqual([[1, 1]]);
    const both = [...containing, ['is', 'event:goal', ['Pro signup']]];
    expect(await world.rowsOf(site, { filters: both, ...byGoal })).toEqual([['Pro signup', 1]]);
  });

  it('that name one met by scrolling count no events', async () => {
    const site = await siteOf([
      ['10:00:00', { pathname: '/blog/a' }],
      ['10:01:00', { by: 2, ...signup }],
      ['10:01:00', scrolled('/blog/a', 70)],
    ]);
    const metrics = ['visitors', 'visits', 'events'];
    const filters = [['is', 'event:goal', ['Read /blog', 'Signup']]];
    expect(await world.rowsOf(site, { metrics, filters })).toEqual([[2, 2, null]]);
  });

  it('keep whole sessions for their metrics', async () => {
    const site = await siteOf([
      ['10:00:00', { pathname: '/a' }],
      ['10:05:00', signup],
      ['10:00:00', { by: 2 }],
    ]);
    const filters = [['is', 'event:goal', ['Signup']]];
    const metrics = ['visits', 'bounce_rate', 'visit_duration', 'views_per_visit'];
    expect(await world.rowsOf(site, { metrics, filters })).toEqual([[1, 0, 300, 1]]);
  });

  it('say what visits have done, scrolled included', async () => {
    const site = await siteOf([
      ['10:00:00', { by: 1, pathname: '/blog/a' }],
      ['10:01:00', { by: 1, ...scrolled('/blog/a', 90) }],
      ['10:00:00', { by: 2, pathname: '/blog/a' }],
      ['10:01:00', { by: 2, ...scrolled('/blog/a', 10) }],
    ]);
    const metrics = ['visitors', 'pageviews', 'events'];
    const read = ['is', 'event:goal', ['Read /blog']];
    const either = ['or', [read, ['is', 'event:page', ['/nowhere']]]];
    for (const filter of [
      ['has_done', read],
      ['has_not_done', read],
      ['has_done', either],
    ]) {
      expect(await world.rowsOf(site, { metrics, filters: [filter] })).toEqual([[1, 1, 1]]);
    }
  });

  it('make no visit of engagement alone', async () => {
    const site = await siteOf([
      ['10:00:00', { by: 1, ...scrolled('/blog/a', 90) }],
      ['10:00:00', { by: 2, pathname: '/blog/a' }],
      ['10:01:00', { by: 2, ...scrolled('/blog/a', 90) }],
    ]);
    const metrics = ['visitors', 'visits', 'conversion_rate'];
    const filters = [['is', 'event:goal', ['Read /blog']]];
    expect(await world.rowsOf(site, { metrics, filters })).toEqual([[1, 1, 100]]);
  });
});

describe('conversion rates', () => {
  const events: Told[] = [
    ['10:00:00', { by: 1, source: 'Google' }],
    ['10:01:00', { by: 1, ...signup, props: { plan: 'pro' } }],
    ['10:00:00', { by: 2, source: 'Google' }],
    ['10:00:00', { by: 3 }],
    ['10:01:00', { by: 3, ...signup, props: { plan: 'free' } }],
    ['11:00:00', { by: 4, pathname: '/pricing' }],
  ];
  const metrics = ['visitors', 'conversion_rate', 'group_conversion_rate'];
  const filters = [['is', 'event:goal', ['Signup']]];

  it('are shares of all visitors, and of those of the same row', async () => {
    const site = await siteOf(events);
    expect(await world.rowsOf(site, { metrics, filters })).toEqual([[2, 50, 50]]);
    expect(await world.rowsOf(site, { metrics, filters, dimensions: ['visit:source'] })).toEqual([
      ['Direct / None', 1, 25, 50],
      ['Google', 1, 25, 50],
    ]);
    expect(await world.rowsOf(site, { metrics, filters, dimensions: ['time:hour'] })).toEqual([
      [`${DAY} 10:00:00`, 2, 50, 66.67],
    ]);
  });

  it('forget the filters on goals and props that must hold, and no others', async () => {
    const site = await siteOf(events);
    const pro = ['is', 'event:props:plan', ['pro']];
    expect(await world.rowsOf(site, { metrics, filters: [...filters, pro] })).toEqual([[1, 25, 25]]);
    const google = ['is', 'visit:source', ['Google']];
    expect(await world.rowsOf(site, { metrics, filters: [...filters, google] })).toEqual([[1, 50, 50]]);
    const either = ['or', [pro, ['is', 'event:page', ['/pricing']]]];
    expect(await world.rowsOf(site, { metrics, filters: [...filters, either] })).toEqual([[1, 50, 50]]);
  });

  it('have rows by goal and by prop, of which the row is no smaller group', async () => {
    const site = await siteOf(events);
    expect(await world.rowsOf(site, { metrics, ...byGoal })).toEqual([
      ['Signup', 2, 50, 50],
      ['Visit /pricing*', 1, 25, 25],
    ]);
    expect(await world.rowsOf(site, { metrics, filters, dimensions: ['event:props:plan'] })).toEqual([
      ['free', 1, 25, 25],
      ['pro', 1, 25, 25],
    ]);
    expect(await world.rowsOf(site, { metrics, dimensions: ['visit:source', 'event:goal'] })).toEqual([
      ['Direct / None', 'Signup', 1, 25, 50],
      ['Direct / None', 'Visit /pricing*', 1, 25, 50],
      ['Google', 'Signup', 1, 25, 50],
    ]);
  });

  it('are 0 where there is nobody', async () => {
    expect(await world.rowsOf(await siteOf([]), { metrics, filters })).toEqual([[0, 0, 0]]);
  });
});
