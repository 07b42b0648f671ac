import {
  type Dimension,
  isClockDimension,
  isEventDimension,
  isTimeDimension,
  isViewDimension,
} from '../../core/query/dimensions.ts';
import type { SessionColumn } from '../session-columns.ts';
import { VISIT_SQL } from './dimensions.ts';
import { filterSql, topLevelPages, withEntryPage } from './filter-sql.ts';
import type { Measure } from './metrics.ts';
import type { Side, SideInput } from './side.ts';
import { dateBucket, localClockSql } from './time-sql.ts';
import { type RowSql, VISIT_FACTS } from './visit-facts.ts';
import { selectVisits, type Visits } from './visits.ts';

/**
 * Measures by what a session says of itself. Split by event:page, a session belongs to the page it began on, and filters
 * on event:page speak of that page; by hour or minute, to that in which it began.
 */
export function visitSide(input: SideInput): Side & { facts: VisitFacts; isMasked: boolean } {
  const { dimensions, params, period } = input;
  const byPage = dimensions.includes('event:page');
  const filters = byPage ? input.filters.map(withEntryPage) : input.filters;
  const keys = dimensions.map((dimension) => visitKey(dimension, input));
  const pages = filterSql(topLevelPages(filters), period, params);
  const measures = input.measures
    .map((measure) => MEASURE_FACTS[measure])
    .filter((fact) => fact !== undefined);
  const needs: SessionColumn[] = [...keys, ...measures].flatMap(({ columns }) => columns);
  if (input.measures.includes('bounce_visits')) needs.push(...pages.columns);
  if (input.measures.includes('visitors')) needs.push('visitor_id');
  const visits = selectVisits(input.rows, { filters, period }, needs, params);
  const onEntry = pages.visit.length > 0 ? pages.visit.join(' AND ') : undefined;
  const facts: VisitFacts = Object.fromEntries(
    input.measures.map((measure) => [measure, factSql(measure, visits, onEntry)]),
  );
  return {
    keys: keys.map(({ sql }) => sql),
    measures: Object.fromEntries(input.measures.map((measure) => [measure, sumSql(measure, facts[measure])])),
    from: visits.from,
    facts,
    isMasked: visits.isMasked,
  };
}

/** What one session adds to the sum of a measure; nothing for visitors, who are told apart by `visitor_id`. */
export type VisitFacts = Partial<Record<Measure, string>>;

/** Group key of a dimension other than a time of day or an event's: the same in every side. */
export function sessionKey(dimension: Dimension, { period, params }: SideInput): RowSql | undefined {
  if (isClockDimension(dimension) || isEventDimension(dimension) || isViewDimension(dimension))
    return undefined;
  if (isTimeDimension(dimension)) return { sql: dateBucket(dimension, period, params), columns: ['date'] };
  const { sql, columns } = VISIT_SQL[dimension];
  return { sql: `toString(${sql})`, columns };
}

function visitKey(dimension: Dimension, input: SideInput): RowSql {
  const key = sessionKey(dimension, input);
  if (key) return key;
  if (isClockDimension(dimension)) {
    const { sql, columns } = VISIT_FACTS.start;
    // A session that began before the period counts in its first bucket.
    const start = input.period.wholeDays
      ? sql
      : `greatest(${sql}, ${input.params.add('Int64', input.period.from)})`;
    return { sql: localClockSql(start, dimension, input.period), columns };
  }
  return VISIT_FACTS.entryPage;
}

/** What a measure reads of a session row. */
const MEASURE_FACTS: Partial<Record<Measure, RowSql>> = {
  pageviews: VISIT_FACTS.pageviews,
  events: VISIT_FACTS.events,
  session_pageviews: VISIT_FACTS.pageviews,
  duration_ms: VISIT_FACTS.durationMs,
  bounces: VISIT_FACTS.isBounce,
};

function sumSql(measure: Measure, fact: string | undefined): string | undefined {
  if (measure === 'visitors') return 'uniqExact(visitor_id)';
  return fact === '1' ? 'count()' : fact && `sum(${fact})`;
}

function factSql(measure: Measure, { isMasked }: Visits, onEntry: string | undefined): string | undefined {
  switch (measure) {
    case 'visits':
    case 'session_visits':
      return '1';
    case 'pageviews':
      return isMasked
        ? `arrayCount((is_ok, kind) -> is_ok AND kind = 'pageview', ok, h_kind)`
        : VISIT_FACTS.pageviews.sql;
    case 'events':
      return isMasked ? 'countEqual(ok, 1)' : VISIT_FACTS.events.sql;
    case 'session_pageviews':
      return VISIT_FACTS.pageviews.sql;
    case 'duration_ms':
      return VISIT_FACTS.durationMs.sql;
    case 'bounce_visits':
      return onEntry ? `(${onEntry})` : '1';
    case 'bounces':
      return `(${onEntry ? `${onEntry} AND ` : ''}${VISIT_FACTS.isBounce.sql})`;
    default:
      return undefined;
  }
}
