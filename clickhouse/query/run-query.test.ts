import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { METRIC_NAMES } from '../../core/query/metrics.ts';
import { parseQuery } from '../../core/query/parse-query.ts';
import { resolveQuery } from '../../core/query/resolve-query.ts';
import { addDays, startOfDate } from '../../core/zoned-time.ts';
import { startTestClickHouse, type TestClickHouse } from '../../test/clickhouse.ts';
import { insertRates, rateOf, SAVED } from '../../test/goal-world.ts';
import { type AnsweredEvent, modelAnswer } from '../../test/query-model.ts';
import {
  arbitraryBody,
  arbitraryEvents,
  DIMENSIONS,
  eventsOf,
  manyDraws,
  PLACES,
  ROLLED_METRICS,
  siteWith,
} from '../../test/query-world.ts';
import { runQuery } from './run-query.ts';

type Place = (typeof PLACES)[number];
type Body = Record<string, unknown>;

let engine: TestClickHouse;
beforeAll(async () => {
  engine = await startTestClickHouse();
  await insertRates(engine.clickhouse);
});
afterAll(() => engine.stop());

function datesOf(place: Place): string[] {
  return Array.from({ length: place.days }, (_, day) => addDays(place.firstDate, day));
}

/** Asks the engine and the model the same, at the end of the last day. */
async function compare(siteId: number, place: Place, events: readonly AnsweredEvent[], body: Body) {
  const now = startOfDate(addDays(place.firstDate, place.days), place.timezone) - 1;
  const site = { siteId, domain: 'example.com', timezone: place.timezone, ...SAVED };
  const query = parseQuery(body, SAVED);
  if (!query.ok) {
    expect(query.error.code).toBe('query_conflict');
    return;
  }
  const firstDate = events.map(({ date }) => date).toSorted()[0];
  const { results } = await runQuery(engine.clickhouse, site, query.value, now);
  const expected = modelAnswer(events, resolveQuery(query.value, { ...site, firstDate }, now), rateOf);
  expect({ body, results }).toEqual({ body, results: expected });
}

/** A query with all the metrics that its parts allow. */
function withMetrics(body: Body, names: readonly string[] = METRIC_NAMES): Body {
  const base = { site_id: 'example.com', ...body };
  return { ...base, metrics: names.filter((metric) => parseQuery({ ...base, metrics: [metric] }, SAVED).ok) };
}

describe('runQuery', () => {
  const [utc, berlin] = PLACES;

  it('answers from rollups what sessions answer, by every dimension', async () => {
    const events = eventsOf(manyDraws(), utc);
    const dates = datesOf(utc);
    const siteId = await siteWith(engine.clickhouse, events, {
      dates: dates.slice(1),
      given: false,
      late: [],
    });
    const date_range = [dates[0], dates.at(-1)];
    for (const [index, dimension] of DIMENSIONS.entries()) {
      const time = [[], ['time:day'], ['time:week'], ['time:month']][index % 4] ?? [];
      await compare(siteId, utc, events, withMetrics({ date_range, dimensions: [dimension] }));
      await compare(siteId, utc, events, withMetrics({ date_range, dimensions: [...time, dimension] }));
      await compare(
        siteId,
        utc,
        events,
        withMetrics({ date_range, dimensions: [dimension] }, ROLLED_METRICS),
      );
    }
    for (const dimensions of [[], ['time:day'], ['time:week'], ['time:month'], ['time:hour']]) {
      await compare(siteId, utc, events, withMetrics({ date_range, dimensions }));
    }
  });

  it('applies every kind of filter to every kind of question, over days and between instants', async () => {
    const events = eventsOf(manyDraws(), berlin);
    const dates = datesOf(berlin);
    const siteId = await siteWith(engine.clickhouse, events, {
      dates: dates.slice(2),
      given: false,
      late: [],
    });
    const times = events.map(({ time }) => time).toSorted((a, b) => a - b);
    const instants = [times[100], times[300]].map((time) => new Date(time ?? 0).toISOString());
    const filters = [
      [],
      [['is', 'event:page', ['/a']]],
      [['is_not', 'event:page', ['/', '']]],
      [['is', 'event:name', ['Signup', 'Buy']]],
      [['contains', 'event:props:plan', ['r']]],
      [['is', 'visit:entry_page', ['/']]],
      [
        ['has_done', ['is', 'event:page', ['/a']]],
        ['is_not', 'event:name', ['Buy']],
      ],
      [
        [
          'or',
          [
            [
              'has_not_done',
              [
                'and',
                [
                  ['is', 'event:name', ['Signup']],
                  ['is', 'event:hostname', ['example.com']],
                ],
              ],
            ],
            ['is', 'event:props:plan', ['pro']],
          ],
        ],
      ],
      [
        [
          'or',
          [
            ['is', 'visit:exit_page', ['/b']],
            ['is', 'event:hostname', ['example.com']],
          ],
        ],
      ],
    ];
    const splits = [
      [],
      ['time:hour'],
      ['event:page'],
      ['visit:source'],
      ['visit:entry_page'],
      ['event:name', 'time:day'],
    ];
    for (const date_range of [[dates[0], dates.at(-1)], instants]) {
      for (const dimensions of splits) {
        for (const filter of filters) {
          await compare(siteId, berlin, events, withMetrics({ date_range, dimensions, filters: filter }));
        }
      }
    }
  });

  it('counts conversions by every kind of goal', async () => {
    const events = eventsOf(manyDraws(), berlin);
    const dates = datesOf(berlin);
    const siteId = await siteWith(engine.clickhouse, events, {
      dates: dates.slice(2),
      given: false,
      late: [],
    });
    const date_range = [dates[0], dates.at(-1)];
    const filters = [
      [],
      [['is', 'event:goal', ['Signup', 'Read']]],
      [
        ['contains', 'event:goal', ['Sale']],
        ['contains', 'event:props:author', ['x']],
      ],
      [['is', 'segment', [1]]],
    ];
    for (const dimensions of [[], ['time:hour'], ['event:goal'], ['visit:source', 'event:goal']]) {
      for (const filter of filters) {
        await compare(siteId, berlin, events, withMetrics({ date_range, dimensions, filters: filter }));
      }
    }
  });

  it.each(PLACES)(
    'answers as the definitions do in $timezone from $firstDate, whatever is sealed',
    async (place) => {
      const world = fc.record({
        draws: arbitraryEvents,
        sealed: fc.subarray(datesOf(place)),
        given: fc.nat(3).map((one) => one === 0),
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
          for (const body of bodies) await compare(siteId, place, events, body);
        }),
        { numRuns: Number(process.env.PHAROS_PROPERTY_RUNS ?? 4), endOnFailure: true },
      );
    },
  );
});
