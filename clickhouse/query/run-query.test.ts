import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseQuery } from '../../core/query/parse-query.ts';
import { resolveQuery } from '../../core/query/resolve-query.ts';
import { addDays, startOfDate } from '../../core/zoned-time.ts';
import { startTestClickHouse, type TestClickHouse } from '../../test/clickhouse.ts';
import { modelAnswer } from '../../test/query-model.ts';
import { arbitraryBody, arbitraryEvents, eventsOf, PLACES, siteWith } from '../../test/query-world.ts';
import { runQuery } from './run-query.ts';

let engine: TestClickHouse;
beforeAll(async () => {
  engine = await startTestClickHouse();
});
afterAll(() => engine.stop());

describe('runQuery', () => {
  it.each(PLACES)(
    'answers as the definitions do in $timezone from $firstDate, whatever is sealed',
    async (place) => {
      const dates = Array.from({ length: place.days }, (_, day) => addDays(place.firstDate, day));
      const now = startOfDate(addDays(place.firstDate, place.days), place.timezone) - 1;
      const world = fc.record({
        draws: arbitraryEvents,
        sealed: fc.subarray(dates),
        given: fc.boolean(),
        late: fc.integer({ min: 2, max: 30 }),
        bodies: fc.array(arbitraryBody(place), { minLength: 12, maxLength: 12 }),
      });
      await fc.assert(
        fc.asyncProperty(world, async ({ draws, sealed, given, late, bodies }) => {
          const events = eventsOf(draws, place).map((event) =>
            given ? { ...event, visitor: event.visitor.slice(-1) } : event,
          );
          const siteId = await siteWith(engine.clickhouse, events, {
            dates: sealed,
            given,
            late: events.filter((_, index) => index % late === 0),
          });
          const site = { siteId, domain: 'example.com', timezone: place.timezone };
          const firstDate = events.map(({ date }) => date).toSorted()[0];
          for (const body of bodies) {
            const query = parseQuery(body);
            if (!query.ok) {
              expect(query.error.code).toBe('query_conflict');
              continue;
            }
            const answer = await runQuery(engine.clickhouse, site, query.value, now);
            const expected = modelAnswer(events, resolveQuery(query.value, { ...site, firstDate }, now));
            expect({ body, results: answer.results }).toEqual({ body, results: expected });
          }
        }),
        { numRuns: Number(process.env.PHAROS_PROPERTY_RUNS ?? 5), endOnFailure: true },
      );
    },
  );
});
