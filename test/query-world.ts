import fc from 'fast-check';
import type { ClickHouse } from '../clickhouse/client.ts';
import { seal } from '../clickhouse/seal.ts';
import { ATTRIBUTE_NAMES, type Attributes, type EventKind } from '../core/event.ts';
import { type FilterDimension, VISIT_DIMENSIONS } from '../core/query/dimensions.ts';
import { METRIC_NAMES } from '../core/query/metrics.ts';
import { addDays, localDate, startOfDate, type Zone } from '../core/zoned-time.ts';
import { arbitraryGoalFilter, SAVED } from './goal-world.ts';
import type { AnsweredEvent } from './query-model.ts';

/** A stretch of days in a zone, with what makes it interesting. */
export const PLACES = [
  { timezone: 'UTC', firstDate: '2026-01-30', days: 5 },
  { timezone: 'Europe/Berlin', firstDate: '2026-03-27', days: 5 },
  { timezone: 'Europe/Berlin', firstDate: '2026-10-23', days: 5 },
  { timezone: 'Asia/Kathmandu', firstDate: '2026-02-26', days: 5 },
  { timezone: 'Australia/Lord_Howe', firstDate: '2026-04-03', days: 4 },
  { timezone: movesOn('Europe/Berlin', 'America/New_York', '2026-01-15'), firstDate: '2026-01-13', days: 4 },
  // In the night in which New York sets its clocks forward.
  { timezone: movesOn('America/New_York', 'Asia/Kathmandu', '2026-03-09'), firstDate: '2026-03-07', days: 4 },
] as const;

/** The zone of a site that took another one when a date began in its old one. */
function movesOn(before: string, timezone: string, date: string): Zone {
  return { timezone, former: [{ timezone: before, until: startOfDate(date, before) }] };
}

const PAGES = ['/', '/a', '/b', '/A/c', ''];
const NAMES = ['Signup', 'signup', 'Buy'];

const NO_ATTRIBUTES = Object.fromEntries(ATTRIBUTE_NAMES.map((name) => [name, ''])) as unknown as Attributes;

/** Small domains, so that sessions split, join and repeat often. */
const arbitraryEvent = fc.record({
  visitor: fc.nat(5),
  day: fc.nat(4),
  minute: fc.oneof(fc.nat(60), fc.nat(1500)),
  // Half of them on a step that ranges may begin with.
  round: fc.boolean(),
  ms: fc.constantFrom(0, 0, 250, 59_999),
  kind: fc.constantFrom<EventKind>('pageview', 'pageview', 'pageview', 'engagement', 'custom', 'passive'),
  name: fc.constantFrom(...NAMES),
  page: fc.constantFrom(...PAGES),
  hostname: fc.constantFrom('example.com', 'blog.example.com'),
  props: fc.constantFrom<Record<string, string>>({}, {}, { plan: 'pro' }, { plan: 'Free', author: 'x' }),
  engaged_ms: fc.constantFrom(0, 500, 1500, 12_345),
  scroll_depth: fc.constantFrom(0, 25, 80, 100, 101, 255),
  revenue: fc.constantFrom(
    ['0', ''],
    ['0', ''],
    ['0', ''],
    ['0', ''],
    ['9.9', 'EUR'],
    ['0.005', 'EUR'],
    ['-3', 'EUR'],
    ['1200', 'JPY'],
  ),
  attributes: fc.constantFrom<Partial<Attributes>>(
    {},
    { source: 'Google', channel: 'Organic Search', country: 'DE', region: 'DE-BE', city: 'Berlin' },
    { source: 'google', referrer: 'google.com', country: 'NP', browser: 'Firefox', browser_version: '140.0' },
    {
      source: 'Direct',
      utm_source: 'mail',
      utm_campaign: 'a',
      country: 'XZ',
      region: 'XZ-9',
      device: 'Mobile',
    },
  ),
});

export const arbitraryEvents = fc.array(arbitraryEvent, { minLength: 1, maxLength: 90, size: 'max' });
type Draw = typeof arbitraryEvent extends fc.Arbitrary<infer T> ? T : never;

/** Many draws, the same in every run. */
export function manyDraws(): Draw[] {
  return fc.sample(arbitraryEvent, { numRuns: 400, seed: 20260115 });
}

/** The events of draws, in a place; (time, seq) is unique so that the model needs no order of its own. */
export function eventsOf(draws: readonly Draw[], place: (typeof PLACES)[number]): AnsweredEvent[] {
  return draws.flatMap((draw, seq) => {
    const midnight = startOfDate(addDays(place.firstDate, draw.day % place.days), place.timezone);
    const minute = draw.round ? draw.minute - (draw.minute % 5) : draw.minute;
    const time = midnight + minute * 60_000 + draw.ms;
    const date = localDate(time, place.timezone);
    return {
      date,
      visitor: `${Date.parse(date) / 86_400_000}${draw.visitor}`,
      time,
      seq,
      kind: draw.kind,
      name: draw.kind === 'pageview' || draw.kind === 'engagement' ? draw.kind : draw.name,
      hostname: draw.hostname,
      pathname: draw.page,
      props: draw.props,
      engaged_ms: draw.engaged_ms,
      scroll_depth: draw.scroll_depth,
      revenue_amount: draw.revenue[0] ?? '',
      revenue_currency: draw.revenue[1] ?? '',
      attributes: { ...NO_ATTRIBUTES, ...draw.attributes },
    };
  });
}

