import { type BreakdownDimension, isBreakdownTime } from '../../core/funnel/funnel-query.ts';
import type { Period } from '../../core/period.ts';
import { type EventDimension, isEventDimension } from '../../core/query/dimensions.ts';
import { hitSql, VISIT_SQL } from '../query/dimensions.ts';
import { elementName } from '../query/hit-elements.ts';
import type { Params } from '../query/params.ts';
import { dateBucket } from '../query/time-sql.ts';
import type { SessionColumn } from '../session-columns.ts';
import { isKept } from './step-sql.ts';

/** How the value of a dimension comes along to where the attempt that counts is known. */
export interface Split {
  /** What each visit's row gets beside `packed` and `hits`, and the names of it. */
  select: readonly string[];
  reads: readonly SessionColumn[];
  /** Its value, at the first step's place in `hits`. */
  at: (first: string) => string;
}

function visitValue(
  dimension: Exclude<BreakdownDimension, EventDimension>,
  period: Period,
  params: Params,
): { sql: string; columns: readonly SessionColumn[] } {
  if (!isBreakdownTime(dimension)) return VISIT_SQL[dimension];
  return { sql: dateBucket(dimension, period, params), columns: ['date'] };
}

/** The value of the visit, or of the first step's event, when each visit is looked at by itself. */
export function splitOfVisit(dimension: BreakdownDimension, period: Period, params: Params): Split {
  if (!isEventDimension(dimension)) {
    const { sql, columns } = visitValue(dimension, period, params);
    return { select: [`toString(${sql}) AS split`], reads: columns, at: () => 'split' };
  }
  const { column, value } = hitSql(dimension);
  const places = `arrayFilter((place, hit) -> ${isKept('hit')}, arrayEnumerate(packed), packed)`;
  return {
    select: [`${column} AS split`, `${places} AS split_places`],
    reads: [column],
    at: (first) => `toString(${value(`split[split_places[${first}]]`, params)})`,
  };
}

/** The same as an array beside `hits`, for visits that are put together: the first step may be in any of them. */
export function splitOfHits(dimension: BreakdownDimension, period: Period, params: Params): Split {
  const at = (first: string) => `split[${first}]`;
  if (!isEventDimension(dimension)) {
    const { sql, columns } = visitValue(dimension, period, params);
    return { select: [`arrayMap(hit -> toString(${sql}), hits) AS split`], reads: columns, at };
  }
  const { column, value } = hitSql(dimension);
  const kept = `arrayFilter((one, hit) -> ${isKept('hit')}, ${column}, packed)`;
  const element = elementName(column);
  const select = `arrayMap(${element} -> toString(${value(element, params)}), ${kept}) AS split`;
  return { select: [select], reads: [column], at };
}
