import { beforeAll, describe, expect, it } from 'vitest';
import { DAY, type Told, world } from './world.ts';

const metrics = ['total_revenue', 'average_revenue'];
const buy = (amount: string | number, currency: string) => ({ name: 'Buy', revenue: { amount, currency } });
const sum = (value: number, short: string, long: string) => ({ value, short, long, currency: 'EUR' });

describe('revenue', () => {
  it('is an amount in the currency of its events, which others do not lower', async () => {
    const site = await world.siteOf([
      ['10:00:00', buy('1999.99', 'EUR')],
      ['10:01:00', buy(0.01, 'EUR')],
      ['10:01:00', { name: 'Buy' }],
      ['10:01:00', { by: 2 }],
    ]);
    const { results, meta } = await world.ask(site, { metrics });
    expect(results[0]?.metrics).toEqual([sum(2000, '€2K', '€2,000.00'), sum(1000, '€1K', '€1,000.00')]);
    expect(meta).toEqual({});
  });

  it('is added up exactly, and averaged to three places', async () => {
    const amounts = ['0.1', '0.2', '0.001'];
    const site = await world.siteOf(amounts.map((amount): Told => ['10:00:00', buy(amount, 'EUR')]));
    const { results } = await world.ask(site, { metrics });
    expect(results[0]?.metrics).toMatchObject([{ value: 0.301 }, { value: 0.1 }]);
  });

  it('is null with a warning where there is none, and where currencies are mixed', async () => {
    const none = await world.ask(await world.siteOf([['10:00:00']]), { metrics });
    expect(none.results[0]?.metrics).toEqual([null, null]);
    expect(none.meta.metric_warnings?.total_revenue).toMatchObject({ code: 'no_revenue' });

    const mixed = await world.siteOf([
      ['10:00:00', { by: 1, ...buy('5', 'EUR'), source: 'a' }],
      ['10:00:00', { by: 2, ...buy('5', 'EUR'), source: 'b' }],
      ['10:00:00', { by: 3, ...buy('5', 'USD'), source: 'b' }],
      ['10:00:00', { by: 4, source: 'c' }],
    ]);
    const answer = await world.ask(mixed, { metrics, dimensions: ['visit:source'] });
    expect(answer.results.map((row) => [row.dimensions[0], row.metrics[0]])).toEqual([
      ['a', sum(5, '€5', '€5.00')],
      ['b', null],
      ['c', null],
    ]);
    expect(answer.meta.metric_warnings?.average_revenue).toMatchObject({ code: 'mixed_currencies' });
  });
});

describe('revenue of goals', () => {
  beforeAll(async () => {
    // A cron job fetches them.
    const rates = { EUR: 1, USD: 1.25, JPY: 160.5 };
    const rows = Object.entries(rates).map(([currency, per_eur]) => ({
      date: DAY,
      currency,
      per_eur,
      published: DAY,
      fetched: `${DAY} 00:00:00`,
    }));
    await world.clickhouse.insert({ table: 'rates', rows });
  });

  const goals = [
    { goal_type: 'event', event_name: 'Buy', currency: 'USD' },
    { goal_type: 'event', event_name: 'Donate', currency: 'EUR' },
    { goal_type: 'event', event_name: 'Any' },
  ];
  const siteOf = (events: readonly Told[]) => world.siteOf(events, { goals });
  const values = ([row]: { metrics: unknown[] }[]) =>
    row?.metrics.map((one) => (one as { value?: number } | null)?.value ?? one);

  it("is reported in the goal's currency, by the rate of the event's date, to three places", async () => {
    const site = await siteOf([
      ['10:00:00', buy('10', 'USD')],
      ['10:01:00', buy('8', 'EUR')],
      ['10:02:00', buy('1000', 'JPY')],
      ['10:03:00', { name: 'Buy' }],
      ['10:04:00', { ...buy('5', 'USD'), name: 'Donate' }],
    ]);
    // 1000 JPY are 1000 × 1.25 / 160.5 = 7.788 USD.
    const answer = await world.ask(site, { metrics, filters: [['is', 'event:goal', ['Buy']]] });
    expect(values(answer.results)).toEqual([27.788, 9.263]);
    expect(answer.results[0]?.metrics[0]).toMatchObject({ currency: 'USD' });
    expect(answer.meta.metric_warnings).toBeUndefined();
    const order_by = [['event:goal', 'asc']];
    const rows = await world.ask(site, { metrics, dimensions: ['event:goal'], order_by });
    expect(rows.results.map(({ metrics: [total] }) => total)).toMatchObject([
      { value: 27.788, currency: 'USD' },
      { value: 4, currency: 'EUR' },
    ]);
  });

  it('stays as it is where no goal has a currency', async () => {
    const site = await siteOf([
      ['10:00:00', { ...buy('10', 'USD'), name: 'Any' }],
      ['10:01:00', { ...buy('8', 'EUR'), name: 'Any' }],
    ]);
    const any = ['is', 'event:goal', ['Any']];
    for (const filters of [[], [any], [['has_done', any]]]) {
      const { results, meta } = await world.ask(site, { metrics, filters });
      expect(values(results)).toEqual([null, null]);
      expect(meta.metric_warnings?.total_revenue).toMatchObject({ code: 'mixed_currencies' });
    }
  });

  it('of several currencies goes to that of the goal each event meets', async () => {
    const site = await siteOf([
      ['10:00:00', buy('8', 'EUR')],
      ['10:00:00', { by: 2, ...buy('5', 'USD'), name: 'Donate', source: 'b' }],
    ]);
    const body = { metrics: ['total_revenue'], filters: [['is', 'event:goal', ['Buy', 'Donate']]] };
    const { results, meta } = await world.ask(site, body);
    expect(values(results)).toEqual([null]);
    expect(meta.metric_warnings?.total_revenue).toMatchObject({ code: 'mixed_currencies' });
    const bySource = await world.ask(site, { ...body, dimensions: ['visit:source'] });
    expect(bySource.results.map((row) => row.metrics[0])).toMatchObject([
      { value: 10, currency: 'USD' },
      { value: 4, currency: 'EUR' },
    ]);
  });

  it('without a rate is null, with a warning, and never 0', async () => {
    const site = await siteOf([
      ['10:00:00', buy('8', 'CHF')],
      ['10:00:00', { by: 2, ...buy('8', 'USD'), source: 'b' }],
    ]);
    const filters = [['is', 'event:goal', ['Buy']]];
    const { results, meta } = await world.ask(site, { metrics, filters, dimensions: ['visit:source'] });
    expect(results.map((row) => row.metrics[0])).toMatchObject([{ value: 8, currency: 'USD' }, null]);
    expect(results[1]?.metrics).toEqual([null, null]);
    expect(meta.metric_warnings?.average_revenue).toMatchObject({ code: 'no_rate' });
  });
});