let sites = 0;

/** A site of its own that holds events; sealed up to a share of its dates, the rest open. They arrived `agoMs` before now. */
export async function siteWith(
  clickhouse: ClickHouse,
  events: readonly AnsweredEvent[],
  seals: { dates: readonly string[]; given: boolean; late: readonly AnsweredEvent[]; agoMs?: number },
): Promise<number> {
  const siteId = ++sites;
  const early = events.filter((event) => !seals.late.includes(event));
  const insert = async (list: readonly AnsweredEvent[], arrival: number) => {
    const rows = list.map((event) => eventRow(siteId, event, arrival, seals.given));
    if (rows.length > 0) await clickhouse.insert({ table: 'events', rows });
  };
  // `touched` forgets what is older than a week.
  const start = (Date.now() - (seals.agoMs ?? 0)) * 1000;
  await insert(early, start);
  const tasks = seals.dates.map((date) => ({ siteId, date, base: '0' }));
  const sealed = tasks.length > 0 ? await seal(clickhouse, String(start + 1000), tasks, 1) : [];
  const arrived = { siteId, given: seals.given, arrival: start + 2000 };
  await addLate(
    clickhouse,
    seals.late,
    sealed.map(({ date }) => date),
    arrived,
  );
  return siteId;
}

/** Events that arrive (µs) after some dates of a site are sealed. */
export async function addLate(
  clickhouse: ClickHouse,
  events: readonly AnsweredEvent[],
  sealed: readonly string[],
  { siteId, given, arrival }: { siteId: number; given: boolean; arrival: number },
): Promise<void> {
  const rows = events.map((event) => eventRow(siteId, event, arrival, given));
  if (rows.length > 0) await clickhouse.insert({ table: 'events', rows });
  const touched = sealed.filter((date) => events.some((event) => event.date === date));
  const marks = touched.map((date) => ({ site_id: siteId, date, marked: stamp(arrival / 1000 + 1) }));
  if (marks.length > 0) await clickhouse.insert({ table: 'touched', rows: marks });
}

function eventRow(siteId: number, event: AnsweredEvent, arrivalUs: number, given: boolean) {
  const { attributes, visitor, time, ...hit } = event;
  return {
    site_id: siteId,
    visitor_id: visitor,
    // Ids that a site gives come back on other dates.
    ...(given && { given: 1, visitor_id: visitor.slice(-1) }),
    time: stamp(time),
    id: String(siteId * 1_000_000 + event.seq),
    message: String(arrivalUs),
    arrival: stamp(arrivalUs / 1000),
    ...attributes,
    ...hit,
  };
}

/** The form in which JSONEachRow takes a DateTime64. */
function stamp(epochMs: number): string {
  return new Date(epochMs).toISOString().replace('T', ' ').slice(0, -1);
}

/** The metrics that rollups hold. */
export const ROLLED_METRICS = [
  'visitors',
  'visits',
  'pageviews',
  'events',
  'views_per_visit',
  'bounce_rate',
  'visit_duration',
];

/** Every dimension that is no time and no prop. */
export const DIMENSIONS = [...Object.keys(VISIT_DIMENSIONS), 'event:page', 'event:hostname', 'event:name'];
const PROPS = ['event:props:plan', 'event:props:author', 'event:props:none'];
const VALUES: Partial<Record<string, string[]>> = {
  'event:page': ['/', '/a', '/b', '/A/c', '/zzz'],
  'visit:entry_page': ['/', '/a', ''],
  'visit:exit_page': ['/', '/b', ''],
  'event:hostname': ['example.com', 'blog'],
  'event:name': ['pageview', 'Signup', 'buy'],
  'event:props:plan': ['pro', 'free', '(none)'],
  'visit:source': ['Google', 'Direct / None', 'o'],
  'visit:channel': ['Direct', 'Organic Search'],
  'visit:country': ['DE', 'XZ', ''],
  'visit:country_name': ['Germany', 'nepal', 'XZ'],
  'visit:region_name': ['Berlin', 'Hamburg'],
  'visit:utm_source': ['mail', '(not set)'],
  'visit:browser_version': ['140.0', '140'],
};

const conditionOn = (dimensions: string[]) =>
  fc
    .record({
      operator: fc.constantFrom('is', 'is_not', 'contains', 'contains_not', 'matches', 'matches_not'),
      dimension: fc.constantFrom(...(dimensions as FilterDimension[])),
      picks: fc.array(fc.nat(9), { minLength: 1, maxLength: 3 }),
      ignoreCase: fc.boolean(),
    })
    .map(({ operator, dimension, picks, ignoreCase }) => {
      const values = VALUES[dimension] ?? [];
      const clauses = picks.map((pick) => values[pick % values.length] ?? '');
      const isPlain = operator === 'is' || operator === 'is_not';
      const kept = isPlain ? clauses : clauses.map((clause) => clause || 'e');
      const modifier = ignoreCase && !operator.startsWith('matches') ? [{ case_sensitive: false }] : [];
      return [operator, dimension, kept, ...modifier] as unknown[];
    });

