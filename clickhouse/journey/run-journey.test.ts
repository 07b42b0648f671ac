import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatJourneyQuery, parseJourneyQuery } from '../../core/journey/journey-query.ts';
import { resolvePeriod } from '../../core/period.ts';
import { addDays, startOfDate } from '../../core/zoned-time.ts';
import { startTestClickHouse, type TestClickHouse } from '../../test/clickhouse.ts';
import { SAVED } from '../../test/goal-world.ts';
import { modelJourney } from '../../test/journey-model.ts';
import { askedModelVisits } from '../../test/model-visits.ts';
import type { AnsweredEvent } from '../../test/query-model.ts';
import { arbitraryBody, arbitraryEvents, eventsOf, PLACES, siteWith } from '../../test/query-world.ts';
import { runJourney } from './run-journey.ts';

type Place = (typeof PLACES)[number];

let engine: TestClickHouse;
beforeAll(async () => {
  engine = await startTestClickHouse();
});
afterAll(() => engine.stop());

const anyPage = fc.constantFrom(null, '/', '/a', '/b', '/A/c', '');
const arbitraryQuestion = fc.record({
  ends: fc.constantFrom(
    {},
    { direction: 'previous' },
    { from: { entry: true } },
    { from: { page: '/a' } },
    { from: { page: '/A*' } },
    { to: { page: '/b' } },
    { to: { exit: true } },
  ),
  depth: fc.integer({ min: 2, max: 6 }),
  limit: fc.integer({ min: 1, max: 5 }),
  path: fc.oneof(fc.constant([]), fc.array(anyPage, { maxLength: 2 })),
});

/** Asks the engine and the model the same, at the end of the last day. */
async function compare(
  { siteId, place, events }: { siteId: number; place: Place; events: readonly AnsweredEvent[] },
  body: Record<string, unknown>,
): Promise<void> {
  const { timezone } = place;
  const now = startOfDate(addDays(place.firstDate, place.days), timezone) - 1;
  const parsed = parseJourneyQuery({ site_id: 'example.com', ...body, include: { paths: true } }, SAVED);
  if (!parsed.ok) throw new Error(parsed.error.message);
  const site = { siteId, domain: 'example.com', timezone };
  const answer = await runJourney(engine.clickhouse, site, parsed.value, now);

  const firstDate = events.map(({ date }) => date).toSorted()[0];
  const { range, ...question } = parsed.value;
  const query = { ...question, period: resolvePeriod(range, { timezone, firstDate }, now) };
  const { paths, links, ...model } = modelJourney(askedModelVisits(events, query), query);
  expect({ body, results: answer.results, meta: answer.meta }).toEqual({ body, ...model });
  expect({ body, links: sorted(answer.links) }).toEqual({ body, links: sorted(links) });
  expect(answer.query).toEqual(formatJourneyQuery(query, site));
  const shown = answer.paths ?? [];
  expect(sorted(paths)).toEqual(expect.arrayContaining(sorted(shown)));
  const mostVisits = paths.map(({ visits }) => visits).sort((a, b) => b - a);
  expect(shown.map(({ visits }) => visits)).toEqual(mostVisits.slice(0, query.limit));
}

function sorted(rows: readonly object[]): object[] {
  return rows.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

describe('runJourney', () => {
  it.each(PLACES)(
    'follows visits as the definitions do from $firstDate, whatever is sealed',
    async (place) => {
      const dates = Array.from({ length: place.days }, (_, day) => addDays(place.firstDate, day));
      const world = fc.record({
        draws: arbitraryEvents,
        sealed: fc.subarray(dates),
        late: fc.integer({ min: 2, max: 30 }),
        questions: fc.array(fc.tuple(arbitraryQuestion, arbitraryBody(place)), {
          minLength: 8,
          maxLength: 8,
        }),
      });
      await fc.assert(
        fc.asyncProperty(world, async ({ draws, sealed, late, questions }) => {
          const events = eventsOf(draws, place);
          const lateOnes = events.filter((_, index) => index % late === 0);
          const siteId = await siteWith(engine.clickhouse, events, {
            dates: sealed,
            given: false,
            late: lateOnes,
          });
          for (const [{ ends, ...question }, { date_range, filters }] of questions) {
            await compare({ siteId, place, events }, { ...question, ...ends, date_range, filters });
          }
        }),
        { numRuns: Number(process.env.PHAROS_PROPERTY_RUNS ?? 1), endOnFailure: true },
      );
    },
  );
});
