import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Goal } from '../../core/goal.ts';
import { startTestClickHouse, type TestClickHouse } from '../../test/clickhouse.ts';
import { custom, DAY, DefinitionsWorld } from '../../test/definitions-world.ts';

let engine: TestClickHouse;
let world: DefinitionsWorld;
beforeAll(async () => {
  engine = await startTestClickHouse();
  world = new DefinitionsWorld(engine);
});
afterAll(() => engine.stop());

const signup: Goal = { id: 1, name: 'Signup', rule: { kind: 'event', name: 'Signup' }, props: {} };
const pricing: Goal = {
  id: 2,
  name: 'Visit /pricing*',
  rule: { kind: 'page', path: '/pricing*' },
  props: {},
};
const scroll: Goal = {
  id: 3,
  name: 'Read /blog',
  rule: { kind: 'scroll', path: '/blog/**', threshold: 60 },
  props: {},
};
const proSignup: Goal = { ...signup, id: 4, name: 'Pro signup', props: { plan: 'pro', seats: '2' } };
const goals = [signup, pricing, scroll, proSignup];

const engagement = { kind: 'engagement', name: 'engagement' };
type Events = Parameters<DefinitionsWorld['siteOf']>[0];

async function siteOf(events: Events, own: readonly Goal[] = goals) {
  return { ...(await world.siteOf(events)), goals: own };
}

const byGoal = { dimensions: ['event:goal'], order_by: [['event:goal', 'asc']] };