const filterOf = (...leaves: fc.Arbitrary<unknown[]>[]) =>
  fc.letrec<{ filter: unknown[] }>((tie) => ({
    filter: fc.oneof(
      { maxDepth: 2, withCrossShrink: true },
      ...leaves,
      fc.tuple(fc.constantFrom('and', 'or'), fc.array(tie('filter'), { minLength: 1, maxLength: 2 })),
      fc.tuple(fc.constant('not'), tie('filter')),
    ),
  })).filter;

const EVENT_VALUES = Object.keys(VALUES).filter((name) => name.startsWith('event:'));
const arbitraryBehaviour = fc.tuple(
  fc.constantFrom('has_done', 'has_not_done'),
  filterOf(conditionOn(EVENT_VALUES), conditionOn(EVENT_VALUES), arbitraryGoalFilter),
);
const arbitraryFilter = filterOf(conditionOn(Object.keys(VALUES)), arbitraryBehaviour);

/** Bodies of queries about a place; some are refused for a conflict. */
export function arbitraryBody(place: (typeof PLACES)[number]): fc.Arbitrary<Record<string, unknown>> {
  const date = fc.nat(place.days).map((day) => addDays(place.firstDate, day - 1));
  const instant = fc
    .nat(place.days * 96)
    .map((step) => new Date(startOfDate(place.firstDate, place.timezone) + step * 60_000 * 5).toISOString());
  const pair = (value: fc.Arbitrary<string>) =>
    fc.tuple(value, value).map(([a, b]) => [a, b].toSorted() as [string, string]);
  const day = date.map((one) => [one, one]);
  const part = fc.tuple(instant, fc.nat(20)).map(([from, hours]) => {
    return [from, new Date(Date.parse(from) + hours * 3_600_000).toISOString()];
  });
  const any = fc.record({
    site_id: fc.constant('example.com'),
    metrics: fc.uniqueArray(fc.constantFrom(...METRIC_NAMES), {
      minLength: 1,
      maxLength: METRIC_NAMES.length,
    }),
    date_range: fc.oneof(pair(date), pair(date), pair(instant), day, part, fc.constant('all')),
    dimensions: fc.oneof(
      fc.constant([]),
      fc
        .constantFrom('time', 'time:minute', 'time:hour', 'time:day', 'time:week', 'time:month')
        .map((name) => [name]),
      fc.uniqueArray(
        fc.constantFrom(
          ...DIMENSIONS,
          ...PROPS,
          'event:goal',
          'event:goal',
          'time:minute',
          'time:hour',
          'time:day',
          'time:week',
        ),
        {
          minLength: 1,
          maxLength: 2,
        },
      ),
    ),
    filters: fc.oneof(
      fc.constant([]),
      fc.array(arbitraryFilter, { maxLength: 2 }),
      fc.tuple(arbitraryFilter, arbitraryGoalFilter),
      fc.constantFrom(...SAVED.segments.map(({ id }) => [['is', 'segment', [id]]])),
    ),
    pagination: fc.constantFrom({}, {}, { limit: 3 }, { limit: 2, offset: 1 }),
  });
  const metrics = ['visitors', 'visits', 'pageviews', 'events', 'bounce_rate', 'visit_duration'] as const;
  /** Questions that rollups can answer. */
  const plain = fc.record({
    site_id: fc.constant('example.com'),
    metrics: fc.subarray([...metrics], { minLength: 1 }),
    date_range: fc.oneof(pair(date), fc.constant('all')),
    dimensions: fc
      .tuple(
        fc.constantFrom(
          'event:page',
          'event:page',
          'visit:entry_page',
          'visit:country_name',
          ...DIMENSIONS,
          '',
        ),
        fc.constantFrom('time:day', 'time:week', 'time:month', '', ''),
      )
      .map((names) => names.filter((name) => name !== '')),
  });
  /** The same, filtered by a dimension of theirs, and mixed with metrics that they lack. */
  const filtered = fc
    .constantFrom(
      'event:page',
      'event:page',
      'event:name',
      'visit:source',
      'visit:country',
      'visit:entry_page',
      'visit:region_name',
    )
    .chain((dimension) =>
      fc.record({
        site_id: fc.constant('example.com'),
        metrics: fc.uniqueArray(fc.constantFrom(...metrics, ...metrics, ...METRIC_NAMES), {
          minLength: 1,
          maxLength: 4,
        }),
        date_range: pair(date),
        dimensions: fc.constantFrom([], [], ['time:day'], [dimension], ['time:week', dimension]),
        filters: fc.oneof(
          fc.constantFrom(...(VALUES[dimension] ?? [])).map((value) => [['is', dimension, [value]]]),
          fc.array(filterOf(conditionOn([dimension])), { minLength: 1, maxLength: 2 }),
        ),
      }),
    );
  return fc.oneof(any, plain, filtered);
}
