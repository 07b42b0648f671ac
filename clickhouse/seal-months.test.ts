import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseQuery } from '../core/query/parse-query.ts';
import { resolveQuery } from '../core/query/resolve-query.ts';
import { startTestClickHouse, type TestClickHouse } from '../test/clickhouse.ts';
import type { ClickHouse } from './client.ts';
import { deleteSuperseded, deleteUncommitted } from './collect.ts';
import { type Generations, generationsWithin, readGenerations } from './generations.ts';
import { monthsOf, planMonths } from './month-plan.ts';
import { compile } from './query/compile.ts';
import { seal } from './seal.ts';
import { sealMonths } from './seal-months.ts';
import { planSeal } from './seal-plan.ts';

let engine: TestClickHouse;
beforeAll(async () => {
  engine = await startTestClickHouse();
});
afterAll(() => engine.stop());

const SITE = { siteId: 7, domain: 'example.com', timezone: 'UTC' };
const ALL = { from: '2026-01-20', to: '2026-04-10' };
const NOW = Date.parse('2026-04-10T12:00:00Z');
const RANGES = [ALL, { from: '2026-02-01', to: '2026-03-31' }, { from: '2026-02-02', to: '2026-04-10' }];
const DIMENSIONS = [['time:month'], ['time:day'], ['event:page']];

interface Hit {
  day: number;
  person: number;
  minute: number;
  page: number;
  given: boolean;
}

const aHit: fc.Arbitrary<Hit> = fc.record({
  day: fc.nat(75),
  person: fc.nat(3),
  minute: fc.nat(600),
  page: fc.nat(2),
  given: fc.integer({ min: 0, max: 40 }).map((n) => n === 0),
});

/** One site's months in virtual time. */
class Months {
  clock = (Date.now() - 3_600_000) * 1000;
  private ids = 0;
  readonly clickhouse: ClickHouse;

  constructor(clickhouse: ClickHouse) {
    this.clickhouse = clickhouse;
  }

  async insert(hits: readonly Hit[]): Promise<void> {
    this.clock += 10;
    const rows = hits.map(({ day, person, minute, page, given }) => {
      const midnight = Date.parse('2026-01-22T00:00:00Z') + day * 86_400_000;
      const date = new Date(midnight).toISOString().slice(0, 10);
      return {
        site_id: SITE.siteId,
        date,
        visitor_id: given ? String(person) : String(1000 * (day + 1) + person),
        given: given ? 1 : 0,
        time: new Date(midnight + minute * 60_000).toISOString().replace('T', ' ').slice(0, -1),
        id: String(++this.ids),
        message: '1',
        arrival: stamp(this.clock),
        kind: 'pageview',
        name: 'pageview',
        pathname: `/${page}`,
        source: `s${person}`,
      };
    });
    await this.clickhouse.insert({ table: 'events', rows });
    const sealed = await readGenerations(this.clickhouse, SITE.siteId, ALL);
    const known = new Set([...sealed.sealed, ...sealed.stale].map(({ date }) => date));
    const marks = rows.filter(({ date }) => known.has(date));
    if (marks.length > 0) {
      const marked = stamp(this.clock);
      await this.clickhouse.insert({
        table: 'touched',
        rows: marks.map(({ site_id, date }) => ({ site_id, date, marked })),
      });
    }
  }

  /** A run of the cron job; it dies before it makes its months visible if told so. */
  async seal(rollFrom: number, dies: boolean): Promise<void> {
    this.clock += 10;
    const gen = String(this.clock);
    this.clock += 10;
    const isClosed = (_: number, date: string) => date < '2026-04-10';
    const sealed = await seal(this.clickhouse, gen, await planSeal(this.clickhouse, gen, isClosed), rollFrom);
    const tasks = await planMonths(this.clickhouse, monthsOf(sealed, isClosed), 1);
    if (!dies) return await sealMonths(this.clickhouse, gen, tasks);
    await engine.bridge.setFault({ mode: 'fail_before', match: 'INSERT INTO month_seals' });
    await sealMonths(this.clickhouse, gen, tasks).catch(() => undefined);
    await engine.bridge.clearFaults();
    await deleteUncommitted(this.clickhouse, gen);
  }

