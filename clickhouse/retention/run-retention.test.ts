import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EventRow } from '../../core/event.ts';
import { parseRetention } from '../../core/retention.ts';
import { addDays, startOfDate } from '../../core/zoned-time.ts';
import { startTestClickHouse, type TestClickHouse } from '../../test/clickhouse.ts';
import { anEvent } from '../../test/factories.ts';
import { type ModelRetention, type ModelVisit, modelRetention } from '../../test/retention-model.ts';
import { seal } from '../seal.ts';
import { runRetention } from './run-retention.ts';

let engine: TestClickHouse;
beforeAll(async () => {
  engine = await startTestClickHouse();
});
afterAll(() => engine.stop());

let sites = 0;
let ids = 0;

interface Told extends Partial<EventRow> {
  date: string;
}

/** A site with events; what of its dates is sealed is sealed before those come that are late. */
async function siteOf(events: readonly (Told & { isLate?: boolean })[], sealed: readonly string[] = []) {
  const siteId = ++sites;
  const start = Date.now() * 1000;
  const insert = async (list: typeof events, arrival: number) => {
    const rows = list.map(({ isLate, ...event }) => ({
      ...anEvent({ id: String(++ids), site_id: siteId, ...event }),
      time: stamp(event.time ?? Date.parse(`${event.date}T12:00:00Z`)),
      arrival: stamp(arrival / 1000),
    }));
    if (rows.length > 0) await engine.clickhouse.insert({ table: 'events', rows });
  };
  const isLate = (event: (typeof events)[number]) => event.isLate === true;
  await insert(
    events.filter((event) => !isLate(event)),
    start,
  );
  const tasks = sealed.map((date) => ({ siteId, date, base: '0' }));
  const seals = tasks.length > 0 ? await seal(engine.clickhouse, String(start + 1000), tasks) : [];
  await insert(events.filter(isLate), start + 2000);
  const touched = seals.filter(({ date }) => events.some((event) => isLate(event) && event.date === date));
  if (touched.length > 0) {
    const rows = touched.map(({ date }) => ({ site_id: siteId, date, marked: stamp(start / 1000 + 3) }));
    await engine.clickhouse.insert({ table: 'touched', rows });
  }
  return { siteId, domain: 'example.com', timezone: 'UTC' };
}

function stamp(epochMs: number): string {
  return new Date(epochMs).toISOString().replace('T', ' ').slice(0, -1);
}

type Site = Omit<Awaited<ReturnType<typeof siteOf>>, 'timezone'> & {
  timezone: string;
  retentionMonths?: number;
};

async function ask(site: Site, body: Record<string, unknown>, now: string | number) {
  const query = parseRetention({ site_id: 'example.com', ...body });
  if (!query.ok) throw new Error(query.error.message);
  const at = typeof now === 'number' ? now : Date.parse(now);
  return await runRetention(engine.clickhouse, site, query.value, at);
}

/** `2026-03-02: 2 = 2 1*`: the cohort, its size, and who returned; a star for what is partial. */
async function triangle(site: Site, body: Record<string, unknown>, now = '2026-06-01T12:00:00Z') {
  const { cohorts } = await ask(site, body, now);
  return cohorts.map(({ period, size, partial, returned }) => {
    const cells = returned.map((cell) => `${cell.visitors}${cell.partial ? '*' : ''}`);
    return `${period}: ${size}${partial ? '*' : ''} = ${cells.join(' ')}`;
  });
}

const named = (visitor_id: string, date: string, event: Partial<EventRow> = {}) => {
  return { visitor_id, given: 1 as const, date, ...event };
};
const MARCH = { date_range: ['2026-03-02', '2026-03-22'], interval: 'week' };

