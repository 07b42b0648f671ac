import type { Attributes, EventKind } from '../core/event.ts';
import {
  type Dimension,
  type FilterDimension,
  isEventDimension,
  isTimeDimension,
  isVisitDimension,
} from '../core/query/dimensions.ts';
import type { Filter, ValueCondition } from '../core/query/filters.ts';
import { isMeasured } from '../core/query/measured-metrics.ts';
import type { Metric } from '../core/query/metrics.ts';
import { type Money, money } from '../core/query/money.ts';
import { countryNames, regionNames } from '../core/query/place-names.ts';
import type { ResolvedQuery } from '../core/query/query.ts';
import { addDays, hourLabel, localHour, offsetAt } from '../core/zoned-time.ts';
import { convert, meets, type Rates, reportedCurrency, scrollGoals } from './goal-model.ts';

/** An event as the model of answers sees it. */
export interface AnsweredEvent {
  date: string;
  visitor: string;
  /** Epoch ms. */
  time: number;
  seq: number;
  kind: EventKind;
  name: string;
  hostname: string;
  pathname: string;
  props: Record<string, string>;
  engaged_ms: number;
  /** Above 100: unknown. */
  scroll_depth: number;
  /** With up to three places. */
  revenue_amount: string;
  revenue_currency: string;
  attributes: Attributes;
}

export interface Session {
  id: number;
  first: AnsweredEvent;
  /** Without engagement. */
  events: AnsweredEvent[];
  engagements: AnsweredEvent[];
}

export interface ModelRow {
  dimensions: string[];
  metrics: (number | Money | null)[];
}

interface PlainRow {
  dimensions: string[];
  metrics: (number | null)[];
}

const MINUTE_MS = 60_000;

/**
 * Answers by definition (docs/metrics.md), one session and one event at a time, without SQL and without the compiler's
 * short cuts: the oracle for the query engine. Paging included.
 */
export function modelAnswer(
  events: readonly AnsweredEvent[],
  query: ResolvedQuery,
  rates: Rates = () => undefined,
): ModelRow[] {
  const { dimensions, metrics, pagination } = query;
  const sessions = sessionsOf(events);
  const groups = groupsOf(sessions, query, rates);
  const isOwn = (name: string) => name !== 'event:goal' && !name.startsWith('event:props:');
  const base = { ...query, filters: withoutConversion(query.filters), goals: [] };
  const total = visitorsIn(sessions, { ...query, dimensions: [], goals: [] })([]);
  const all = visitorsIn(sessions, { ...base, dimensions: [] })([]);
  const visitorsOf = visitorsIn(sessions, { ...base, dimensions: dimensions.filter(isOwn) });
  if (dimensions.length === 0 && groups.size === 0) groups.set('[]', newGroup([]));
  const rows = [...groups.values()].map((group) => {
    const own = visitorsOf(group.key.filter((_, index) => isOwn(dimensions[index] ?? '')));
    return {
      dimensions: group.key,
      metrics: metrics.map((metric) => metricOf(metric, group, { query, total, all, own })),
      currency: [...group.currencies].join(),
    };
  });
  return rows
    .sort(byOrder(query))
    .slice(pagination.offset, pagination.offset + pagination.limit)
    .map((row) => ({
      dimensions: row.dimensions,
      metrics: row.metrics.map((value, index) =>
        value !== null && metrics[index]?.endsWith('_revenue') ? money(value, row.currency) : value,
      ),
    }));
}

/** How many visitors each group of a question has. */
function visitorsIn(sessions: readonly Session[], query: ResolvedQuery): (key: string[]) => number {
  const groups = groupsOf(sessions, { ...query, metrics: ['visitors'] }, () => undefined);
  return (key) => groups.get(JSON.stringify(key))?.visitors.size ?? 0;
}

/** Filters that must hold, without those on goals and props. */
function withoutConversion(filters: readonly Filter[]): Filter[] {
  return filters.flatMap((filter) => {
    if (filter.operator === 'and') return withoutConversion(filter.filters);
    const isConversion = 'dimension' in filter && /^event:(goal$|props:)/.test(filter.dimension);
    return isConversion ? [] : [filter];
  });
}

function sessionsOf(events: readonly AnsweredEvent[]): Session[] {
  const sessions: Session[] = [];
  for (const list of Map.groupBy(events, ({ date, visitor }) => `${date} ${visitor}`).values()) {
    let last: AnsweredEvent | undefined;
    for (const event of list.toSorted((a, b) => a.time - b.time || a.seq - b.seq)) {
      if (!last || Math.floor((event.time - last.time) / MINUTE_MS) > 30) {
        sessions.push({ id: sessions.length, first: event, events: [], engagements: [] });
      }
      const session = sessions.at(-1);
      (event.kind === 'engagement' ? session?.engagements : session?.events)?.push(event);
      last = event;
    }
  }
  return sessions.filter((session) => session.events.length > 0);
}