  /** Every question, answered with what `change` leaves of the generations. */
  async answers(change: (all: Generations) => Generations): Promise<object[]> {
    const answers: object[] = [];
    const all = await readGenerations(this.clickhouse, SITE.siteId, ALL);
    for (const range of RANGES) {
      const generations = change(generationsWithin(all, range));
      for (const dimensions of DIMENSIONS) {
        const parsed = parseQuery({
          site_id: SITE.domain,
          metrics: ['visitors', 'pageviews'],
          date_range: [range.from, range.to],
          dimensions,
        });
        if (!parsed.ok) throw new Error(parsed.error.message);
        const query = resolveQuery(parsed.value, SITE, NOW);
        const statement = compile({ siteId: SITE.siteId, query, generations });
        answers.push({ range, dimensions, rows: await this.rows(statement) });
      }
    }
    return answers;
  }

  private async rows(statement: { sql: string; params: Record<string, unknown> }): Promise<string> {
    const stream = await this.clickhouse.stream({ ...statement, sql: `${statement.sql} FORMAT TSV` });
    return await new Response(stream).text();
  }
}

function stamp(us: number): string {
  return `${new Date(Math.floor(us / 1000)).toISOString().replace('T', ' ').slice(0, -1)}${String(us % 1000).padStart(3, '0')}`;
}

/** What sessions alone know. */
function withoutRollups({ sealed, stale }: Generations): Generations {
  return { sealed: sealed.map(({ date, gen }) => ({ date, gen, rolled: false })), stale };
}

function monthsIn({ sealed }: Generations): string[] {
  return [...new Set(sealed.flatMap(({ month }) => (month ? [month.from.slice(0, 7)] : [])))];
}

describe('sealMonths', () => {
  it('answers from months, dates and sessions alike, whatever arrives late, is sealed again, dies or is collected', async () => {
    const step = fc.oneof(
      { weight: 3, arbitrary: fc.record({ late: fc.array(aHit, { minLength: 1, maxLength: 3 }) }) },
      {
        weight: 4,
        arbitrary: fc.record({ rollFrom: fc.constantFrom(1, 3), dies: fc.nat(3).map((n) => n === 0) }),
      },
      { weight: 1, arbitrary: fc.constant('collect' as const) },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(aHit, { minLength: 30, maxLength: 60 }),
        fc.array(step, { minLength: 2, maxLength: 4 }),
        async (hits, steps) => {
          const world = new Months(await engine.newDatabase());
          await world.insert(hits);
          for (const one of steps) {
            if (one === 'collect')
              await deleteSuperseded(world.clickhouse, Math.floor(Date.now() / 1000) + 9);
            else if ('late' in one) await world.insert(one.late);
            else await world.seal(one.rollFrom, one.dies);
          }
          expect(await world.answers((all) => all)).toEqual(await world.answers(withoutRollups));
        },
      ),
      { numRuns: Number(process.env.PHAROS_PROPERTY_RUNS ?? 3), endOnFailure: true },
    );
  });

  it('takes a month until one of its dates gets a new event, and again once it is rolled up anew', async () => {
    const world = new Months(await engine.newDatabase());
    const generations = () => readGenerations(world.clickhouse, SITE.siteId, ALL);
    const hit: Hit = { day: 12, person: 0, minute: 1, page: 0, given: false };
    await world.insert([hit, { ...hit, day: 14 }, { ...hit, day: 40 }]);
    await world.seal(1, false);
    expect(monthsIn(await generations())).toEqual(['2026-02', '2026-03']);
    await world.insert([{ ...hit, minute: 2 }]);
    expect(monthsIn(await generations())).toEqual(['2026-03']);
    await world.seal(1, false);
    expect(monthsIn(await generations())).toEqual(['2026-02', '2026-03']);
    expect(monthsIn(generationsWithin(await generations(), { from: '2026-02-04', to: ALL.to }))).toEqual([
      '2026-03',
    ]);
  });
});
