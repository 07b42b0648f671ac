import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseQuery } from '../../core/query/parse-query.ts';
import type { Query } from '../../core/query/query.ts';
import { addDays, startOfDate } from '../../core/zoned-time.ts';
import { startTestClickHouse, type TestClickHouse } from '../../test/clickhouse.ts';
import { eventsOf, manyDraws, PLACES, siteWith } from '../../test/query-world.ts';
import type { ClickHouse } from '../client.ts';
import { runBatch } from './batch/run-batch.ts';
import { runQuery } from './run-query.ts';

const [place] = PLACES;
const DATES = Array.from({ length: place.days }, (_, day) => addDays(place.firstDate, day));
const NOW = startOfDate(addDays(place.firstDate, place.days), place.timezone) - 1;

let engine: TestClickHouse;
beforeAll(async () => {
  engine = await startTestClickHouse();
});
afterAll(() => engine.stop());

function queries(): Query[] {
  const base = { site_id: 'example.com', date_range: [DATES[0], DATES.at(-1)] };
  const bodies = [
    { metrics: ['visitors', 'pageviews', 'events', 'visit_duration'] },
    { metrics: ['visitors', 'events'], dimensions: ['event:page'] },
    { metrics: ['events'], dimensions: ['time:hour'] },
  ];
  return bodies.map((body) => {
    const query = parseQuery({ ...base, ...body });
    if (!query.ok) throw new Error(query.error.message);
    return query.value;
  });
}

/** A second delivery of a site's events on some dates, beside the first: as another message, a moment later, to another visitor. */
async function deliverAgain(siteId: number, dates: readonly string[]): Promise<void> {
  await engine.clickhouse.command({
    sql: `INSERT INTO events SELECT * REPLACE (message + 1 AS message, arrival + INTERVAL 1 MILLISECOND AS arrival, visitor_id + 1 AS visitor_id)
      FROM events WHERE site_id = {site_id:UInt32} AND date IN {dates:Array(Date)}`,
    params: { site_id: siteId, dates },
  });
}

async function heldRows(siteId: number): Promise<number> {
  const { rows } = await engine.clickhouse.query({
    sql: 'SELECT toFloat64(count()) AS n FROM events WHERE site_id = {site_id:UInt32}',
    params: { site_id: siteId },
    schema: z.object({ n: z.number() }),
  });
  return rows[0]?.n ?? 0;
}

/** Answers of single queries and of a batch, and how many statements told twins apart. */
async function answers(siteId: number) {
  let apart = 0;
  const watched: ClickHouse = {
    ...engine.clickhouse,
    query(statement) {
      if (statement.sql.includes('LIMIT 1, 4294967295 BY')) apart++;
      return engine.clickhouse.query(statement);
    },
  };
  const site = { siteId, domain: 'example.com', timezone: place.timezone };
  const single = [];
  for (const query of queries()) single.push((await runQuery(watched, site, query, NOW)).results);
  const batch = await runBatch(
    watched,
    queries().map((query) => ({ site, query })),
    NOW,
  );
  const together = batch.map((one) => (one.status === 'fulfilled' ? one.value.results : one.reason));
  return { single, together, apart };
}

describe('events that are held twice', () => {
  it('count once, by their first arrival, on open dates and on dates sealed before; without them nothing looks for them', async () => {
    const events = eventsOf(manyDraws(), place);
    const late = events.filter(({ date }, index) => date === DATES[0] && index % 5 === 0);
    const siteId = await siteWith(engine.clickhouse, events, { dates: [DATES[0] ?? ''], given: false, late });
    const once = await answers(siteId);
    expect(once.together).toEqual(once.single);
    expect(once.single[0]?.[0]?.metrics[2]).toBeGreaterThan(100);
    expect(once.apart).toBe(0);

    const held = await heldRows(siteId);
    for (const date of [DATES.at(-1) ?? '', DATES[0] ?? '']) {
      await deliverAgain(siteId, [date]);
      const twice = await answers(siteId);
      expect(twice).toEqual({ ...once, apart: twice.apart });
      expect(twice.apart).toBeGreaterThanOrEqual(4);
    }
    expect(await heldRows(siteId)).toBeGreaterThan(held);
  });
});
