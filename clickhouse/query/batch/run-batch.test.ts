import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseQuery } from '../../../core/query/parse-query.ts';
import type { Query } from '../../../core/query/query.ts';
import { addDays, startOfDate } from '../../../core/zoned-time.ts';
import { startTestClickHouse, type TestClickHouse } from '../../../test/clickhouse.ts';
import { SAVED } from '../../../test/goal-world.ts';
import { arbitraryBody, arbitraryEvents, eventsOf, PLACES, siteWith } from '../../../test/query-world.ts';
import { runQuery } from '../run-query.ts';
import { runBatch } from './run-batch.ts';

let engine: TestClickHouse;
beforeAll(async () => {
  engine = await startTestClickHouse();
});
afterAll(() => engine.stop());

function parsed(bodies: readonly Record<string, unknown>[]): Query[] {
  return bodies.flatMap((body) => {
    const query = parseQuery(body, SAVED);
    return query.ok ? [query.value] : [];
  });
}

describe('runBatch', () => {
  it.each(PLACES.slice(0, 3))(
    'answers together, from rollups, sessions and events, what events answer one by one, in $timezone from $firstDate',
    async (place) => {
      const dates = Array.from({ length: place.days }, (_, day) => addDays(place.firstDate, day));
      const now = startOfDate(addDays(place.firstDate, place.days), place.timezone) - 1;
      const world = fc.record({
        draws: arbitraryEvents,
        sealed: fc.subarray(dates),
        late: fc.integer({ min: 2, max: 30 }),
        bodies: fc.array(arbitraryBody(place), { minLength: 14, maxLength: 14 }),
      });
      await fc.assert(
        fc.asyncProperty(world, async ({ draws, sealed, late, bodies }) => {
          const events = eventsOf(draws, place);
          const isLate = (_: unknown, index: number) => index % late === 0;
          const seals = { dates: sealed, given: false, late: events.filter(isLate) };
          const open = await siteWith(engine.clickhouse, events, { dates: [], given: false, late: [] });
          const any = await siteWith(engine.clickhouse, events, seals);
          const site = { siteId: any, domain: 'example.com', timezone: place.timezone };
          // The later ones are about the days and filters of the first ones, as the tiles of a dashboard are.
          const total_rows = { include: { total_rows: true } };
          const shared = bodies.map((body, index) => ({
            ...body,
            ...(index % 3 === 0 && total_rows),
            ...(index > 3 && {
              date_range: bodies[index % 2]?.date_range,
              filters: bodies[index % 2]?.filters,
            }),
          }));
          const queries = parsed(shared);
          const apart = [];
          for (const query of queries)
            apart.push(await runQuery(engine.clickhouse, { ...site, siteId: open }, query, now));
          const together = await runBatch(
            engine.clickhouse,
            queries.map((query) => ({ site, query })),
            now,
          );
          expect(together.map((one) => (one.status === 'fulfilled' ? one.value : one.reason))).toEqual(apart);
        }),
        { numRuns: Number(process.env.PHAROS_PROPERTY_RUNS ?? 3), endOnFailure: true },
      );
    },
  );

  it('answers nothing with nothing', async () => {
    expect(await runBatch(engine.clickhouse, [], 0)).toEqual([]);
  });
});
