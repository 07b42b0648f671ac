import type { SessionColumn } from '../session-columns.ts';
import type { Side, SideInput } from './side.ts';
import { localHourSql } from './time-sql.ts';
import { VISIT_FACTS } from './visit-facts.ts';
import { sessionKey } from './visit-side.ts';
import { selectVisits } from './visits.ts';

const QUARTER_MS = 900_000;

/**
 * Visitors and visits by hour: a session is there in every hour it spans, from its first to its last event in the period,
 * in steps of a quarter of an hour (clocks differ by no less).
 */
export function smearSide(input: SideInput): Side {
  const { dimensions, measures, period, filters, params } = input;
  const keys = dimensions.map((dimension) => sessionKey(dimension, input));
  const needs: SessionColumn[] = [...VISIT_FACTS.start.columns, ...keys.flatMap((key) => key?.columns ?? [])];
  if (measures.includes('visitors')) needs.push('visitor_id');
  const visits = selectVisits(input.rows, { filters, period }, needs, params);

  const instant = (index: string) => `(toUnixTimestamp64Milli(start) + h_time[${index}(is_ok -> is_ok, ok)])`;
  const first = visits.isMasked ? instant('arrayFirstIndex') : VISIT_FACTS.start.sql;
  const last = visits.isMasked ? instant('arrayLastIndex') : VISIT_FACTS.end.sql;
  const quarters = `range(intDiv(${first}, ${QUARTER_MS}), intDiv(${last}, ${QUARTER_MS}) + 1)`;
  const hours = `arrayDistinct(arrayMap(quarter -> ${localHourSql(`(quarter * ${QUARTER_MS})`, period)}, ${quarters}))`;

  const inner = keys.flatMap((key, index) => (key ? [`${key.sql} AS s${index}`] : []));
  if (measures.includes('visitors')) inner.push('visitor_id');
  inner.push(`${hours} AS hours`);
  const sql: Side['measures'] = { visitors: 'uniqExact(visitor_id)', visits: 'count()' };
  return {
    keys: keys.map((key, index) => (key ? `s${index}` : 'hour')),
    measures: Object.fromEntries(measures.map((measure) => [measure, sql[measure]])),
    from: `(SELECT ${inner.join(', ')} FROM ${visits.from} WHERE ${visits.where}) ARRAY JOIN hours AS hour`,
  };
}
