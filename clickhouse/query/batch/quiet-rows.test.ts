import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseQuery } from '../../../core/query/parse-query.ts';
import type { Query } from '../../../core/query/query.ts';
import { addDays, startOfDate } from '../../../core/zoned-time.ts';
import { startTestClickHouse, type TestClickHouse } from '../../../test/clickhouse.ts';
import { SAVED } from '../../../test/goal-world.ts';
import { heardStatements } from '../../../test/heard-statements.ts';
import { keptInMemory } from '../../../test/kept-in-memory.ts';
import { addLate, eventsOf, manyDraws, PLACES, siteWith } from '../../../test/query-world.ts';
import type { QueryResponse } from '../answer.ts';
import { runBatch } from './run-batch.ts';

const [place] = PLACES;
const DATES = Array.from({ length: place.days }, (_, day) => addDays(place.firstDate, day));
const NOW = startOfDate(addDays(place.firstDate, place.days), place.timezone) - 1;
const EVENTS = eventsOf(manyDraws(), place);
const TWO_MINUTES_MS = 120_000;
const OF_LOOKS = /^SELECT 'seal' AS of, count\(\)/;

let engine: TestClickHouse;
beforeAll(async () => {
  engine = await startTestClickHouse();
});
afterAll(() => engine.stop());

/** A site sealed but for its last date, whose events arrived some time ago, and a dashboard of it. */
async function dashboard(agoMs: number, bodies: readonly Record<string, unknown>[] = TILES) {
  const sealed = DATES.slice(0, -1);
  const siteId = await siteWith(engine.clickhouse, EVENTS, { dates: sealed, given: false, late: [], agoMs });
  const site = { siteId, domain: 'example.com', timezone: place.timezone, ...SAVED };
  const asked = bodies.map((body) => ({ site, query: parsed(body) }));
  const cache = keptInMemory();
  const { heard, statements } = heardStatements(engine.clickhouse);
  /** What is asked of ClickHouse for another look, but for the look at what is known, and the answers. */
  const look = async () => {
    statements.length = 0;
    const answers = (await runBatch(heard, asked, NOW, cache)).map(answerOf);
    return { answers, others: statements.filter((sql) => !OF_LOOKS.test(sql)), statements: [...statements] };
  };
  const fresh = async () => (await runBatch(engine.clickhouse, asked, NOW)).map(answerOf);
  return { siteId, sealed, look, fresh };
}

const TILES = [
  { metrics: ['visitors', 'bounce_rate'] },
  { metrics: ['visitors'], dimensions: ['event:page'] },
  { metrics: ['events'], dimensions: ['event:goal'] },
  { metrics: ['time_on_page'], dimensions: ['event:page'] },
];

function parsed(body: Record<string, unknown>): Query {
  const query = parseQuery({ site_id: 'example.com', date_range: [DATES[0], DATES.at(-1)], ...body }, SAVED);
  if (!query.ok) throw new Error(query.error.message);
  return query.value;
}

function answerOf(one: PromiseSettledResult<QueryResponse>): QueryResponse {
  if (one.status === 'rejected') throw one.reason;
  return one.value;
}

describe('rows of a quiet site', () => {
  it('are answered by one look at what is known, until another event', async () => {
    const { siteId, sealed, look, fresh } = await dashboard(TWO_MINUTES_MS);
    const before = await fresh();
    for (const _ of ['first', 'found quiet']) expect((await look()).answers).toEqual(before);
    for (const _ of ['kept', 'kept']) {
      const { answers, others, statements } = await look();
      expect(answers).toEqual(before);
      expect(others).toEqual([]);
      expect(statements).toHaveLength(1);
    }

    const more = EVENTS.filter(({ date, kind }) => date === DATES.at(-1) && kind === 'pageview').slice(0, 1);
    const today = more.map((event) => ({ ...event, seq: 900_000, visitor: '999999' }));
    await addLate(engine.clickhouse, today, sealed, { siteId, given: false, arrival: Date.now() * 1000 });
    const after = await fresh();
    expect(after).not.toEqual(before);
    for (const _ of ['changed', 'busy']) {
      const { answers, others } = await look();
      expect(answers).toEqual(after);
      expect(others).not.toEqual([]);
    }
  });

  it('are asked again once an event is gone', async () => {
    const { siteId, look, fresh } = await dashboard(TWO_MINUTES_MS);
    for (const _ of ['first', 'found quiet', 'kept']) await look();
    await engine.clickhouse.command({
      sql: `DELETE FROM events WHERE site_id = {site:UInt32} AND date = {date:Date} AND kind = 'pageview'`,
      params: { site: siteId, date: DATES.at(-1) ?? '' },
    });
    const { answers } = await look();
    expect(answers).toEqual(await fresh());
  });

  it('are not kept where one may still be on its way', async () => {
    const { look } = await dashboard(0);
    for (const _ of ['first', 'second', 'third', 'fourth']) expect((await look()).others).not.toEqual([]);
  });

  it('are not kept of money, whose rates change by themselves', async () => {
    const { look } = await dashboard(TWO_MINUTES_MS, [{ metrics: ['total_revenue'] }]);
    for (const _ of ['first', 'second', 'third', 'fourth']) expect((await look()).others).not.toEqual([]);
  });

  it('are told apart by what is asked', async () => {
    const first = await dashboard(TWO_MINUTES_MS, [
      { metrics: ['visitors', 'visits'], dimensions: ['visit:source'], pagination: { limit: 2 } },
      { metrics: ['visits', 'visitors'], dimensions: ['visit:source'], pagination: { limit: 2, offset: 1 } },
      { metrics: ['visitors', 'percentage'], dimensions: ['visit:source'], pagination: { limit: 3 } },
    ]);
    const answers = await first.fresh();
    for (const _ of ['first', 'found quiet', 'kept', 'kept'])
      expect((await first.look()).answers).toEqual(answers);
    expect((await first.look()).others).toEqual([]);
  });
});
