import type { Period } from '../../core/period.ts';
import type { SessionColumn } from '../session-columns.ts';
import type { Params } from './params.ts';

/** The name of an array's element inside a lambda. */
export function elementName(column: SessionColumn): string {
  return `x_${column}`;
}

/** Conditions on one hit of a session row, over the elements of `arrays`. */
export interface HitTest {
  sql: readonly string[];
  arrays: readonly SessionColumn[];
  /** Columns other than arrays. */
  columns: readonly SessionColumn[];
}

/** Whether a hit lies in the period; nothing to test where whole dates decide. */
export function inRange({ from, to, wholeDays }: Period, params: Params): HitTest {
  if (wholeDays) return { sql: [], arrays: [], columns: [] };
  const time = `(toUnixTimestamp64Milli(start) + ${elementName('h_time')})`;
  return {
    sql: [`${time} >= ${params.add('Int64', from)} AND ${time} < ${params.add('Int64', to)}`],
    arrays: ['h_time'],
    columns: ['start'],
  };
}
