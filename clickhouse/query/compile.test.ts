import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { EVENT_DIMENSIONS, VISIT_DIMENSIONS } from '../../core/query/dimensions.ts';
import { METRIC_NAMES } from '../../core/query/metrics.ts';
import { parseQuery } from '../../core/query/parse-query.ts';
import { resolveQuery } from '../../core/query/resolve-query.ts';
import { startTestClickHouse, type TestClickHouse } from '../../test/clickhouse.ts';
import { SAVED } from '../../test/goal-world.ts';
import type { Generations } from '../generations.ts';
import { compile } from './compile.ts';

const SITE = { domain: 'example.com', timezone: 'Europe/Berlin' };
const NOW = Date.parse('2026-11-02T12:00:00Z');
const FILTERABLE = [...Object.keys(VISIT_DIMENSIONS), ...Object.keys(EVENT_DIMENSIONS), 'event:props:plan'];
const TIMES = ['time:hour', 'time:day', 'time:week', 'time:month'];
const OPERATORS = ['is', 'is_not', 'contains', 'contains_not', 'matches', 'matches_not'];

const ROLLED = ['visitors', 'visits', 'pageviews', 'events', 'bounce_rate', 'visit_duration'];

/** One date of each kind. */
const GENERATIONS: Generations = {
  sealed: [
    { date: '2026-10-24', gen: '5', rolled: true },
    { date: '2026-10-25', gen: '6', rolled: false },
  ],
  stale: [{ date: '2026-10-26', gen: '5', rolled: true }],
};

/** What statement A answers for a range. */
function generationsOf({ fromDate, toDate }: { fromDate: string; toDate: string }): Generations {
  const isInside = ({ date }: { date: string }) => fromDate <= date && date <= toDate;
  return { sealed: GENERATIONS.sealed.filter(isInside), stale: GENERATIONS.stale.filter(isInside) };
}

let engine: TestClickHouse;
beforeAll(async () => {
  engine = await startTestClickHouse();
});
afterAll(() => engine.stop());

/** SQL of a query with every metric that its parts allow; none is left only if no metric fits. */
function compiled(
  dimensions: string[],
  filters: unknown[],
  range: unknown = ['2026-10-20', '2026-10-31'],
  names: readonly string[] = METRIC_NAMES,
) {
  const base = { site_id: 'example.com', date_range: range, dimensions, filters };
  const metrics = names.filter((metric) => parseQuery({ ...base, metrics: [metric] }, SAVED).ok);
  const query = parseQuery({ ...base, metrics, include: { total_rows: true } }, SAVED);
  if (!query.ok) throw new Error(query.error.message);
  const resolved = resolveQuery(query.value, SITE, NOW);
  return compile({
    siteId: 1,
    query: resolved,
    generations: generationsOf(resolved.period),
    totalVisitors: 1,
  });
}

async function explain(dimensions: string[], filters: unknown[], range?: unknown): Promise<void> {
  const { sql, params } = compiled(dimensions, filters, range);
  const schema = z.object({ explain: z.string() });
  const plan = engine.clickhouse.query({ sql: `EXPLAIN PLAN ${sql}`, params, schema });
  await expect(plan, `${dimensions} ${JSON.stringify(filters)}\n${sql}`).resolves.toMatchObject({
    rows: expect.arrayContaining([]),
  });
}

