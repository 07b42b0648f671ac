import { describe, expect, it } from 'vitest';
import { seal } from '../../clickhouse/seal.ts';
import { DAY, NOW, type Told, type ToldSite, world } from './world.ts';

/** NOW is noon of Friday, 16 January 2026. */
const VISITS = [
  '2024-12-31T12:00:00Z',
  '2025-01-01T00:00:00Z',
  '2025-12-31T23:59:59Z',
  '2026-01-01T00:00:00Z',
  '2026-01-08T23:59:59Z',
  '2026-01-09T00:00:00Z',
  '2026-01-15T11:59:59Z',
  '2026-01-15T12:00:00Z',
  '2026-01-16T00:00:00Z',
  '2026-01-16T12:00:00Z',
  '2026-01-16T12:00:01Z',
].map((at, by): Told => [at, { by }]);

/** Which of the visits, by their number, are in a range. */
async function inRange(site: ToldSite, date_range: unknown): Promise<[number, number]> {
  const { results } = await world.ask(site, { date_range, dimensions: ['event:page'] });
  const numbers = results.map(({ dimensions: [page] }) => Number(page?.slice(1))).toSorted((a, b) => a - b);
  expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index));
  return [numbers.at(0) ?? -1, numbers.at(-1) ?? -1];
}

describe('ranges', () => {
  it('are today until now, whole days until yesterday, whole months until the last, or the calendar’s', async () => {
    const site = await world.siteOf(
      VISITS.map(([at, event], index): Told => [at, { ...event, pathname: `/${index}` }]),
    );
    expect(await inRange(site, 'day')).toEqual([8, 9]);
    expect(await inRange(site, '24h')).toEqual([7, 9]);
    expect(await inRange(site, '1d')).toEqual([6, 7]);
    expect(await inRange(site, '7d')).toEqual([5, 7]);
    expect(await inRange(site, '1mo')).toEqual([2, 2]);
    expect(await inRange(site, '12mo')).toEqual([1, 2]);
    expect(await inRange(site, 'month')).toEqual([3, 10]);
    expect(await inRange(site, 'year')).toEqual([3, 10]);
    const trimmed = { date_range: 'month', include: { trim_relative_date_range: true } };
    expect((await world.ask(site, trimmed)).query.date_range).toEqual([
      '2026-01-01T00:00:00+00:00',
      '2026-01-16T23:59:59+00:00',
    ]);
    expect(await inRange(site, 'all')).toEqual([0, 10]);
    expect(await inRange(site, ['2025-12-31', '2026-01-09'])).toEqual([2, 5]);
    expect(await inRange(site, ['2026-01-01T00:00:00Z', '2026-01-15T12:59:59+01:00'])).toEqual([3, 6]);
  });

  it('are those of the place, where it may be tomorrow', async () => {
    // In Auckland it is one o'clock on the 17th.
    const site = await world.siteOf(
      [
        ['2026-01-16T10:59:59Z', { by: 1 }],
        ['2026-01-16T11:00:00Z', { by: 2 }],
        ['2026-01-16T12:00:00Z', { by: 3 }],
      ],
      { timezone: 'Pacific/Auckland' },
    );
    const { results, query } = await world.ask(site, { date_range: 'day' });
    expect(results).toEqual([{ dimensions: [], metrics: [2] }]);
    expect(query.date_range).toEqual(['2026-01-17T00:00:00+13:00', '2026-01-17T01:00:00.000+13:00']);
    expect(await world.rowsOf(site, { date_range: '1d' })).toEqual([[1]]);
  });

  it('of instants leave out what happened before and after, and count the visits that were there', async () => {
    const site = await world.siteOf([
      ['09:59:59.999', { pathname: '/before' }],
      ['10:00:00', { pathname: '/a' }],
      ['10:20:00', { pathname: '/after' }],
      ['09:00:00', { by: 2 }],
    ]);
    const date_range = [`${DAY}T10:00:00Z`, `${DAY}T10:19:59Z`];
    const metrics = ['visits', 'pageviews', 'visit_duration'];
    expect(await world.rowsOf(site, { date_range, metrics })).toEqual([[1, 1, 1200]]);
    expect(await world.rowsOf(site, { date_range, dimensions: ['time:hour'] })).toEqual([
      [`${DAY} 10:00:00`, 1],
    ]);
  });

  it('of instants do not have a visit that had nothing inside', async () => {
    const site = await world.siteOf([['10:00:00'], ['10:20:00']]);
    const date_range = [`${DAY}T10:05:00Z`, `${DAY}T10:15:00Z`];
    expect(await world.rowsOf(site, { date_range, metrics: ['visitors', 'visits'] })).toEqual([[0, 0]]);
  });

  it('of instants end with the whole second, or with the millisecond, that they name', async () => {
    const site = await world.siteOf([['10:00:00.250'], ['10:00:00.251'], ['10:00:00.999'], ['10:00:01']]);
    const views = async (end: string) => {
      const date_range = [`${DAY}T10:00:00Z`, `${DAY}T10:00:00${end}Z`];
      return (await world.rowsOf(site, { date_range, metrics: ['pageviews'] }))[0];
    };
    expect(await views('')).toEqual([3]);
    expect(await views('.250')).toEqual([1]);
  });

  it('over all time begin with the first event, sealed or not', async () => {
    const site = await world.siteOf([['2025-03-01T10:00:00Z']]);
    const all = async () => {
      const { results, query } = await world.ask(site, { date_range: 'all' });
      expect(query.date_range).toEqual(['2025-03-01T00:00:00+00:00', '2026-01-16T23:59:59+00:00']);
      expect(results).toEqual([{ dimensions: [], metrics: [1] }]);
    };
    await all();
    // Events of long ago are kept as sealed sessions only.
    const siteId = await world.numberOf(site);
    await seal(world.clickhouse, String((Date.now() + 1000) * 1000), [
      { siteId, date: '2025-03-01', base: '0' },
    ]);
    await world.clickhouse.command({ sql: 'TRUNCATE TABLE events' });
    await all();
  });
});

