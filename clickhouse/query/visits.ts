import type { Period } from '../../core/period.ts';
import type { Filter } from '../../core/query/filters.ts';
import type { SessionColumn } from '../session-columns.ts';
import { type FilterSql, filterSql } from './filter-sql.ts';
import { elementName, inRange } from './hit-elements.ts';
import type { Params } from './params.ts';
import { VISIT_FACTS } from './visit-facts.ts';

/** The session rows a question is about. */
export interface Visits {
  /** FROM-able SQL. */
  from: string;
  /** Leaves the sessions that count. */
  where: string;
  /** Whether a column `ok` says of each hit if it counts; otherwise all but engagement do. */
  isMasked: boolean;
  /** An array that says of each hit if it is engagement that passes the filters and lies in the period, if asked for. */
  engaged: string;
}

/** SQL of the session rows with the columns asked for. */
export type RowSource = (columns: readonly SessionColumn[]) => string;

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
    const columns = unique([...needs, ...filter.columns, ...VISIT_FACTS.isVisit.columns]);
    return {
      from: rows(columns),
      where: and([...filter.visit, VISIT_FACTS.isVisit.sql]),
      isMasked: false,
      engaged: `arrayMap(kind -> kind = 'engagement', h_kind)`,
    };
  }

  const arrays = unique<SessionColumn>(['h_kind', ...range.arrays, ...filter.arrays]);
  const kept = unique<SessionColumn>([...needs, ...arrays, ...range.columns]);
  const elements = arrays.map(elementName).join(', ');
  const mask = (comparison: '=' | '!=') =>
    `arrayMap((${elements}) -> ${and([`${elementName('h_kind')} ${comparison} 'engagement'`, ...hit])}, ${arrays.join(', ')})`;
  const masks = [`${mask('!=')} AS ok`, ...(question.withEngagement ? [`${mask('=')} AS engaged`] : [])];
  return {
    from: `(SELECT ${[...kept, ...masks].join(', ')} FROM ${flaggedRows(rows, filter, kept)})`,
    where: 'has(ok, 1)',
    isMasked: true,
    engaged: 'engaged',
  };
}

function flaggedRows(rows: RowSource, filter: FilterSql, kept: SessionColumn[]): string {
  const flags = filter.flags.map(({ name, sql }) => `${sql} AS ${name}`);
  const from = rows(unique([...kept, ...filter.columns]));
  const where = filter.visit.length > 0 ? ` WHERE ${and(filter.visit)}` : '';
  return `(SELECT ${[...kept, ...flags].join(', ')} FROM ${from}${where})`;
}

function and(conditions: string[]): string {
  return conditions.join(' AND ');
}

function unique<T>(values: T[]): T[] {
  return [...new Set(values)];
}
