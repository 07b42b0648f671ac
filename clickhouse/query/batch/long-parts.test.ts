import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, startOfDate } from '../../../core/zoned-time.ts';
import { answerOrReason, askedQueries } from '../../../test/asked-queries.ts';
import { startTestClickHouse, type TestClickHouse } from '../../../test/clickhouse.ts';
import { SAVED } from '../../../test/goal-world.ts';
import { keptInMemory } from '../../../test/kept-in-memory.ts';
import {
  addLate,
  arbitraryBody,
  arbitraryEvents,
  eventsOf,
  manyDraws,
  PLACES,
  ROLLED_METRICS,
  siteWith,
} from '../../../test/query-world.ts';
import { runQuery } from '../run-query.ts';
import { runBatch } from './run-batch.ts';

let engine: TestClickHouse;
beforeAll(async () => {
  engine = await startTestClickHouse();
});
afterAll(() => engine.stop());

const LONG_DIMENSIONS = [
  [],
  ['time:day'],
  ['time:week'],
  ['event:page'],
  ['event:page'],
  ['event:name'],
  ['visit:entry_page'],
  ['visit:exit_page'],
  ['visit:source'],
  ['visit:country'],
  ['visit:country_name'],
];

describe('a dashboard in parts', () => {
  it.each(PLACES.slice(0, 4))(
    'answers a dashboard of $timezone from $firstDate in parts, first, again, while quiet and after another event, as one by one',
    async (place) => {
      const dates = Array.from({ length: place.days }, (_, day) => addDays(place.firstDate, day));
      const now = startOfDate(addDays(place.firstDate, place.days), place.timezone) - 1;
      const tile = fc.record({
        metrics: fc.subarray(ROLLED_METRICS, { minLength: 1 }),
        dimensions: fc.constantFrom(...LONG_DIMENSIONS),
        pagination: fc.record({ limit: fc.integer({ min: 1, max: 5 }), offset: fc.nat(2) }),
      });
      const world = fc.record({
        draws: arbitraryEvents,
        sealed: fc.subarray(dates, { minLength: 1 }),
        late: fc.nat(8),
        given: fc.nat(3).map((one) => one === 0),
        agoMs: fc.constantFrom(0, 120_000),
        another: fc.nat(),
        asked: arbitraryBody(place),
        isFiltered: fc.boolean(),
        tiles: fc.array(tile, { minLength: 10, maxLength: 10 }),
      });
      await fc.assert(
        fc.asyncProperty(world, async (drawn) => {
          const { draws, sealed, late, given, agoMs, another, asked, isFiltered, tiles } = drawn;
          const events = eventsOf(draws, place).map((event) =>
            given ? { ...event, visitor: event.visitor.slice(-1) } : event,
          );
          // The other sealed dates stay as they are.
          const lateOnes = events.filter(({ date }, index) => date === sealed[late] && index % 4 === 0);
          const seals = { dates: sealed, given, late: lateOnes, agoMs };
          const open = await siteWith(engine.clickhouse, events, { dates: [], given, late: [] });
          const siteId = await siteWith(engine.clickhouse, events, seals);
          const site = { siteId, domain: 'example.com', timezone: place.timezone, ...SAVED };
          const base = { site_id: 'example.com', date_range: asked.date_range };
          const filters = isFiltered ? asked.filters : [];
          const queries = askedQueries(tiles.map((one) => ({ ...base, filters, ...one })));
          const cache = keptInMemory();
          const expectRight = async (looks: number) => {
            const apart = [];
            for (const query of queries)
              apart.push(await runQuery(engine.clickhouse, { ...site, siteId: open }, query, now));
            for (let look = 0; look < looks; look++) {
              const requests = queries.map((query) => ({ site, query }));
              const together = await runBatch(engine.clickhouse, requests, now, cache);
              expect(together.map(answerOrReason)).toEqual(apart);
            }
          };
          await expectRight(4);
          const [like] = events.slice(another % events.length);
          if (!like) return;
          const more = [{ ...like, seq: 900_000, visitor: '999999' }];
          const arrival = Date.now() * 1000;
          await addLate(engine.clickhouse, more, sealed, { siteId, given, arrival });
          await addLate(engine.clickhouse, more, [], { siteId: open, given, arrival });
          await expectRight(2);
        }),
        { numRuns: Number(process.env.PHAROS_PROPERTY_RUNS ?? 3), endOnFailure: true },
      );
    },
  );

  it('unites long lists by their heads, without reading sealed dates again', async () => {
    const [place] = PLACES;
    const [view] = eventsOf(manyDraws(), place).filter(({ kind }) => kind === 'pageview');
    if (!view) throw new Error('No draw is a pageview');
    const dates = [place.firstDate, addDays(place.firstDate, 1)];
    // The n-th page has an n-th of the views of the first; on the second date in another order.
    const events = dates.flatMap((date, day) =>
      Array.from({ length: 500 }, (_, nth) => (day === 0 ? nth : (nth * 7) % 500)).flatMap((page, nth) =>
        Array.from({ length: Math.ceil(400 / (nth + 1)) }, (_, viewer) => ({
          ...view,
          date,
          time: startOfDate(date, place.timezone) + viewer * 1000,
          seq: day * 100_000 + nth * 500 + viewer,
          visitor: String(day * 100_000 + nth * 500 + viewer),
          pathname: `/${page}`,
        })),
      ),
    );
    const now = startOfDate(addDays(place.firstDate, 2), place.timezone) - 1;
    const siteId = await siteWith(engine.clickhouse, events, {
      dates: dates.slice(0, 1),
      given: false,
      late: [],
    });
    const site = { siteId, domain: 'example.com', timezone: place.timezone };
    const base = { site_id: 'example.com', date_range: dates, metrics: ['visitors', 'pageviews'] };
    const tiles = [
      { dimensions: ['event:page'], pagination: { limit: 9 } },
      { dimensions: ['visit:entry_page'], pagination: { limit: 5, offset: 5 } },
      { dimensions: ['event:page'], metrics: ['pageviews', 'visits'], pagination: { limit: 10 } },
      { dimensions: ['visit:source'], pagination: { limit: 10 } },
    ];
    const queries = askedQueries(tiles.map((tile) => ({ ...base, ...tile })));
    const apart = [];
    for (const query of queries) apart.push(await runQuery(engine.clickhouse, site, query, now));
    expect(apart[0]?.results).toHaveLength(9);
    const sealed: string[] = [];
    const watched: TestClickHouse['clickhouse'] = {
      ...engine.clickhouse,
      query(statement) {
        if (/FROM (sessions|daily)/.test(statement.sql)) sealed.push(statement.sql);
        return engine.clickhouse.query(statement);
      },
    };
    const cache = keptInMemory();
    for (const statements of [1, 0]) {
      sealed.length = 0;
      const asked = queries.map((query) => ({ site, query }));
      const together = await runBatch(watched, asked, now, cache);
      expect(together.map(answerOrReason)).toEqual(apart);
      expect(sealed).toHaveLength(statements);
    }
  });

  it('asks sealed dates once, until one of them has another event', async () => {
    const [place] = PLACES;
    const events = eventsOf(manyDraws(), place);
    const dates = Array.from({ length: place.days }, (_, day) => addDays(place.firstDate, day));
    const now = startOfDate(addDays(place.firstDate, place.days), place.timezone) - 1;
    const siteId = await siteWith(engine.clickhouse, events, {
      dates: dates.slice(0, -1),
      given: false,
      late: [],
    });
    const site = { siteId, domain: 'example.com', timezone: place.timezone };
    const range = { site_id: 'example.com', date_range: [dates[0], dates.at(-1)] };
    const base = { ...range, metrics: ['visitors'], pagination: { limit: 10 } };
    const bodies = [base, { ...base, dimensions: ['event:page'] }, { ...base, dimensions: ['visit:source'] }];
    const asked = askedQueries(bodies).map((query) => ({ site, query }));
    const cache = keptInMemory();
    const reads: string[] = [];
    const watched: TestClickHouse['clickhouse'] = {
      ...engine.clickhouse,
      query(statement) {
        reads.push(
          ...['sessions', 'daily', 'events'].filter((table) => statement.sql.includes(`FROM ${table}`)),
        );
        return engine.clickhouse.query(statement);
      },
    };
    const totals = async () => {
      reads.length = 0;
      const [first] = await runBatch(watched, asked, now, cache);
      return first?.status === 'fulfilled' ? first.value.results[0]?.metrics : first?.reason;
    };
    const before = await totals();
    expect(reads.filter((table) => table !== 'events')).not.toEqual([]);
    expect(await totals()).toEqual(before);
    expect(reads.filter((table) => table !== 'events')).toEqual([]);

    const views = events.filter(({ date, kind }) => date === dates[0] && kind === 'pageview');
    const late = views.slice(0, 1).map((event) => ({ ...event, seq: 900_000, visitor: '999999' }));
    const arrived = { siteId, given: false, arrival: Date.now() * 1000 };
    await addLate(engine.clickhouse, late, dates.slice(0, -1), arrived);
    expect(await totals()).toEqual([Number(before[0]) + 1]);
    expect(reads.filter((table) => table !== 'events')).not.toEqual([]);
  });

  it('counts somebody whom the site names once, on sealed dates and today', async () => {
    const [place] = PLACES;
    const [view] = eventsOf(manyDraws(), place).filter(({ kind }) => kind === 'pageview');
    if (!view) throw new Error('No draw is a pageview');
    const dates = [place.firstDate, addDays(place.firstDate, 1)];
    const events = dates.map((date, seq) => ({
      ...view,
      date,
      seq,
      time: startOfDate(date, place.timezone),
    }));
    const siteId = await siteWith(engine.clickhouse, events, {
      dates: dates.slice(0, 1),
      given: true,
      late: [],
    });
    const site = { siteId, domain: 'example.com', timezone: place.timezone };
    const asked = askedQueries([
      { site_id: 'example.com', date_range: dates, metrics: ['visitors', 'visits'] },
    ]);
    const queries = asked.map((query) => ({ site, query }));
    const [answer] = await runBatch(engine.clickhouse, queries, events[1]?.time ?? 0, keptInMemory());
    expect(answer).toMatchObject({ value: { results: [{ metrics: [1, 2] }] } });
  });
});