describe('goals', () => {
  it('are met by events of a name, pageviews of a path, engagement of a depth, and their props', async () => {
    const site = await siteOf([
      ['10:00:00', { visitor_id: '1', pathname: '/pricing/eu' }],
      ['10:01:00', { visitor_id: '1', ...custom, pathname: '/pricing' }],
      ['10:02:00', { visitor_id: '1', ...custom, props: { plan: 'pro', seats: '2', more: 'x' } }],
      ['10:00:00', { visitor_id: '2', pathname: '/de/pricing' }],
      ['10:01:00', { visitor_id: '2', ...custom, props: { plan: 'pro' } }],
      ['10:00:00', { visitor_id: '3', pathname: '/blog/a/b' }],
      ['10:01:00', { visitor_id: '3', ...engagement, pathname: '/blog/a/b', scroll_depth: 60 }],
      ['10:00:00', { visitor_id: '4', pathname: '/blog/a' }],
      ['10:01:00', { visitor_id: '4', ...engagement, pathname: '/blog/a', scroll_depth: 59 }],
      ['10:02:00', { visitor_id: '4', ...engagement, pathname: '/blog/a', scroll_depth: 255 }],
      ['10:03:00', { visitor_id: '4', ...engagement, pathname: '/blog', scroll_depth: 100 }],
    ]);
    const metrics = ['visitors', 'visits', 'pageviews', 'events'];
    expect(await world.rowsOf(site, { metrics, ...byGoal })).toEqual([
      ['Pro signup', 1, 1, 0, 1],
      ['Read /blog', 1, 1, 0, null],
      ['Signup', 2, 2, 0, 3],
      ['Visit /pricing*', 1, 1, 1, 1],
    ]);
    for (const [name, ...numbers] of await world.rowsOf(site, { metrics, ...byGoal })) {
      const filters = [['is', 'event:goal', [name]]];
      expect(await world.rowsOf(site, { metrics, filters })).toEqual([numbers]);
    }
  });

  it('count a visit once each, however often it meets them', async () => {
    const site = await siteOf([
      ['10:00:00', { ...custom }],
      ['10:01:00', { ...custom }],
      ['12:00:00', { ...custom }],
    ]);
    const metrics = ['visitors', 'visits', 'events'];
    expect(await world.rowsOf(site, { metrics, ...byGoal })).toEqual([['Signup', 1, 2, 3]]);
  });

  it('stand beside other dimensions, of the events that meet them', async () => {
    const site = await siteOf([
      ['10:00:00', { pathname: '/pricing', source: 'Google' }],
      ['11:01:00', { visitor_id: '2', ...custom, pathname: '/a' }],
      ['11:02:00', { visitor_id: '2', ...custom, pathname: '/b', props: { plan: 'pro', seats: '2' } }],
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
    const site = await siteOf([['10:00:00', custom]], []);
    expect(await world.rowsOf(site, byGoal)).toEqual([]);
  });
});

describe('filters on goals', () => {
  it('hold for events that meet any of those named, and leave only their rows', async () => {
    const site = await siteOf([
      ['10:00:00', { pathname: '/pricing' }],
      ['10:01:00', { ...custom, props: { plan: 'pro', seats: '2' } }],
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

  it('keep whole sessions for their metrics', async () => {
    const site = await siteOf([
      ['10:00:00', { pathname: '/a' }],
      ['10:05:00', custom],
      ['10:00:00', { visitor_id: '2' }],
    ]);
    const filters = [['is', 'event:goal', ['Signup']]];
    const metrics = ['visits', 'bounce_rate', 'visit_duration', 'views_per_visit'];
    expect(await world.rowsOf(site, { metrics, filters })).toEqual([[1, 0, 300, 1]]);
  });

  it('say what visits have done, scrolled included', async () => {
    const site = await siteOf([
      ['10:00:00', { visitor_id: '1', pathname: '/blog/a' }],
      ['10:01:00', { visitor_id: '1', ...engagement, pathname: '/blog/a', scroll_depth: 90 }],
      ['10:00:00', { visitor_id: '2', pathname: '/blog/a' }],
      ['10:01:00', { visitor_id: '2', ...engagement, pathname: '/blog/a', scroll_depth: 10 }],
    ]);
    const metrics = ['visitors', 'pageviews', 'events'];
    const done = (operator: string) => [[operator, ['is', 'event:goal', ['Read /blog']]]];
    expect(await world.rowsOf(site, { metrics, filters: done('has_done') })).toEqual([[1, 1, 1]]);
    expect(await world.rowsOf(site, { metrics, filters: done('has_not_done') })).toEqual([[1, 1, 1]]);
    const either = [
      'or',
      [
        ['is', 'event:goal', ['Read /blog']],
        ['is', 'event:page', ['/nowhere']],
      ],
    ];
    expect(await world.rowsOf(site, { metrics, filters: [['has_done', either]] })).toEqual([[1, 1, 1]]);
  });

  it('make no visit of engagement alone', async () => {
    const site = await siteOf([
      ['10:00:00', { ...engagement, pathname: '/blog/a', scroll_depth: 90 }],
      ['10:00:00', { visitor_id: '2', pathname: '/blog/a' }],
      ['10:01:00', { visitor_id: '2', ...engagement, pathname: '/blog/a', scroll_depth: 90 }],
    ]);
    const body = {
      metrics: ['visitors', 'visits', 'conversion_rate'],
      filters: [['is', 'event:goal', ['Read /blog']]],
    };
    expect(await world.rowsOf(site, body)).toEqual([[1, 1, 100]]);
  });
});

describe('conversion rates', () => {
  const events: Events = [
    ['10:00:00', { visitor_id: '1', source: 'Google' }],
    ['10:01:00', { visitor_id: '1', ...custom, props: { plan: 'pro' } }],
    ['10:00:00', { visitor_id: '2', source: 'Google' }],
    ['10:00:00', { visitor_id: '3' }],
    ['10:01:00', { visitor_id: '3', ...custom, props: { plan: 'free' } }],
    ['11:00:00', { visitor_id: '4', pathname: '/pricing' }],
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
    const site = await siteOf([]);
    expect(await world.rowsOf(site, { metrics, filters })).toEqual([[0, 0, 0]]);
  });
});

describe('revenue', () => {
  const dollars: Goal = {
    id: 5,
    name: 'Buy',
    rule: { kind: 'event', name: 'Buy' },
    props: {},
    currency: 'USD',
  };
  const euros: Goal = {
    id: 6,
    name: 'Donate',
    rule: { kind: 'event', name: 'Donate' },
    props: {},
    currency: 'EUR',
  };
  const plain: Goal = { id: 7, name: 'Any', rule: { kind: 'event', name: 'Any' }, props: {} };
  const money = [dollars, euros, plain];
  const metrics = ['total_revenue', 'average_revenue'];
  const sale = (name: string, amount: string, currency: string) => ({
    kind: 'custom',
    name,
    revenue_amount: amount,
    revenue_currency: currency,
  });
  const values = ([row]: { metrics: unknown[] }[]) =>
    row?.metrics.map((one) => (one as { value?: number } | null)?.value ?? one);

  beforeAll(async () => {
    const rates = [
      ['EUR', 1],
      ['USD', 1.25],
      ['JPY', 160.5],
    ];
    const rows = rates.map(([currency, per_eur]) => ({
      date: DAY,
      currency,
      per_eur,
      published: DAY,
      fetched: `${DAY} 00:00:00`,
    }));
    await engine.clickhouse.insert({ table: 'rates', rows });
  });

  it("is reported in the goal's currency, by the rate of the event's date, to three places", async () => {
    const site = await siteOf(
      [
        ['10:00:00', sale('Buy', '10', 'USD')],
        ['10:01:00', sale('Buy', '8', 'EUR')],
        ['10:02:00', sale('Buy', '1000', 'JPY')],
        ['10:03:00', { ...custom, name: 'Buy' }],
        ['10:04:00', sale('Donate', '5', 'USD')],
      ],
      money,
    );
    // 1000 JPY are 1000 × 1.25 / 160.5 = 7.788 USD.
    const answer = await world.ask(site, { metrics, filters: [['is', 'event:goal', ['Buy']]] });
    expect(values(answer.results)).toEqual([27.788, 9.263]);
    expect(answer.results[0]?.metrics[0]).toMatchObject({ currency: 'USD' });
    expect(answer.meta.metric_warnings).toBeUndefined();
    const rows = await world.ask(site, { metrics, ...byGoal });
    expect(rows.results.map(({ metrics: [total] }) => total)).toMatchObject([
      { value: 27.788, currency: 'USD' },
      { value: 4, currency: 'EUR' },
    ]);
  });

  it('stays as it is where no goal has a currency', async () => {
    const site = await siteOf(
      [
        ['10:00:00', sale('Any', '10', 'USD')],
        ['10:01:00', sale('Any', '8', 'EUR')],
      ],
      money,
    );
    for (const filters of [
      [],
      [['is', 'event:goal', ['Any']]],
      [['has_done', ['is', 'event:goal', ['Any']]]],
    ]) {
      const { results, meta } = await world.ask(site, { metrics, filters });
      expect(values(results)).toEqual([null, null]);
      expect(meta.metric_warnings?.total_revenue).toMatchObject({ code: 'mixed_currencies' });
    }
  });

  it('of goals of several currencies goes to that of the goal each event meets', async () => {
    const events: Events = [
      ['10:00:00', sale('Buy', '8', 'EUR')],
      ['10:00:00', { ...sale('Donate', '5', 'USD'), visitor_id: '2', source: 'b' }],
    ];
    const site = await siteOf(events, money);
    const filters = [['is', 'event:goal', ['Buy', 'Donate']]];
    const { results, meta } = await world.ask(site, { metrics: ['total_revenue'], filters });
    expect(values(results)).toEqual([null]);
    expect(meta.metric_warnings?.total_revenue).toMatchObject({ code: 'mixed_currencies' });
    const bySource = await world.ask(site, {
      metrics: ['total_revenue'],
      filters,
      dimensions: ['visit:source'],
    });
    expect(bySource.results.map((row) => row.metrics[0])).toMatchObject([
      { value: 10, currency: 'USD' },
      { value: 4, currency: 'EUR' },
    ]);
  });

  it('without a rate is null, with a warning, and never 0', async () => {
    const site = await siteOf(
      [
        ['10:00:00', sale('Buy', '8', 'CHF')],
        ['10:00:00', { ...sale('Buy', '8', 'USD'), visitor_id: '2', source: 'b' }],
      ],
      money,
    );
    const filters = [['is', 'event:goal', ['Buy']]];
    const { results, meta } = await world.ask(site, { metrics, filters, dimensions: ['visit:source'] });
    expect(results.map((row) => row.metrics[0])).toMatchObject([{ value: 8, currency: 'USD' }, null]);
    expect(results[1]?.metrics).toEqual([null, null]);
    expect(meta.metric_warnings?.average_revenue).toMatchObject({ code: 'no_rate' });
  });
});
