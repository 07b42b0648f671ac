import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BreakdownTime, isBreakdownTime, parseFunnelQuery } from '../../core/funnel/funnel-query.ts';
import { resolveSteps } from '../../core/funnel/resolve-steps.ts';
import type { Goal } from '../../core/goal.ts';
import { resolvePeriod } from '../../core/period.ts';
import { bucketOf } from '../../core/query/time-buckets.ts';
import { addDays, startOfDate } from '../../core/zoned-time.ts';
import { startTestClickHouse, type TestClickHouse } from '../../test/clickhouse.ts';
import { modelFunnel } from '../../test/funnel-model.ts';
import { SAVED } from '../../test/goal-world.ts';
import { askedModelVisits, isInside, shownValue } from '../../test/model-visits.ts';
import type { AnsweredEvent } from '../../test/query-model.ts';
import { arbitraryBody, arbitraryEvents, eventsOf, PLACES, siteWith } from '../../test/query-world.ts';
import { runFunnel } from './run-funnel.ts';

type Place = (typeof PLACES)[number];

let engine: TestClickHouse;
beforeAll(async () => {
  engine = await startTestClickHouse();
});
afterAll(() => engine.stop());

const GOALS: Goal[] = [
  { id: 1, name: 'Read on', rule: { kind: 'scroll', path: '/|/a', threshold: 25 }, props: {} },
  { id: 2, name: 'Buy pro', rule: { kind: 'event', name: 'Buy' }, props: { plan: 'pro' } },
  { id: 3, name: 'Visit /A*', rule: { kind: 'page', path: '/A*' }, props: {} },
];

const arbitraryStep = fc.constantFrom(
  { page: '/' },
  { page: '/a' },
  { page: '/*' },
  { page: '/b|/A*', label: 'Deep' },
  { event: 'Signup' },
  { event: 'Buy' },
  { event: 'signup', props: { plan: 'Free', author: 'x' } },
  { goal: 1 },
  { goal: 2 },
  { goal: 3 },
);

const arbitraryQuestion = fc.record({
  steps: fc.array(arbitraryStep, { minLength: 2, maxLength: 8 }),
  order: fc.constantFrom('loose', 'loose', 'strict'),
  window_days: fc.constantFrom(null, null, 1, 2),
  breakdown: fc.constantFrom(
    null,
    'visit:source',
    'visit:country_name',
    'visit:entry_page',
    'event:page',
    'event:name',
    'event:props:plan',
    'time:day',
    'time:week',
  ),
});

/** Asks the engine and the model the same, at the end of the last day. */
async function compare(
  world: { siteId: number; place: Place; events: readonly AnsweredEvent[]; given: boolean },
  body: Record<string, unknown>,
): Promise<void> {
  const { siteId, place, events, given } = world;
  const { timezone } = place;
  const now = startOfDate(addDays(place.firstDate, place.days), timezone) - 1;
  const parsed = parseFunnelQuery({ site_id: 'example.com', ...body }, SAVED);
  if (!parsed.ok) throw new Error(parsed.error.message);
  const { funnel } = parsed.value;
  if (typeof funnel === 'number') throw new Error('none is saved');
  const query = { ...parsed.value, funnel };
  const site = { siteId, domain: 'example.com', timezone, goals: GOALS };
  const answer = await runFunnel(engine.clickhouse, site, query, now);

  const firstDate = events.map(({ date }) => date).toSorted()[0];
  const period = resolvePeriod(query.range, { timezone, firstDate }, now);
  const steps = resolveSteps(query.funnel.steps, GOALS);
  if (!steps.ok) throw new Error(steps.error);
  const visits = askedModelVisits(events, { filters: query.filters, period });
  const isCounted = query.funnel.windowDays === undefined || given;
  const { breakdown } = query;
  const model = modelFunnel(
    isCounted ? visits : [],
    { ...query.funnel, steps: steps.value },
    (event) => isInside(event, period),
    (event, visit) => {
      if (!breakdown) return '';
      if (!isBreakdownTime(breakdown)) return shownValue(breakdown, event, visit, period);
      return bucketOf(event.date, intervalOf(breakdown), period);
    },
  );
  const seconds = (ms: number | null) => (ms === null ? null : Math.round(ms) / 1000);
  const counts = answer.results.map(({ visitors, median_seconds, p90_seconds }) => {
    return { visitors, median: median_seconds, p90: p90_seconds };
  });
  expect({ body, visitors: answer.meta.visitors, counts }).toEqual({
    body,
    visitors: model.visitors,
    counts: model.steps.map(({ visitors, median, p90 }) => {
      return { visitors, median: seconds(median), p90: seconds(p90) };
    }),
  });
  if (!breakdown) return;
  const groups = answer.breakdown?.map(({ value, visitors }) => [value, visitors] as const);
  expect({ body, groups: new Map(groups) }).toEqual({ body, groups: model.groups });
  expect(answer.meta.total_rows).toBe(model.groups.size);
}

function intervalOf(breakdown: BreakdownTime): 'day' | 'week' | 'month' {
  return breakdown.slice('time:'.length) as 'day' | 'week' | 'month';
}

describe('runFunnel', () => {
  it.each(PLACES)('counts as the definitions do from $firstDate, whatever is sealed', async (place) => {
    const dates = Array.from({ length: place.days }, (_, day) => addDays(place.firstDate, day));
    const world = fc.record({
      draws: arbitraryEvents,
      sealed: fc.subarray(dates),
      given: fc.boolean(),
      late: fc.integer({ min: 2, max: 30 }),
      questions: fc.array(fc.tuple(arbitraryQuestion, arbitraryBody(place)), {
        minLength: 10,
        maxLength: 10,
      }),
    });
    await fc.assert(
      fc.asyncProperty(world, async ({ draws, sealed, given, late, questions }) => {
        const events = eventsOf(draws, place).map((event) =>
          given ? { ...event, visitor: event.visitor.slice(-1) } : event,
        );
        const lateOnes = events.filter((_, index) => index % late === 0);
        const siteId = await siteWith(engine.clickhouse, events, { dates: sealed, given, late: lateOnes });
        for (const [question, { date_range, filters }] of questions) {
          await compare({ siteId, place, events, given }, { ...question, date_range, filters });
        }
      }),
      { numRuns: Number(process.env.PHAROS_PROPERTY_RUNS ?? 1), endOnFailure: true },
    );
  });
});
