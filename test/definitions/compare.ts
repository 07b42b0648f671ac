import { describe, expect, it } from 'vitest';
import { NOW, type SentEvent, type Told, world } from './world.ts';

let visitors = 0;
/** A visit of somebody new. */
function visit(at: string, event: SentEvent = {}): Told {
  return [at, { by: ++visitors, ...event }];
}

function visits(count: number, at: string, event: SentEvent = {}): Told[] {
  return Array.from({ length: count }, () => visit(at, event));
}

describe('a question that is compared', () => {
  it('tells by how much today so far differs from yesterday until the same time', async () => {
    const site = await world.siteOf([
      ...visits(3, '2026-01-16T10:00:00Z'),
      ...visits(2, '2026-01-15T11:59:59Z'),
      visit('2026-01-15T12:00:01Z'),
    ]);
    const { results, query } = await world.ask(site, {
      metrics: ['visits', 'bounce_rate', 'pageviews'],
      date_range: 'day',
      compare: { mode: 'previous_period' },
    });
    expect(results).toEqual([
      {
        dimensions: [],
        metrics: [3, 100, 3],
        comparison: { dimensions: [], metrics: [2, 100, 2], change: [50, 0, 50] },
      },
    ]);
    expect(query.compare).toEqual({
      mode: 'custom',
      date_range: ['2026-01-15T00:00:00+00:00', '2026-01-15T12:00:00.000+00:00'],
      match_weekday: false,
    });
  });

  it('says the same when the query it echoes is posted later', async () => {
    const site = await world.siteOf([visit('2026-01-16T10:00:00Z'), ...visits(2, '2026-01-15T09:00:00Z')]);
    for (const mode of ['previous_period', 'year_over_year']) {
      for (const [date_range, dimensions] of [
        ['day', ['time']],
        ['24h', ['visit:source']],
        ['month', []],
      ] as const) {
        const body = { date_range, dimensions, compare: { mode, match_weekday: true } };
        const first = await world.ask(site, body);
        expect(await world.ask(site, first.query, NOW + 40 * 86_400_000)).toEqual(first);
      }
    }
  });

  it('sets a series beside the other bucket by bucket, also where only the other has something', async () => {
    const site = await world.siteOf([
      ...visits(2, '2026-01-13T10:00:00Z'),
      ...visits(1, '2026-01-10T10:00:00Z'),
      ...visits(4, '2026-01-12T10:00:00Z'),
    ]);
    const body = {
      date_range: ['2026-01-13', '2026-01-15'],
      dimensions: ['time:day'],
      include: { time_labels: true, total_rows: true },
      compare: { mode: 'previous_period' },
    };
    const { results, meta } = await world.ask(site, body);
    const row = (day: string, now: number, other: string, before: number, change: number) => ({
      dimensions: [day],
      metrics: [now],
      comparison: { dimensions: [other], metrics: [before], change: [change] },
    });
    const series = [
      row('2026-01-13', 2, '2026-01-10', 1, 100),
      row('2026-01-14', 0, '2026-01-11', 0, 0),
      row('2026-01-15', 0, '2026-01-12', 4, -100),
    ];
    expect(results).toEqual(series);
    expect(meta).toMatchObject({
      total_rows: 3,
      time_labels: ['2026-01-13', '2026-01-14', '2026-01-15'],
      comparison_time_labels: ['2026-01-10', '2026-01-11', '2026-01-12'],
    });
    const page = { ...body, order_by: [['time:day', 'desc']], pagination: { limit: 2, offset: 1 } };
    expect((await world.ask(site, page)).results).toEqual([series[1], series[0]]);
  });

  it('has nothing to compare a bucket with that the other period does not have', async () => {
    const site = await world.siteOf([visit('2025-03-31T10:00:00Z'), visit('2025-02-28T10:00:00Z')]);
    const { results } = await world.ask(
      site,
      { date_range: '1mo', dimensions: ['time:day'], compare: { mode: 'previous_period' } },
      Date.parse('2025-04-02T00:00:00Z'),
    );
    expect(results).toHaveLength(31);
    expect(results[27]?.comparison).toEqual({ dimensions: ['2025-02-28'], metrics: [1], change: [-100] });
    expect(results[30]).toEqual({ dimensions: ['2025-03-31'], metrics: [1], comparison: null });
  });

  it('sets hours beside each other by the clock when a night had one less', async () => {
    const site = await world.siteOf(
      [visit('2025-03-31T00:30:00Z'), visit('2025-03-31T01:30:00Z'), visit('2025-03-30T01:30:00Z')],
      { timezone: 'Europe/Berlin' },
    );
    const { results } = await world.ask(
      site,
      {
        date_range: ['2025-03-31', '2025-03-31'],
        dimensions: ['time:hour'],
        compare: { mode: 'previous_period' },
      },
      Date.parse('2025-04-02T00:00:00Z'),
    );
    expect(results.slice(2, 4)).toEqual([
      { dimensions: ['2025-03-31 02:00:00'], metrics: [1], comparison: null },
      {
        dimensions: ['2025-03-31 03:00:00'],
        metrics: [1],
        comparison: { dimensions: ['2025-03-30 03:00:00'], metrics: [1], change: [0] },
      },
    ]);
  });

  it('finds the values of a page in the other period, wherever they stood there', async () => {
    const site = await world.siteOf([
      ...visits(3, '2026-01-15T10:00:00Z', { source: 'New' }),
      ...visits(2, '2026-01-15T10:00:00Z', { source: 'Rising', country: 'DE' }),
      ...visits(1, '2026-01-14T10:00:00Z', { source: 'Rising', country: 'DE' }),
      ...visits(5, '2026-01-14T10:00:00Z', { source: 'Falling' }),
      ...visits(2, '2026-01-14T10:00:00Z', { source: '' }),
      ...visits(1, '2026-01-15T10:00:00Z', { source: '' }),
    ]);
    const ask = (body: object) =>
      world.ask(site, { ...body, metrics: ['visitors', 'percentage'], compare: { mode: 'previous_period' } });
    const { results } = await ask({ dimensions: ['visit:source'], pagination: { limit: 3, offset: 0 } });
    const comparison = (value: string, metrics: number[], change: number[]) => ({
      dimensions: [value],
      metrics,
      change,
    });
    expect(results.map((row) => row.comparison)).toEqual([
      comparison('New', [0, 0], [100, 50]),
      comparison('Rising', [1, 12.5], [100, 20.8]),
      comparison('Direct / None', [2, 25], [-50, -8.3]),
    ]);
    const places = await ask({
      dimensions: ['visit:country_name', 'time:hour'],
      filters: [['is', 'visit:country', ['DE']]],
    });
    expect(places.results).toMatchObject([
      {
        dimensions: ['Germany', '2026-01-15 10:00:00'],
        comparison: { dimensions: ['Germany', '2026-01-14 10:00:00'], metrics: [1, 100] },
      },
    ]);
  });

  it('compares amounts of one currency, and counts what has no counterpart as none', async () => {
    const sale = (at: string, amount: string, currency: string, name: string) =>
      visit(at, { name, revenue: { amount, currency } });
    const site = await world.siteOf([
      sale('2026-01-15T10:00:00Z', '30', 'EUR', 'A'),
      sale('2026-01-14T10:00:00Z', '20', 'EUR', 'A'),
      sale('2026-01-15T10:00:00Z', '5', 'USD', 'B'),
    ]);
    const { results } = await world.ask(site, {
      metrics: ['total_revenue'],
      dimensions: ['event:name'],
      compare: { mode: 'previous_period' },
    });
    expect(results).toMatchObject([
      { dimensions: ['A'], comparison: { metrics: [{ value: 20 }], change: [50] } },
      { dimensions: ['B'], comparison: { metrics: [null], change: [null] } },
    ]);
  });

  it('is refused where there is nothing to compare with, and where the buckets are too many', async () => {
    const site = await world.siteOf([]);
    const compare = { mode: 'previous_period' };
    const refused = (code: string, error = /\.$/) => [400, { code, error: expect.stringMatching(error) }];
    const first = { date_range: ['1970-01-01', '1970-02-01'], compare };
    expect(await world.refusal(site, first)).toMatchObject(refused('invalid_compare'));
    const hourly = { date_range: '5000d', dimensions: ['time:hour'] };
    expect(await world.refusal(site, { ...hourly, compare })).toMatchObject(refused('invalid_compare'));
    const labels = { ...hourly, include: { time_labels: true } };
    expect(await world.refusal(site, labels)).toMatchObject(refused('invalid_include', /10,000 buckets/));
  });
});