interface Group {
  key: string[];
  visitors: Set<string>;
  visits: Set<number>;
  pageviews: number;
  events: number;
  sessionVisits: number;
  sessionPageviews: number;
  seconds: number;
  bounceVisits: number;
  bounces: number;
  engagedMs: number;
  engagedVisits: Set<number>;
  /** By session. */
  depths: Map<number, number>;
  pagePageviews: number;
  /** In thousandths. */
  amounts: number[];
  currencies: Set<string>;
  isUnrated: boolean;
}

function newGroup(key: string[]): Group {
  const counts = { pageviews: 0, events: 0, sessionVisits: 0, sessionPageviews: 0, seconds: 0 };
  const engagement = { engagedMs: 0, engagedVisits: new Set<number>(), depths: new Map<number, number>() };
  const sets = { visitors: new Set<string>(), visits: new Set<number>() };
  return {
    key,
    ...sets,
    ...counts,
    bounceVisits: 0,
    bounces: 0,
    ...engagement,
    pagePageviews: 0,
    amounts: [],
    currencies: new Set(),
    isUnrated: false,
  };
}

function groupsOf(sessions: readonly Session[], query: ResolvedQuery, rates: Rates): Map<string, Group> {
  const groups = new Map<string, Group>();
  const groupOf = (key: string[]) => {
    const id = JSON.stringify(key);
    const group = groups.get(id) ?? newGroup(key);
    groups.set(id, group);
    return group;
  };
  const byEvent = query.dimensions.some(isEventDimension);
  const isFiltered = query.filters.some((filter) => mentions(filter, (name) => !isVisitDimension(name)));
  const byHour = query.dimensions.some((name) => name === 'time:hour' || name === 'time:minute');

  for (const session of sessions) {
    const counted = countedEvents(session, query);
    for (const event of counted) {
      for (const key of keysOf(query, session, event)) {
        const group = groupOf(key);
        group.events++;
        if (event.kind === 'pageview') group.pageviews++;
        if (event.revenue_currency !== '') {
          const currency = reportedCurrency(event, query, key);
          const amount = convert(event, currency, rates);
          group.currencies.add(currency);
          group.amounts.push(amount ?? 0);
          if (amount === undefined) group.isUnrated = true;
        }
        if (byHour && !byEvent && !isFiltered) continue;
        group.visitors.add(session.first.visitor);
        group.visits.add(session.id);
      }
    }
    if (byHour && !byEvent && !isFiltered) {
      for (const time of minutesFrom(counted)) {
        const group = groupOf(keyOf(query, session, session.first, time));
        group.visitors.add(session.first.visitor);
        group.visits.add(session.id);
      }
    }
  }
  addSessionMetrics(sessions, query, groupOf);
  addEngagement(sessions, query, groupOf);
  if (query.metrics.includes('exit_rate')) addPageviews(sessions, query, groups);
  if (byEvent) for (const [id, group] of groups) if (group.visits.size === 0) groups.delete(id);
  return groups;
}

/** The events that count; engagement is one only when it meets a scroll goal that is asked for. */
function countedEvents(session: Session, query: ResolvedQuery): AnsweredEvent[] {
  const scrolls = scrollGoals(query.filters, query.goals);
  const engagements = session.engagements.filter((event) => scrolls.some((goal) => meets(event, goal)));
  return [...session.events, ...engagements].filter(
    (event) =>
      isInside(event, query) && query.filters.every((filter) => holds(filter, { session, event, query })),
  );
}

/** The groups an event belongs to: by event:goal one for each goal it meets, otherwise one. */
function keysOf(query: ResolvedQuery, session: Session, event: AnsweredEvent): string[][] {
  const key = keyOf(query, session, event, event.time);
  const index = query.dimensions.indexOf('event:goal');
  if (index < 0) return [key];
  return query.goals.filter((goal) => meets(event, goal)).map(({ name }) => key.with(index, name));
}