describe('runRetention', () => {
  it('follows those who came for the first time, week by week', async () => {
    const site = await siteOf([
      named('1', '2026-03-02'),
      named('1', '2026-03-04'),
      named('1', '2026-03-09'),
      named('1', '2026-03-22'),
      named('2', '2026-03-08'),
      named('2', '2026-03-16'),
      named('3', '2026-03-10'),
      { visitor_id: '9', date: '2026-03-02' },
      { visitor_id: '10', date: '2026-03-09' },
    ]);
    const answer = await ask(site, MARCH, '2026-06-01T12:00:00Z');
    expect(answer.cohorts).toEqual([
      {
        period: '2026-03-02',
        size: 2,
        partial: false,
        returned: [
          { period: '2026-03-02', visitors: 2, percentage: 100, partial: false },
          { period: '2026-03-09', visitors: 1, percentage: 50, partial: false },
          { period: '2026-03-16', visitors: 2, percentage: 100, partial: false },
        ],
      },
      {
        period: '2026-03-09',
        size: 1,
        partial: false,
        returned: [
          { period: '2026-03-09', visitors: 1, percentage: 100, partial: false },
          { period: '2026-03-16', visitors: 0, percentage: 0, partial: false },
        ],
      },
      {
        period: '2026-03-16',
        size: 0,
        partial: false,
        returned: [{ period: '2026-03-16', visitors: 0, percentage: null, partial: false }],
      },
    ]);
    expect(answer.meta).toEqual({ named_visitors: 3, anonymous_visitors: 2 });
  });

  it('puts nobody into a cohort who came before the range, though a week or month is cut by it', async () => {
    const site = await siteOf([
      named('1', '2026-03-02'),
      named('1', '2026-03-05'),
      named('2', '2026-03-04'),
      named('3', '2025-12-31'),
      named('3', '2026-03-11'),
    ]);
    const cut = { date_range: ['2026-03-04', '2026-03-15'] };
    expect(await triangle(site, { ...cut, interval: 'week' })).toEqual([
      '2026-03-04: 1* = 1* 0',
      '2026-03-09: 0 = 0',
    ]);
    expect(await triangle(site, { ...cut, interval: 'month' })).toEqual(['2026-03-01: 1* = 1*']);
    expect((await ask(site, { ...cut, interval: 'month' }, '2026-06-01')).meta.named_visitors).toBe(3);
  });

  it('calls a period partial until it is over where the site is', async () => {
    const site = await siteOf([named('1', '2026-03-02'), named('1', '2026-03-09')]);
    expect(await triangle(site, MARCH, '2026-03-15T23:59:00Z')).toEqual([
      '2026-03-02: 1 = 1 1*',
      '2026-03-09: 0* = 0*',
    ]);
    const berlin = { ...site, timezone: 'Europe/Berlin' };
    expect(await triangle(berlin, MARCH, '2026-03-15T23:59:00Z')).toEqual([
      '2026-03-02: 1 = 1 1 0*',
      '2026-03-09: 0 = 0 0*',
      '2026-03-16: 0* = 0*',
    ]);
    expect(await triangle(site, MARCH, '2026-03-01T12:00:00Z')).toEqual([]);
    const today = { date_range: 'day', interval: 'day' };
    expect(await triangle(site, today, '2026-03-02T13:00:00Z')).toEqual(['2026-03-02: 1* = 1*']);
  });

  it('begins with a visit that starts, and counts the visits that return', async () => {
    const signup = { kind: 'custom', name: 'Signup' } as const;
    const site = await siteOf([
      named('1', '2026-03-02', { pathname: '/' }),
      named('1', '2026-03-09', signup),
      named('1', '2026-03-16', { pathname: '/app' }),
      named('2', '2026-02-01', signup),
      named('2', '2026-03-09', signup),
      named('3', '2026-03-09', signup),
      named('3', '2026-03-17', { kind: 'engagement', name: 'engagement', pathname: '/app' }),
      named('4', '2026-03-16', { pathname: '/app' }),
    ]);
    const start = ['is', 'event:name', ['Signup']];
    const back = ['is', 'event:page', ['/app']];
    expect(await triangle(site, { ...MARCH, start })).toEqual([
      '2026-03-02: 0 = 0 0 0',
      '2026-03-09: 2 = 2 1',
      '2026-03-16: 0 = 0',
    ]);
    expect(await triangle(site, { ...MARCH, start, return: back })).toEqual([
      '2026-03-02: 0 = 0 0 0',
      '2026-03-09: 2 = 0 1',
      '2026-03-16: 0 = 0',
    ]);
    const { meta, query } = await ask(site, { ...MARCH, start, return: back }, '2026-06-01');
    expect(meta).toEqual({ named_visitors: 4, anonymous_visitors: 0 });
    expect(query).toEqual({ site_id: 'example.com', ...MARCH, filters: [], start, return: back });
  });

  it('looks at visits that pass the filters only, also at those before the range', async () => {
    const site = await siteOf([
      named('1', '2026-02-01', { source: 'Bing' }),
      named('1', '2026-03-02', { source: 'Google' }),
      named('1', '2026-03-09', { source: 'Bing' }),
      named('1', '2026-03-16', { source: 'Google' }),
      { visitor_id: '8', date: '2026-03-02', source: 'Google' },
      { visitor_id: '9', date: '2026-03-02', source: 'Bing' },
    ]);
    const filters = [['is', 'visit:source', ['Google']]];
    const answer = await ask(site, { ...MARCH, filters }, '2026-06-01');
    expect(answer.cohorts[0]?.returned.map(({ visitors }) => visitors)).toEqual([1, 0, 1]);
    expect(answer.meta).toEqual({ named_visitors: 1, anonymous_visitors: 1 });
  });

  it('says the same when the question it echoes is asked later', async () => {
    const site = await siteOf([named('1', '2026-03-02'), named('1', '2026-03-09')]);
    const first = await ask(site, { date_range: '3mo', interval: 'month' }, '2026-05-15');
    expect(await ask(site, first.query, '2026-09-01')).toEqual(first);
  });

  it('warns of what the site does not keep', async () => {
    const site = { ...(await siteOf([named('1', '2026-03-02')])), retentionMonths: 1 };
    const question = { date_range: ['2026-02-01', '2026-04-30'], interval: 'month' };
    expect(await triangle(site, question, '2026-04-15T12:00:00Z')).toEqual([
      '2026-02-01: 0* = 0* 0 0*',
      '2026-03-01: 1 = 1 0*',
      '2026-04-01: 0* = 0*',
    ]);
    const { meta } = await ask(site, question, '2026-04-15T12:00:00Z');
    expect(meta.retention_warning?.kept_from).toBe('2026-03-01');
  });

  it('refuses more periods than anybody reads, and patterns that RE2 cannot take', async () => {
    const site = await siteOf([named('1', '2026-03-02')]);
    const refused = (body: object) => ask(site, { ...MARCH, ...body }, '2026-06-01');
    await expect(
      refused({ date_range: ['2025-01-01', '2025-12-31'], interval: 'day' }),
    ).rejects.toMatchObject({
      refusal: { code: 'invalid_date_range', message: expect.stringContaining('365 periods') },
    });
    await expect(refused({ start: ['matches', 'event:page', ['a{1001}']] })).rejects.toMatchObject({
      refusal: { code: 'invalid_filters' },
    });
  });
});

