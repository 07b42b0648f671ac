import type { ResolvedStep } from '../../core/funnel/resolve-steps.ts';
import { pathMatcher } from '../../core/path-match.ts';
import type { Period } from '../../core/period.ts';
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
    const test = stepTest(step, params);
    for (const column of test.arrays) arrays.add(column);
    return `${2 ** index} * (${test.sql})`;
  });
  if (question.isStrict) bits.push(`${IN_SEQUENCE} * (${kind} != 'engagement')`);
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

const kind = elementName('h_kind');

function stepTest(
  { rule, props }: ResolvedStep,
  params: Params,
): { sql: string; arrays: readonly SessionColumn[] } {
  const arrays: SessionColumn[] = [];
  const read = (column: SessionColumn) => {
    arrays.push(column);
    return elementName(column);
  };
  const tests: string[] = [];
  switch (rule.kind) {
    case 'event':
      tests.push(`${kind} != 'engagement'`, `${read('h_name')} = ${params.add('String', rule.name)}`);
      break;
    case 'page':
      tests.push(`${kind} = 'pageview'`, pathSql(rule.path, read('h_pathname'), params));
      break;
    case 'scroll': {
      const depth = read('h_scroll_depth');
      tests.push(
        `${kind} = 'engagement'`,
        `${depth} BETWEEN ${params.add('UInt8', rule.threshold)} AND 100`,
        pathSql(rule.path, read('h_pathname'), params),
      );
    }
  }
  for (const [key, value] of Object.entries(props)) {
    tests.push(`${read('h_props')}[${params.add('String', key)}] = ${params.add('String', value)}`);
  }
  return { sql: tests.join(' AND '), arrays };
}

function pathSql(path: string, value: string, params: Params): string {
  const { exact, patterns } = pathMatcher(path);
  const tests = patterns.map((pattern) => `match(${value}, ${params.add('String', pattern)})`);
  const [only] = exact;
  if (exact.length === 1) tests.unshift(`${value} = ${params.add('String', only)}`);
  if (exact.length > 1) tests.unshift(`has(${params.add('Array(String)', exact)}, ${value})`);
  return `(${tests.join(' OR ')})`;
}