/** Engagement that passes the filters, of the sessions in which something that counts does, too. */
function addEngagement(
  sessions: readonly Session[],
  query: ResolvedQuery,
  groupOf: (key: string[]) => Group,
): void {
  if (!query.metrics.includes('time_on_page') && !query.metrics.includes('scroll_depth')) return;
  for (const session of sessions) {
    const passes = (event: AnsweredEvent) =>
      isInside(event, query) && query.filters.every((filter) => holds(filter, { session, event, query }));
    if (!session.events.some(passes)) continue;
    for (const event of session.engagements.filter(passes)) {
      if (event.engaged_ms === 0 && event.scroll_depth > 100) continue;
      const group = groupOf(keyOf(query, session, event, event.time));
      group.engagedMs += event.engaged_ms;
      group.engagedVisits.add(session.id);
      if (event.scroll_depth > 100) continue;
      group.depths.set(session.id, Math.max(event.scroll_depth, group.depths.get(session.id) ?? 0));
    }
  }
}

/** Pageviews of each exit page, whatever session they are of. */
function addPageviews(sessions: readonly Session[], query: ResolvedQuery, groups: Map<string, Group>): void {
  for (const session of sessions) {
    for (const event of session.events) {
      const counts =
        event.kind === 'pageview' &&
        isInside(event, query) &&
        query.filters.every((filter) => holds(filter, { session, event, query }));
      const group = groups.get(JSON.stringify([event.pathname]));
      if (counts && group) group.pagePageviews++;
    }
  }
}

/** By event:page, a session's own numbers belong to the page it began on, and so do filters on event:page. */
function addSessionMetrics(
  sessions: readonly Session[],
  query: ResolvedQuery,
  groupOf: (key: string[]) => Group,
): void {
  const sessionMetrics: Metric[] = [
    'bounce_rate',
    'bounce_rate_low',
    'bounce_rate_high',
    'visit_duration',
    'views_per_visit',
  ];
  if (!query.metrics.some((metric) => sessionMetrics.includes(metric))) return;
  const byPage = query.dimensions.includes('event:page');
  const filters = byPage ? query.filters.map(pageAsEntry) : query.filters;
  for (const session of sessions) {
    const isCounted = countedEvents(session, { ...query, filters }).length > 0;
    const [start] = session.events;
    const end = session.events.at(-1);
    if (!isCounted || !start || !end) continue;
    const entry = { ...start, pathname: readValue('visit:entry_page', session, start) };
    const time = query.period.wholeDays ? start.time : Math.max(start.time, query.period.from);
    const group = groupOf(keyOf(query, session, entry, time));
    const pageviews = session.events.filter(({ kind }) => kind === 'pageview').length;
    group.sessionVisits++;
    group.sessionPageviews += pageviews;
    group.seconds += (end.time - start.time) / 1000;
    if (!topLevel(filters).every((page) => holds(pageAsEntry(page), { session, event: start, query })))
      continue;
    group.bounceVisits++;
    if (pageviews < 2 && !session.events.some(({ kind }) => kind === 'custom')) group.bounces++;
  }
}

function topLevel(filters: readonly Filter[]): Filter[] {
  return filters.flatMap((filter) => {
    if (filter.operator === 'and') return topLevel(filter.filters);
    return 'dimension' in filter && filter.dimension === 'event:page' ? [filter] : [];
  });
}

function pageAsEntry(filter: Filter): Filter {
  if ('filters' in filter) return { ...filter, filters: filter.filters.map(pageAsEntry) };
  if ('filter' in filter) return { ...filter, filter: pageAsEntry(filter.filter) };
  if ('event' in filter) return filter;
  return filter.dimension === 'event:page' ? { ...filter, dimension: 'visit:entry_page' } : filter;
}

/** Every minute from the first to the last event, both included. */
function* minutesFrom(events: readonly AnsweredEvent[]): Generator<number> {
  const [first] = events;
  const last = events.at(-1);
  if (!first || !last) return;
  for (let time = first.time; time < last.time; time += MINUTE_MS) yield time;
  yield last.time;
}

function isInside({ date, time }: AnsweredEvent, { period }: ResolvedQuery): boolean {
  if (period.wholeDays) return period.fromDate <= date && date <= period.toDate;
  return period.from <= time && time < period.to;
}

function keyOf(query: ResolvedQuery, session: Session, event: AnsweredEvent, time: number): string[] {
  return query.dimensions.map((dimension) => {
    if (isTimeDimension(dimension)) return bucketLabel(dimension, query, session.first.date, time);
    const value = readValue(dimension, session, event);
    return value === '' ? emptyLabelOf(dimension) : value;
  });
}