const FIRST = '2026-02-20';
const ALWAYS = () => true;
const CONDITIONS: { filter: unknown[] | null; passes: ModelRetention['passes'] }[] = [
  { filter: null, passes: ALWAYS },
  { filter: null, passes: ALWAYS },
  { filter: ['is', 'event:name', ['Signup']], passes: (_, { name }) => name === 'Signup' },
  { filter: ['is_not', 'event:page', ['/a']], passes: (_, { page }) => page !== '/a' },
  { filter: ['is', 'visit:source', ['Google']], passes: ({ source }) => source === 'Google' },
  {
    filter: [
      'or',
      [
        ['is', 'visit:source', ['Google']],
        ['is', 'event:page', ['/b']],
      ],
    ],
    passes: ({ source }, { page }) => source === 'Google' || page === '/b',
  },
  {
    filter: ['has_done', ['is', 'event:page', ['/b']]],
    passes: ({ events }) => events.some(({ page }) => page === '/b'),
  },
];

const condition = fc.constantFrom(...CONDITIONS);
const world = fc.record({
  visits: fc.array(
    fc.record({
      person: fc.nat(7),
      day: fc.oneof(fc.nat(12), fc.nat(75)),
      isEvening: fc.boolean(),
      source: fc.constantFrom('', 'Google'),
      isLate: fc.nat(9).map((n) => n === 0),
      isRead: fc.boolean(),
      events: fc.array(
        fc.record({ page: fc.constantFrom('/', '/a', '/b'), name: fc.constantFrom('pageview', 'Signup') }),
        { maxLength: 3 },
      ),
    }),
    { minLength: 1, maxLength: 80, size: 'max' },
  ),
  sealed: fc.array(fc.nat(75), { maxLength: 40, size: 'max' }),
  timezone: fc.constantFrom('UTC', 'Asia/Kathmandu', 'America/New_York'),
  questions: fc.array(
    fc.record({
      interval: fc.constantFrom('day', 'week', 'month'),
      days: fc.tuple(fc.nat(80), fc.nat(80)).map((pair) => pair.toSorted((a, b) => a - b)),
      today: fc.oneof(fc.constant(200), fc.nat(80)),
      filter: condition,
      start: condition,
      back: condition,
    }),
    { minLength: 8, maxLength: 8 },
  ),
});

