import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, startOfDate } from '../../core/zoned-time.ts';
import { answerOrReason, askedQueries } from '../../test/asked-queries.ts';
import { startTestClickHouse, type TestClickHouse } from '../../test/clickhouse.ts';
import { SAVED } from '../../test/goal-world.ts';
import { heardStatements } from '../../test/heard-statements.ts';
import { keptInMemory } from '../../test/kept-in-memory.ts';
import { addLate, eventsOf, manyDraws, PLACES, siteWith } from '../../test/query-world.ts';
import type { AnswerCache } from './answer-cache.ts';
import { type AskedQuery, runBatch } from './batch/run-batch.ts';
import { answersToKeep, isOfSealedDates } from './kept-answers.ts';

const [place] = PLACES;
const DATES = Array.from({ length: place.days }, (_, day) => addDays(place.firstDate, day));
const NOW = startOfDate(addDays(place.firstDate, place.days), place.timezone) - 1;
const EVENTS = eventsOf(manyDraws(), place);
const RANGE = { site_id: 'example.com', date_range: [DATES[0], DATES.at(-1)] };
const DASHBOARD = [
  { metrics: ['visitors', 'bounce_rate'] },
  { metrics: ['visitors'], dimensions: ['time:day'] },
  { metrics: ['visitors'], dimensions: ['event:page'], pagination: { limit: 9, offset: 0 } },
];

let engine: TestClickHouse;
beforeAll(async () => {
  engine = await startTestClickHouse();
});
afterAll(() => engine.stop());

/** A site sealed but for its last date, and questions about it. */
async function siteAndQuestions(bodies: readonly Record<string, unknown>[]) {
  const sealed = DATES.slice(0, -1);
  const siteId = await siteWith(engine.clickhouse, EVENTS, { dates: sealed, given: false, late: [] });
  const site = { siteId, domain: 'example.com', timezone: place.timezone, ...SAVED };
  const queries = askedQueries(bodies.map((body) => ({ ...RANGE, ...body })));
  expect(queries).toHaveLength(bodies.length);
  return { siteId, sealed, asked: queries.map((query): AskedQuery => ({ site, query })) };
}

async function answered(asked: readonly AskedQuery[], cache?: AnswerCache) {
  const { heard, statements } = heardStatements(engine.clickhouse);
  const answers = (await runBatch(heard, asked, NOW, cache)).map(answerOrReason);
  return { answers, statements };
}

describe('answersToKeep', () => {
  it('leaves a look and the open date to ask where nobody has asked yet, and the same numbers', async () => {
    const { asked, sealed } = await siteAndQuestions(DASHBOARD);
    const { kept, failed } = await answersToKeep(() => engine.clickhouse, [asked], NOW);
    expect(failed).toBe(0);
    expect(Object.keys(kept).every(isOfSealedDates)).toBe(true);
    expect(Object.keys(kept)).toHaveLength(2);

    const without = await answered(asked, keptInMemory());
    const found = await answered(asked, keptInMemory(kept));
    expect(found.answers).toEqual((await answered(asked)).answers);
    expect(found.statements).toHaveLength(2);
    expect(without.statements.length).toBeGreaterThan(2);
    const readsSealed = (sql: string) => /FROM (daily|monthly|sessions)\b/.test(sql);
    expect(without.statements.some(readsSealed)).toBe(true);
    expect(found.statements.some(readsSealed)).toBe(false);
    expect(sealed.length).toBeGreaterThan(1);
  });

  it('is nothing that a late event could make wrong', async () => {
    const { siteId, sealed, asked } = await siteAndQuestions(DASHBOARD);
    const { kept } = await answersToKeep(() => engine.clickhouse, [asked], NOW);
    const before = await answered(asked);
    const late = EVENTS.filter(({ date, kind }) => date === DATES[1] && kind === 'pageview').slice(0, 1);
    const moved = late.map((event) => ({ ...event, seq: 900_000, visitor: '999999' }));
    await addLate(engine.clickhouse, moved, sealed, { siteId, given: false, arrival: Date.now() * 1000 });
    const after = await answered(asked);
    expect(after.answers).not.toEqual(before.answers);
    expect((await answered(asked, keptInMemory(kept))).answers).toEqual(after.answers);
  });

  it('counts what had no answer, and keeps the rest', async () => {
    const { asked } = await siteAndQuestions(DASHBOARD);
    const [first] = asked;
    if (!first) throw new TypeError('no question');
    const failing = { ...engine.clickhouse, query: () => Promise.reject(new Error('gone')) };
    const reads = [failing, engine.clickhouse].values();
    const { kept, failed } = await answersToKeep(() => reads.next().value ?? failing, [[first], asked], NOW);
    expect(failed).toBe(1);
    expect((await answered(asked, keptInMemory(kept))).statements).toHaveLength(2);
  });
});
