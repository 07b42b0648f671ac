import type { Period } from '../../core/period.ts';
import type { Filter } from '../../core/query/filters.ts';
import type { Generations } from '../generations.ts';
import { filterSql, isActivity } from '../query/filter-sql.ts';
import { elementName, inRange } from '../query/hit-elements.ts';
import type { Params } from '../query/params.ts';
import { VISIT_FACTS } from '../query/visit-facts.ts';
import type { SessionColumn } from '../session-columns.ts';
import { sessionRowsSql } from '../session-rows.ts';

/** The visits that a funnel or a journey looks into. */
export interface AskedVisits {
  generations: Generations;
  period: Period;
  filters: readonly Filter[];
}

/**
 * FROM-able SQL of the visits with an event in the period that passes the filters, one row each with `columns`. Which of
 * their other events are looked at is no matter of the filters: a step may be on any page.
 */
export function askedVisits(
  { generations, period, filters }: AskedVisits,
  columns: readonly SessionColumn[],
  params: Params,
): string {
  const filter = filterSql(filters, period, params);
  const range = inRange(period, params);
  const hit = [...range.sql, ...filter.hit];
  const arrays = unique<SessionColumn>(['h_kind', ...range.arrays, ...filter.arrays]);
  const reads = hit.length > 0 ? [...arrays, ...range.columns] : VISIT_FACTS.isVisit.columns;
  const read = unique<SessionColumn>([...columns, 'h_kind', ...filter.columns, ...reads]);
  const rows = sessionRowsSql(generations, { from: period.fromDate, to: period.toDate }, read, params);
  const test = [isActivity(filter), ...hit].join(' AND ');
  const counts =
    hit.length > 0
      ? `arrayExists((${arrays.map(elementName).join(', ')}) -> ${test}, ${arrays.join(', ')})`
      : VISIT_FACTS.isVisit.sql;
  // Engagement may meet a goal, but no visit consists of it alone.
  const isVisit = filter.engagement.length > 0 ? [VISIT_FACTS.isVisit.sql] : [];
  const flags = filter.flags.map(({ name, sql }) => `${sql} AS ${name}`);
  // Facts of the visit first, so that none is worked out per hit.
  const visits =
    flags.length > 0 ? `(SELECT ${[...read, ...flags].join(', ')} FROM ${rows}${where(filter.visit)})` : rows;
  const rest = [...(flags.length > 0 ? [] : filter.visit), ...isVisit, counts];
  return `(SELECT ${columns.join(', ')} FROM ${visits}${where(rest)})`;
}

function where(conditions: readonly string[]): string {
  return conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : '';
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