/** The rows of a visit, with engagement that must not count. */
function eventsOf(
  { date, visitor, isNamed, source, events }: ModelVisit,
  draw: { isEvening: boolean; isLate: boolean; isRead: boolean } | undefined,
) {
  const start = Date.parse(`${date}T${draw?.isEvening ? '18' : '10'}:00:00Z`);
  const row = { date, visitor_id: visitor, given: isNamed ? (1 as const) : (0 as const), source };
  const kindOf = (name: string) => (name === 'pageview' ? ('pageview' as const) : ('custom' as const));
  const rows = events.map(({ page, name }, n) => {
    return {
      ...row,
      isLate: draw?.isLate,
      pathname: page,
      name,
      kind: kindOf(name),
      time: start + n * 60_000,
    };
  });
  const isRead = draw?.isRead || events.length === 0;
  const engagement = { ...row, kind: 'engagement' as const, name: 'engagement', pathname: '/b' };
  return isRead ? [...rows, { ...engagement, isLate: false, time: start + 600_000 }] : rows;
}

describe('runRetention, compared with a slow program', () => {
  it('answers as the definitions do, whatever is sealed, open or late', async () => {
    await fc.assert(
      fc.asyncProperty(world, async ({ visits: drawn, sealed, timezone, questions }) => {
        // One visit of a person each half of a day; every third person is anonymous.
        const draws = [...Map.groupBy(drawn, (d) => `${d.person} ${d.day} ${d.isEvening}`).values()].flatMap(
          (same) => same[0] ?? [],
        );
        const visits = draws.map(({ person, day, source, events }): ModelVisit => {
          const isNamed = person % 3 > 0;
          const visitor = isNamed ? `${person}` : `${1000 + 10 * day + person}`;
          return { date: addDays(FIRST, day), source, events, visitor, isNamed };
        });
        const events = visits.flatMap((visit, n) => eventsOf(visit, draws[n]));
        const dates = new Set(visits.map(({ date }) => date));
        const site = await siteOf(
          events,
          [...new Set(sealed)].map((day) => addDays(FIRST, day)).filter((date) => dates.has(date)),
        );
        for (const { interval, days, today: todayAt, filter, start, back } of questions) {
          const [fromDate = '', toDate = ''] = days.map((day) => addDays(FIRST, day));
          const today = addDays(FIRST, todayAt);
          const body = {
            date_range: [fromDate, toDate],
            interval,
            filters: filter.filter ? [filter.filter] : [],
            start: start.filter,
            return: back.filter,
          };
          const now = startOfDate(today, timezone) + 3_600_000;
          const { cohorts, meta } = await ask({ ...site, timezone }, body, now);
          const expected = modelRetention(visits, {
            interval: interval as ModelRetention['interval'],
            fromDate,
            toDate,
            today,
            passes: filter.passes,
            starts: start.passes,
            returns: back.passes,
          });
          const counts = cohorts.map(({ returned, ...cohort }) => {
            return { ...cohort, returned: returned.map(({ percentage, ...cell }) => cell) };
          });
          const answered = {
            cohorts: counts,
            named: meta.named_visitors,
            anonymous: meta.anonymous_visitors,
          };
          expect({ body, today, ...answered }).toEqual({ body, today, ...expected });
        }
      }),
      { numRuns: Number(process.env.PHAROS_PROPERTY_RUNS ?? 2), endOnFailure: true },
    );
  });
});
