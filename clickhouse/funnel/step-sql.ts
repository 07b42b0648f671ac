import type { ResolvedStep } from '../../core/funnel/resolve-steps.ts';
import type { Period } from '../../core/period.ts';
import { goalSql } from '../query/goal-sql.ts';
import { elementName, inRange } from '../query/hit-elements.ts';
import type { Params } from '../query/params.ts';
import type { SessionColumn } from '../session-columns.ts';

/** Bits below the time in a packed hit: one per step, then IN_SEQUENCE. */
export const PACKED_BITS = 9;
const IN_SEQUENCE = 256;

/** Hits of a session row packed into one number each. */
export interface PackedHits {
  /** An array of all hits of the row: milliseconds, then the bits of the steps that each makes. */
  sql: string;
  columns: readonly SessionColumn[];
}

/**
 * Every hit as one number, so that whatever follows works on short arrays of integers: `time << 9 | steps it makes`.
 * In a strict funnel, bit 8 marks events that stand between steps although they make none.
 */
export function packedHits(
  question: { steps: readonly ResolvedStep[]; isStrict: boolean; period: Period; isAbsolute: boolean },
  params: Params,
): PackedHits {
  const arrays = new Set<SessionColumn>(['h_kind', 'h_time']);
  const bits = question.steps.map((step, index) => {
    const test = goalSql(step, params);
    for (const column of test.arrays) arrays.add(column);
    return `${2 ** index} * (${test.sql})`;
  });
  if (question.isStrict) bits.push(`${IN_SEQUENCE} * (${elementName('h_kind')} != 'engagement')`);
  const range = inRange(question.period, params);
  for (const column of range.arrays) arrays.add(column);
  const code = `toUInt16(${bits.join(' + ')})`;
  const kept = range.sql.length > 0 ? `if(${range.sql.join(' AND ')}, ${code}, 0)` : code;
  const list = [...arrays];
  const time = question.isAbsolute
    ? `toUInt64(toUnixTimestamp64Milli(start) + ${elementName('h_time')})`
    : // From 1, as 0 stands for a step that was not made.
      `toUInt64(${elementName('h_time')} + 1)`;
  return {
    sql: `arrayMap((${list.map(elementName).join(', ')}) -> bitOr(bitShiftLeft(${time}, ${PACKED_BITS}), ${kept}), ${list.join(', ')})`,
    columns: [...list, ...range.columns, ...(question.isAbsolute ? (['start'] as const) : [])],
  };
}

/** Whether a packed hit makes a step or stands between them. */
export function isKept(hit: string): string {
  return `bitAnd(${hit}, ${2 ** PACKED_BITS - 1}) != 0`;
}
