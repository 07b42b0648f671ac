import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseQuery } from '../../core/query/parse-query.ts';
import { addDays, startOfDate } from '../../core/zoned-time.ts';
import { startTestClickHouse, type TestClickHouse } from '../../test/clickhouse.ts';
import { arbitraryBody, arbitraryEvents, eventsOf, PLACES, siteWith } from '../../test/query-world.ts';
import type { QueryResponse } from './answer.ts';
import { runQuery } from './run-query.ts';

let engine: TestClickHouse;
beforeAll(async () => {
  engine = await startTestClickHouse();
});
afterAll(() => engine.stop());

describe('what a row is compared with', () => {
  const [, place] = PLACES;
  const dates = Array.from({ length: place.days }, (_, day) => addDays(place.firstDate, day));
  const now = startOfDate(addDays(place.firstDate, place.days), place.timezone);

  /** Answers by dimensions, but for a time. */
  function byValue({ results }: QueryResponse): Map<string, unknown[]> {
    return new Map(results.map(({ dimensions, metrics }) => [JSON.stringify(dimensions), metrics]));
  }

  it('is what the other period answers by itself', async () => {
    const world = fc.record({
      draws: arbitraryEvents,
      sealed: fc.subarray(dates),
      bodies: fc.array(arbitraryBody(place), { minLength: 25, maxLength: 25 }),
      other: fc.tuple(fc.nat(place.days - 1), fc.nat(place.days - 1)),
    });
    await fc.assert(
      fc.asyncProperty(world, async ({ draws, sealed, bodies, other }) => {
        const siteId = await siteWith(engine.clickhouse, eventsOf(draws, place), {
          dates: sealed,
          given: false,
          late: [],
        });
        const site = { siteId, domain: 'example.com', timezone: place.timezone };
        const ask = async (body: object) => {
          const query = parseQuery(body);
          return query.ok ? await runQuery(engine.clickhouse, site, query.value, now) : undefined;
        };
        const date_range = other.toSorted((a, b) => a - b).map((day) => addDays(place.firstDate, day));
        for (const body of bodies) {
          const hasTime = (body.dimensions as string[]).some((name) => name.startsWith('time'));
          if (hasTime) continue;
          const compared = await ask({ ...body, compare: { mode: 'custom', date_range } });
          const alone = await ask(body);
          const before = await ask({ ...body, date_range, pagination: {} });
          if (!compared || !alone || !before) continue;
          const values = byValue(before);
          const expected = alone.results.map(({ dimensions, metrics }) => ({
            dimensions,
            metrics,
            before: values.get(JSON.stringify(dimensions)),
          }));
          const found = compared.results.map(({ dimensions, metrics, comparison }) => ({
            dimensions,
            metrics,
            // A value that the other period did not have is not in its answer.
            before: values.has(JSON.stringify(dimensions)) ? comparison?.metrics : undefined,
          }));
          expect({ body, found }).toEqual({ body, found: expected });
        }
      }),
      { numRuns: Number(process.env.PHAROS_PROPERTY_RUNS ?? 2), endOnFailure: true },
    );
  });
});
