import { clockInterval, isClockDimension } from '../../core/query/dimensions.ts';
import { CLOCK_STEP_MS } from '../../core/query/time-buckets.ts';
import type { SessionColumn } from '../session-columns.ts';
import type { Side, SideInput } from './side.ts';
import { localClockSql } from './time-sql.ts';
import { VISIT_FACTS } from './visit-facts.ts';
import { sessionKey } from './visit-side.ts';
import { selectVisits } from './visits.ts';

/**
 * Visitors and visits by hour or minute: a session is there in every one it spans, from its first to its last event in the
 * period.
 */
export function smearSide(input: SideInput): Side {
  const { dimensions, measures, period, filters, params } = input;
  const clock = dimensions.find(isClockDimension) ?? 'time:hour';
  const stepMs = CLOCK_STEP_MS[clockInterval(clock)];
  const keys = dimensions.map((dimension) => sessionKey(dimension, input));
  const needs: SessionColumn[] = [...VISIT_FACTS.start.columns, ...keys.flatMap((key) => key?.columns ?? [])];
  if (measures.includes('visitors')) needs.push('visitor_id');
  const visits = selectVisits(input.rows, { filters, period }, needs, params);

  const instant = (index: string) => `(toUnixTimestamp64Milli(start) + h_time[${index}(is_ok -> is_ok, ok)])`;
  const first = visits.isMasked ? instant('arrayFirstIndex') : VISIT_FACTS.start.sql;
  const last = visits.isMasked ? instant('arrayLastIndex') : VISIT_FACTS.end.sql;
  const steps = `range(intDiv(${first}, ${stepMs}), intDiv(${last}, ${stepMs}) + 1)`;
  const counts = `arrayDistinct(arrayMap(step -> ${localClockSql(`(step * ${stepMs})`, clock, period)}, ${steps}))`;

  const inner = keys.flatMap((key, index) => (key ? [`${key.sql} AS s${index}`] : []));
  if (measures.includes('visitors')) inner.push('visitor_id');
  inner.push(`${counts} AS counts`);
  const sql: Side['measures'] = { visitors: 'uniqExact(visitor_id)', visits: 'count()' };
  return {
    keys: keys.map((key, index) => (key ? `s${index}` : 'bucket')),
    measures: Object.fromEntries(measures.map((measure) => [measure, sql[measure]])),
    from: `(SELECT ${inner.join(', ')} FROM ${visits.from}) ARRAY JOIN counts AS bucket`,
  };
}