describe('compile', () => {
  it('makes SQL that ClickHouse accepts of every dimension, alone and over time, with all its metrics', async () => {
    // Each dimension in one of the two ways: ClickHouse takes a third of a second to plan every metric at once.
    for (const time of TIMES) await explain([time], []);
    for (const [index, dimension] of FILTERABLE.entries()) {
      await explain(index % 2 ? [dimension] : [dimension, TIMES[(index / 2) % TIMES.length] ?? 'time'], []);
    }
  }, 120_000);

  it('makes SQL that ClickHouse accepts of every operator on every dimension', async () => {
    const splits = [[], ['visit:source'], ['event:page'], ['time:hour'], ['event:props:plan', 'time:day']];
    let round = 0;
    for (const [index, dimension] of FILTERABLE.filter((name) => name !== 'event:goal').entries()) {
      // Each dimension with two operators, each operator with a third of the dimensions.
      for (const operator of OPERATORS.filter((_, nth) => (nth + index) % 3 === 0)) {
        const plain = [operator, dimension, ['a', '(none)', 'Direct']];
        const nested = [
          'not',
          ['or', [plain, ['is', 'event:name', ['Signup']], ['contains', 'visit:city', ['x']]]],
        ];
        await explain(splits[round++ % splits.length] ?? [], [round % 2 ? plain : nested]);
      }
    }
  }, 120_000);

  it('makes SQL that ClickHouse accepts of ranges of instants', async () => {
    for (const dimension of FILTERABLE.filter((_, index) => index % 3 === 0)) {
      await explain([dimension, 'time:minute'], [], ['2026-10-26T10:00:00Z', '2026-10-26T12:00:00Z']);
    }
    for (const dimensions of [[], ['time:hour'], ['event:page'], ['visit:entry_page', 'time:day']]) {
      await explain(dimensions, [], ['2026-10-24T10:00:00Z', '2026-10-26T10:00:00Z']);
    }
  }, 120_000);

  it('reads only the columns of the question', () => {
    const { sql } = compiled(
      ['visit:source'],
      [['is', 'visit:country', ['DE']]],
      ['2026-10-24', '2026-10-25'],
      ROLLED,
    );
    expect(sql).toContain('SELECT source, h_kind, h_time, visitor_id, country FROM sessions');
    expect(sql).not.toContain('FROM events');
  });

  it('assembles an open day once, however many ways it is counted in', () => {
    const assemblies = (dimensions: string[], range?: unknown, filters: unknown[] = []) =>
      compiled(dimensions, filters, range).sql.split('arraySplit(').length - 1;
    const open = ['2026-10-30', '2026-10-31'];
    expect(assemblies(['time:hour'], open)).toBe(1);
    expect(assemblies(['event:page'], open)).toBe(1);
    // Together with a sealed date that is better read from the table each time.
    expect(assemblies(['time:hour'], ['2026-10-24', '2026-10-31'])).toBe(2);
    expect(assemblies(['event:page'], open, [['is', 'visit:os', ['Mac']]])).toBe(1);
  });

  it('takes from the rollups what they hold, and nothing by the hour, by two dimensions or between instants', () => {
    const usesRollups = (dimensions: string[], filters: unknown[] = [], range?: unknown, names = ROLLED) =>
      compiled(dimensions, filters, range, names).sql.includes('FROM daily');
    const splits = [[], ['time:day'], ['time:week'], ['visit:source'], ['event:page', 'time:month']];
    for (const dimensions of [...splits, ['visit:country_name']]) {
      expect([dimensions, usesRollups(dimensions)]).toEqual([dimensions, true]);
    }
    expect(usesRollups(['visit:exit_page'], [], undefined, ['exit_rate'])).toBe(true);
    expect(usesRollups(['time:hour'])).toBe(false);
    expect(usesRollups(['event:props:plan'])).toBe(false);
    expect(usesRollups(['visit:source', 'visit:os'])).toBe(false);
    expect(usesRollups([], [], ['2026-10-24T10:00:00Z', '2026-10-26T10:00:00Z'])).toBe(false);
  });

  it('takes from the rollups what is filtered by their own dimension, if nobody is in two rows of it', () => {
    const usesRollups = (filters: unknown[], dimensions: string[] = [], names = ['visitors']) =>
      compiled(dimensions, filters, undefined, names).sql.includes('FROM daily');
    const mac = ['is', 'visit:os', ['Mac']];
    expect(usesRollups([mac])).toBe(true);
    expect(usesRollups([mac], ['time:day'])).toBe(true);
    expect(usesRollups([['is', 'event:page', ['/']]])).toBe(true);
    expect(usesRollups([['contains', 'event:page', ['/']]], ['event:page'])).toBe(true);
    expect(usesRollups([['is', 'visit:os', ['Mac', 'Linux']]])).toBe(false);
    expect(usesRollups([['is', 'visit:os', ['Mac', 'Linux']]], [], ['visits'])).toBe(true);
    expect(usesRollups([['is', 'event:page', ['/', '/a']]], [], ['visits'])).toBe(false);
    expect(usesRollups([mac], ['visit:source'])).toBe(false);
    expect(usesRollups([mac, ['is', 'visit:device', ['Mobile']]])).toBe(false);
    expect(usesRollups([['has_done', ['is', 'event:page', ['/']]]])).toBe(false);
  });

  it('asks sessions only for what the rollups lack', () => {
    const { sql } = compiled(['event:page'], [], ['2026-10-24', '2026-10-24'], ['visitors', 'time_on_page']);
    expect(sql).toContain('FROM daily');
    expect(sql).toContain('FROM sessions');
    expect(sql).not.toContain('uniqExact');
  });
});