describe('the range over all time', () => {
  it('is today where nothing ever happened', async () => {
    const { results, query } = await world.ask(await world.siteOf([]), { date_range: 'all' });
    expect(results).toEqual([{ dimensions: [], metrics: [0] }]);
    expect(query.date_range).toEqual(['2026-01-16T00:00:00+00:00', '2026-01-16T23:59:59+00:00']);
  });
});

describe('the query of an answer', () => {
  it('says the same when it is posted later', async () => {
    const site = await world.siteOf([
      ['10:00:00', { pathname: '/a' }],
      ['10:10:00', { pathname: '/b' }],
    ]);
    for (const date_range of ['day', '24h', '7d', '1mo', 'month', 'year', 'all', [DAY, DAY]]) {
      const now = Date.parse(`${DAY}T10:05:00.250Z`);
      const first = await world.ask(site, { date_range, dimensions: ['time', 'event:page'] }, now);
      expect(await world.ask(site, first.query, NOW + 40 * 86_400_000)).toEqual(first);
    }
  });
});

describe('current visitors', () => {
  it('are those who did something in the last five minutes', async () => {
    const at = (secondsAgo: number) => new Date(Date.now() - secondsAgo * 1000).toISOString();
    const site = await world.siteOf([
      [at(10), { visitor: '1' }],
      [at(200), { visitor: '1' }],
      [at(270), { visitor: '2', name: 'Signup' }],
      [at(301), { visitor: '3' }],
      [at(20), { visitor: '4', name: 'engagement', engaged_ms: 1000 }],
    ]);
    expect(await world.visitorsNow(site)).toBe(2);
    expect(await world.visitorsNow(await world.siteOf([]))).toBe(0);
  });
});