function bucketLabel(dimension: Dimension, { period }: ResolvedQuery, date: string, time: number): string {
  switch (dimension) {
    case 'time:hour':
      return hourLabel(localHour(time, period.timezone));
    case 'time:minute': {
      const local = new Date(time + offsetAt(time, period.timezone));
      return `${local.toISOString().slice(0, 16).replace('T', ' ')}:00`;
    }
    case 'time:month':
      return `${date.slice(0, 7)}-01`;
    case 'time:week': {
      let day = date;
      while (new Date(day).getUTCDay() !== 1 && day > period.fromDate) day = addDays(day, -1);
      return day;
    }
    default:
      return date;
  }
}

function emptyLabelOf(dimension: Dimension): string {
  if (dimension.endsWith('_bucket')) return '(not measured)';
  if (dimension === 'visit:source' || dimension === 'visit:referrer') return 'Direct / None';
  if (dimension === 'visit:channel') return 'Direct';
  if (dimension.startsWith('event:props:')) return '(none)';
  return /country|region|city|page|hostname|name/.test(dimension) ? '' : '(not set)';
}

function readValue(dimension: FilterDimension, session: Session, event: AnsweredEvent): string {
  // The events of this model measure nothing (clickhouse/query/measured.test.ts).
  if (dimension.endsWith('_bucket')) return '';
  const pageviews = session.events.filter(({ kind }) => kind === 'pageview');
  switch (dimension) {
    case 'event:goal':
      return '';
    case 'event:page':
      return event.pathname;
    case 'event:hostname':
      return event.hostname;
    case 'event:name':
      return event.name;
    case 'visit:entry_page':
      return pageviews[0]?.pathname ?? '';
    case 'visit:exit_page':
      return pageviews.at(-1)?.pathname ?? '';
    case 'visit:entry_page_hostname':
      return pageviews[0]?.hostname ?? '';
    case 'visit:exit_page_hostname':
      return pageviews.at(-1)?.hostname ?? '';
    case 'visit:country_name':
      return countryNames().get(session.first.attributes.country) ?? session.first.attributes.country;
    case 'visit:region_name':
      return regionNames().get(session.first.attributes.region) ?? session.first.attributes.region;
    case 'visit:city_name':
      return session.first.attributes.city;
  }
  if (dimension.startsWith('event:props:')) return event.props[dimension.slice('event:props:'.length)] ?? '';
  return session.first.attributes[dimension.slice('visit:'.length) as keyof Attributes];
}

interface Circumstance {
  session: Session;
  event: AnsweredEvent;
  query: ResolvedQuery;
}

function holds(filter: Filter, at: Circumstance): boolean {
  if ('filter' in filter) return !holds(filter.filter, at);
  if ('filters' in filter) {
    const test = (inner: Filter) => holds(inner, at);
    return filter.operator === 'and' ? filter.filters.every(test) : filter.filters.some(test);
  }
  if ('event' in filter) {
    const scrolls = scrollGoals([filter.event], []);
    const engagements = at.session.engagements.filter((event) => scrolls.some((goal) => meets(event, goal)));
    const isDone = [...at.session.events, ...engagements].some(
      (event) => isInside(event, at.query) && holds(filter.event, { ...at, event }),
    );
    return isDone === (filter.operator === 'has_done');
  }
  if (filter.dimension === 'event:goal') return filter.goals.some((goal) => meets(at.event, goal));
  return conditionHolds(filter, readValue(filter.dimension, at.session, at.event));
}

const placeNames = new Set([...countryNames().values(), ...regionNames().values()]);

/** A code without a name is shown as it is, and has no name that could contain anything. */
function isPlace(dimension: FilterDimension): boolean {
  return dimension === 'visit:country_name' || dimension === 'visit:region_name';
}

function conditionHolds(
  { operator, dimension, clauses, caseSensitive }: ValueCondition,
  value: string,
): boolean {
  const fold = (text: string) => (caseSensitive ? text : text.toLowerCase());
  const applies = clauses.some((clause) => {
    const meansEmpty = emptyLabelOf(dimension) !== '' && fold(clause) === fold(emptyLabelOf(dimension));
    if (isPlace(dimension) && !operator.startsWith('is') && !placeNames.has(value)) return false;
    if (operator.startsWith('matches')) return new RegExp(clause).test(value);
    if (meansEmpty) return value === '';
    return operator.startsWith('contains')
      ? fold(value).includes(fold(clause))
      : fold(value) === fold(clause);
  });
  if (!operator.endsWith('_not')) return applies;
  const lacksKey = dimension.startsWith('event:props:') && value === '';
  return !applies && (operator === 'is_not' || !lacksKey);
}

function mentions(filter: Filter, test: (dimension: FilterDimension) => boolean): boolean {
  if ('filters' in filter) return filter.filters.some((inner) => mentions(inner, test));
  if ('event' in filter) return false;
  return 'filter' in filter ? mentions(filter.filter, test) : test(filter.dimension);
}

