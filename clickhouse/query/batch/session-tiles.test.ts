import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askedQueries } from '../../../test/asked-queries.ts';
import { startTestClickHouse, type TestClickHouse } from '../../../test/clickhouse.ts';
import { anEvent } from '../../../test/factories.ts';
import { insertEvents } from '../../insert-events.ts';
import { runBatch } from './run-batch.ts';

const NOON = Date.parse('2026-01-15T12:00:00Z');
const MINUTE_MS = 60_000;

let engine: TestClickHouse;
beforeAll(async () => {
  engine = await startTestClickHouse();
});
afterAll(() => engine.stop());

describe('tiles of an open date', () => {
  it('tell a visit from its events, and leave its engagement out of both', async () => {
    // Engagement came first and last, and says where the visit came from; the same page was viewed twice.
    const visit = [
      { kind: 'engagement', pathname: '/a', time: NOON, source: 'Google' },
      { kind: 'pageview', pathname: '/a', time: NOON + MINUTE_MS },
      { kind: 'engagement', pathname: '/a', time: NOON + 2 * MINUTE_MS },
      { kind: 'custom', name: 'signup', pathname: '/a', time: NOON + 3 * MINUTE_MS },
      { kind: 'pageview', pathname: '/b', time: NOON + 4 * MINUTE_MS },
      { kind: 'pageview', pathname: '/a', time: NOON + 5 * MINUTE_MS },
      { kind: 'engagement', pathname: '/a', time: NOON + 9 * MINUTE_MS },
    ] as const;
    const events = visit.map((event, seq) => anEvent({ id: String(seq + 1), seq, ...event }));
    const other = anEvent({ id: '8', visitor_id: '2', kind: 'engagement', pathname: '/c', time: NOON });
    const options = { insertTimeoutMs: 8000, now: Date.now() };
    await insertEvents(engine.clickhouse, [{ message: '1', events: [...events, other] }], options);

    const site = { siteId: 1, domain: 'example.com', timezone: 'UTC' };
    const counts = ['visitors', 'visits', 'pageviews', 'events'];
    const list = { metrics: counts, pagination: { limit: 9, offset: 0 } };
    const queries = askedQueries(
      [
        { metrics: [...counts, 'visit_duration', 'bounce_rate'] },
        { ...list, dimensions: ['event:page'] },
        { ...list, dimensions: ['event:name'] },
        { metrics: ['visits', 'visit_duration'], dimensions: ['visit:source'], pagination: list.pagination },
      ].map((body) => ({ site_id: 'example.com', date_range: ['2026-01-15', '2026-01-15'], ...body })),
    );
    const answers = await runBatch(
      engine.clickhouse,
      queries.map((query) => ({ site, query })),
      NOON + 60 * MINUTE_MS,
    );
    const rows = answers.map((one) =>
      one.status === 'fulfilled'
        ? one.value.results.map(({ dimensions, metrics }) => [...dimensions, ...metrics])
        : one.reason,
    );
    expect(rows).toEqual([
      [[1, 1, 3, 4, 240, 0]],
      [
        ['/a', 1, 1, 2, 3],
        ['/b', 1, 1, 1, 1],
      ],
      [
        ['pageview', 1, 1, 3, 3],
        ['signup', 1, 1, 0, 1],
      ],
      [['Google', 1, 240]],
    ]);
  });
});
