import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseQuery } from '../../../core/query/parse-query.ts';
import { addDays, startOfDate } from '../../../core/zoned-time.ts';
import { answerOrReason, askedQueries } from '../../../test/asked-queries.ts';
import { startTestClickHouse, type TestClickHouse } from '../../../test/clickhouse.ts';
import { SAVED } from '../../../test/goal-world.ts';
import { heardStatements } from '../../../test/heard-statements.ts';
import { keptInMemory } from '../../../test/kept-in-memory.ts';
import {
  arbitraryBody,
  arbitraryEvents,
  eventsOf,
  manyDraws,
  PLACES,
  siteWith,
} from '../../../test/query-world.ts';
import { runQuery } from '../run-query.ts';
import { runBatch } from './run-batch.ts';

let engine: TestClickHouse;
beforeAll(async () => {
  engine = await startTestClickHouse();
});
afterAll(() => engine.stop());

describe('runBatch', () => {
  it.each(PLACES.slice(0, 3))(
    'answers together, and one by one of what is kept, what events answer, in $timezone from $firstDate',
    async (place) => {
      const dates = Array.from({ length: place.days }, (_, day) => addDays(place.firstDate, day));
      const now = startOfDate(addDays(place.firstDate, place.days), place.timezone) - 1;
      const world = fc.record({
        draws: arbitraryEvents,
        sealed: fc.subarray(dates),
        late: fc.integer({ min: 2, max: 30 }),
        given: fc.nat(3).map((one) => one === 0),
        bodies: fc.array(arbitraryBody(place), { minLength: 14, maxLength: 14 }),
      });
      await fc.assert(
        fc.asyncProperty(world, async ({ draws, sealed, late, given, bodies }) => {
          // Visitors whom the site names come back on other dates.
          const events = eventsOf(draws, place).map((event) =>
            given ? { ...event, visitor: event.visitor.slice(-1) } : event,
          );
          const isLate = (_: unknown, index: number) => index % late === 0;
          const seals = { dates: sealed, given, late: events.filter(isLate), agoMs: 120_000 };
          const open = await siteWith(engine.clickhouse, events, { dates: [], given, late: [] });
          const mixed = await siteWith(engine.clickhouse, events, seals);
          const site = { siteId: mixed, domain: 'example.com', timezone: place.timezone };
          // The later ones are about the days and filters of the first ones, as the tiles of a dashboard are.
          const total_rows = { include: { total_rows: true } };
          const shared = bodies.map((body, index) => ({
            ...body,
            ...(index % 4 > 0 && { pagination: { limit: 1 + index, offset: index % 2 } }),
            ...(index % 3 === 0 && total_rows),
            ...(index > 3 && {
              date_range: bodies[index % 2]?.date_range,
              filters: bodies[index % 2]?.filters,
            }),
          }));
          const queries = askedQueries(shared);
          const apart = [];
          for (const query of queries)
            apart.push(await runQuery(engine.clickhouse, { ...site, siteId: open }, query, now));
          const cache = keptInMemory();
          for (const known of [undefined, cache, cache]) {
            const together = await runBatch(
              engine.clickhouse,
              queries.map((query) => ({ site, query })),
              now,
              known,
            );
            expect(together.map(answerOrReason)).toEqual(apart);
          }
          const alone = keptInMemory();
          for (const _ of ['first', 'found quiet', 'kept']) {
            for (const [index, query] of queries.entries())
              expect(await runQuery(engine.clickhouse, site, query, now, alone)).toEqual(apart[index]);
          }
        }),
        { numRuns: Number(process.env.PHAROS_PROPERTY_RUNS ?? 2), endOnFailure: true },
      );
    },
  );

  it('gives every tile of a dashboard its own order, page and labels', async () => {
    const [place] = PLACES;
    const events = eventsOf(manyDraws(), place);
    const dates = Array.from({ length: place.days }, (_, day) => addDays(place.firstDate, day));
    const now = startOfDate(addDays(place.firstDate, place.days), place.timezone) - 1;
    const open = await siteWith(engine.clickhouse, events, { dates: [], given: false, late: [] });
    // Rolled up, rolled up and late, and open.
    const late = events.filter(({ date }, index) => date === dates[2] && index % 9 === 0);
    const sealed = await siteWith(engine.clickhouse, events, {
      dates: dates.slice(0, 3),
      given: false,
      late,
    });
    const site = { siteId: sealed, domain: 'example.com', timezone: place.timezone, ...SAVED };

    const counts = ['visitors', 'pageviews', 'bounce_rate'];
    const session = ['visits', 'visit_duration', 'visitors'];
    const tiles = [
      { metrics: [...counts, 'views_per_visit'] },
      { metrics: ['events', 'visit_duration'] },
      { metrics: counts, dimensions: ['time:day'] },
      { metrics: ['visits', 'visitors'], dimensions: ['time:week'] },
      { metrics: counts, dimensions: ['time:day'], include: { total_rows: true } },
      { metrics: counts, dimensions: ['event:page'], pagination: { limit: 2, offset: 1 } },
      {
        metrics: ['time_on_page', 'visitors'],
        dimensions: ['event:page'],
        order_by: [['time_on_page', 'asc']],
      },
      { metrics: ['visitors', 'events'], dimensions: ['event:name'], include: { total_rows: true } },
      { metrics: session, dimensions: ['visit:entry_page'], pagination: { limit: 2 } },
      { metrics: ['exit_rate'], dimensions: ['visit:exit_page'] },
      { metrics: session, dimensions: ['visit:source'], order_by: [['visit_duration', 'desc']] },
      { metrics: counts, dimensions: ['visit:source'], order_by: [['visit:source', 'asc']] },
      { metrics: counts, dimensions: ['visit:channel'] },
      { metrics: counts, dimensions: ['visit:country_name'], order_by: [['visit:country_name', 'desc']] },
      {
        metrics: ['visitors'],
        dimensions: ['visit:country'],
        include: { total_rows: true },
        pagination: { limit: 1 },
      },
      { metrics: ['visitors'], dimensions: ['time:hour'] },
      { metrics: ['total_revenue'], dimensions: ['visit:device'] },
    ];
    const filters = [
      [],
      [['is', 'visit:country', ['DE']]],
      [['is', 'event:page', ['/a']]],
      [['contains', 'visit:source', ['oo']]],
      [
        ['is', 'visit:os', ['(not set)']],
        ['contains', 'event:page', ['/']],
      ],
    ];
    for (const filter of filters) {
      const range = { site_id: 'example.com', date_range: [dates[0], dates.at(-1)] };
      const base = { ...range, filters: filter, pagination: { limit: 50 } };
      const queries = askedQueries(tiles.map((tile) => ({ ...base, ...tile })));
      expect(queries.length).toBeGreaterThan(11);
      const apart = [];
      for (const query of queries)
        apart.push(await runQuery(engine.clickhouse, { ...site, siteId: open }, query, now));
      const asked = queries.map((query) => ({ site, query }));
      const cache = keptInMemory();
      for (const known of [undefined, cache, cache]) {
        const together = await runBatch(engine.clickhouse, asked, now, known);
        expect(together.map(answerOrReason)).toEqual(apart);
      }
    }
  });

  it('knows the pageviews of sessions where another tile counts those of pages', async () => {
    const [place] = PLACES;
    const siteId = await siteWith(engine.clickhouse, eventsOf(manyDraws(), place), {
      dates: [],
      given: false,
      late: [],
    });
    const site = { siteId, domain: 'example.com', timezone: place.timezone };
    const base = { site_id: 'example.com', date_range: [place.firstDate, addDays(place.firstDate, 2)] };
    const queries = askedQueries([
      { ...base, metrics: ['views_per_visit'] },
      { ...base, metrics: ['pageviews'], dimensions: ['event:page'] },
    ]);
    const apart = [];
    for (const query of queries) apart.push(await runQuery(engine.clickhouse, site, query, 0));
    const asked = queries.map((query) => ({ site, query }));
    expect((await runBatch(engine.clickhouse, asked, 0)).map(answerOrReason)).toEqual(apart);
  });

  it('asks what totals and a series are compared with in one statement beside theirs, and by goals that are none nothing', async () => {
    const [place] = PLACES;
    const siteId = await siteWith(engine.clickhouse, eventsOf(manyDraws(), place), {
      dates: [],
      given: false,
      late: [],
    });
    const site = { siteId, domain: 'example.com', timezone: place.timezone };
    const now = startOfDate(addDays(place.firstDate, place.days), place.timezone) - 1;
    const { heard, statements } = heardStatements(engine.clickhouse);
    const others = () =>
      statements.filter((sql) => !/FROM (month_seals|seals)|^SELECT 1 FROM events/.test(sql));
    const range = { site_id: 'example.com', metrics: ['visitors'], date_range: '2d_to_date' };
    const compare = { mode: 'previous_period' };
    const queries = askedQueries([
      { ...range, compare },
      { ...range, dimensions: ['time:day'], compare },
    ]);
    const found = await runBatch(
      heard,
      queries.map((query) => ({ site, query })),
      now,
    );
    expect(found.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
    expect(others()).toHaveLength(2);

    const goals = parseQuery({ ...range, dimensions: ['event:goal'] });
    if (!goals.ok) throw new Error(goals.error.message);
    expect((await runQuery(heard, site, goals.value, now)).results).toEqual([]);
    expect(others()).toHaveLength(2);
  });

  it('answers nothing with nothing', async () => {
    expect(await runBatch(engine.clickhouse, [], 0)).toEqual([]);
  });
});