interface Totals {
  query: ResolvedQuery;
  total: number;
  /** Visitors who might have converted. */
  all: number;
  /** Those of the row. */
  own: number;
}

function metricOf(metric: Metric, group: Group, { query, total, all, own }: Totals): number | null {
  if (isMeasured(metric)) return null;
  switch (metric) {
    case 'visitors':
      return group.visitors.size;
    case 'visits':
      return group.visits.size;
    case 'pageviews':
      return group.pageviews;
    case 'events':
      return isEventless(group, query) ? null : group.events;
    case 'views_per_visit':
      return group.sessionVisits && halfEven((100 * group.sessionPageviews) / group.sessionVisits) / 100;
    case 'bounce_rate':
      return group.bounceVisits && halfEven((100 * group.bounces) / group.bounceVisits);
    case 'bounce_rate_low':
      return wilson(group.bounces, group.bounceVisits, -1);
    case 'bounce_rate_high':
      return wilson(group.bounces, group.bounceVisits, 1);
    case 'group_conversion_rate_low':
      return wilson(group.visitors.size, own, -1);
    case 'group_conversion_rate_high':
      return wilson(group.visitors.size, own, 1);
    case 'visit_duration':
      return group.sessionVisits && halfEven(group.seconds / group.sessionVisits);
    case 'percentage':
      return total === 0 ? null : halfEven((10_000 * group.visitors.size) / total) / 100;
    case 'conversion_rate':
      return all && halfEven((10_000 * group.visitors.size) / all) / 100;
    case 'group_conversion_rate':
      return own && halfEven((10_000 * group.visitors.size) / own) / 100;
    case 'time_on_page':
      return group.engagedVisits.size === 0
        ? null
        : halfEven(group.engagedMs / (1000 * group.engagedVisits.size));
    case 'scroll_depth': {
      const depths = [...group.depths.values()];
      return depths.length === 0 ? null : halfEven(sum(depths) / depths.length);
    }
    case 'exit_rate':
      return group.pagePageviews === 0
        ? null
        : halfEven((1000 * group.visits.size) / group.pagePageviews) / 10;
    case 'total_revenue':
      return hasAmount(group) ? sum(group.amounts) / 1000 : null;
    case 'average_revenue':
      return hasAmount(group) ? halfEven(sum(group.amounts) / group.amounts.length) / 1000 : null;
  }
}

function hasAmount({ currencies, isUnrated }: Group): boolean {
  return currencies.size === 1 && !isUnrated;
}

/** An end of the 95 % interval of a share, in percent with one place. */
function wilson(count: number, of: number, sign: -1 | 1): number | null {
  if (of === 0) return null;
  const z2 = 3.8416;
  const reach = 1.96 * Math.sqrt((count * (of - count)) / of + z2 / 4);
  return halfEven((1000 * (count + z2 / 2 + sign * reach)) / (of + z2)) / 10;
}

/** Whether what counts are no events but engagement. */
function isEventless(group: Group, { dimensions, filters, goals }: ResolvedQuery): boolean {
  const index = dimensions.indexOf('event:goal');
  const scrolls = index < 0 ? scrollGoals(filters, []) : scrollGoals([], goals);
  return index < 0 ? scrolls.length > 0 : scrolls.some(({ name }) => name === group.key[index]);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** 0.5 → 0, 1.5 → 2, 2.5 → 2. */
function halfEven(value: number): number {
  const floor = Math.floor(value);
  const rest = Math.round((value - floor) * 1e9) / 1e9;
  if (rest === 0.5) return floor % 2 === 0 ? floor : floor + 1;
  return rest > 0.5 ? floor + 1 : floor;
}

function byOrder({ orderBy, metrics, dimensions }: ResolvedQuery): (a: PlainRow, b: PlainRow) => number {
  const order = [...orderBy, ...dimensions.map((name) => [name, 'asc'] as const)];
  return (a, b) => {
    for (const [key, direction] of order) {
      const metric = metrics.findIndex((name) => name === key);
      const index = dimensions.findIndex((name) => name === key);
      const [left, right] =
        metric >= 0
          ? [a.metrics[metric] ?? null, b.metrics[metric] ?? null]
          : [a.dimensions[index] ?? '', b.dimensions[index] ?? ''];
      if (left === right) continue;
      if (left === null || right === null) return left === null ? 1 : -1;
      return left < right === (direction === 'asc') ? -1 : 1;
    }
    return 0;
  };
}
