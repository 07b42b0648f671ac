import type { Period } from '../../core/period.ts';
import type { Filter } from '../../core/query/filters.ts';
import type { SessionColumn } from '../session-columns.ts';
import { filterSql, isActivity } from './filter-sql.ts';
import { elementName, inRange } from './hit-elements.ts';
import type { Params } from './params.ts';
import { VISIT_FACTS } from './visit-facts.ts';
import type { RowSource } from './visit-source.ts';

/** The session rows a question is about. */
export interface Visits {
  /** FROM-able SQL of the sessions that count. */
  from: string;
  /** Whether a column `ok` says of each hit if it counts; otherwise all but engagement do. */
  isMasked: boolean;
  /** An array that says of each hit if it is engagement that passes the filters and lies in the period, if asked for. */
  engaged: string;
}

/**
 * Sessions with an event that passes the filters and lies in the period. Which hits those are is worked out once, as
 * `ok`; filters on the session alone are applied before, where ClickHouse can carry them into the tables.
 */
export function selectVisits(
  rows: RowSource,
  question: { filters: readonly Filter[]; period: Period; withEngagement?: boolean },
  needs: readonly SessionColumn[],
  params: Params,
): Visits {
  const filter = filterSql(question.filters, question.period, params);
  const range = inRange(question.period, params);
  const hit = [...range.sql, ...filter.hit];
  if (hit.length === 0) {
    const from = rows({
      columns: unique([...needs, 'h_kind']),
      reads: unique([...filter.columns, ...VISIT_FACTS.isVisit.columns]),
      where: [...filter.visit, VISIT_FACTS.isVisit.sql],
      flags: [],
      isNarrow: filter.visit.length > 0,
    });
    return { from, isMasked: false, engaged: `arrayMap(kind -> kind = 'engagement', h_kind)` };
  }

  const arrays = unique<SessionColumn>(['h_kind', ...range.arrays, ...filter.arrays]);
  const elements = arrays.map(elementName).join(', ');
  const mask = (test: string) => `arrayMap((${elements}) -> ${and([test, ...hit])}, ${arrays.join(', ')})`;
  // Engagement may meet a goal, but no visit consists of it alone.
  const isVisit = filter.engagement.length > 0 ? [VISIT_FACTS.isVisit.sql] : [];
  const from = rows({
    columns: unique([...needs, 'h_kind']),
    reads: unique([...arrays, ...range.columns, ...filter.columns]),
    where: [...filter.visit, ...isVisit],
    flags: filter.flags,
    ok: mask(isActivity(filter)),
    ...(question.withEngagement && { engaged: mask(`${elementName('h_kind')} = 'engagement'`) }),
    isNarrow: true,
  });
  return { from, isMasked: true, engaged: 'engaged' };
}

function and(conditions: string[]): string {
  return conditions.join(' AND ');
}

function unique<T>(values: T[]): T[] {
  return [...new Set(values)];
}
