import type { Goal } from '../../core/goal.ts';
import { pathMatcher } from '../../core/path-match.ts';
import type { SessionColumn } from '../session-columns.ts';
import { elementName } from './hit-elements.ts';
import type { Params } from './params.ts';

/** A condition on one hit of a session row, over `elementName(column)` of each of `arrays`. */
export interface HitCondition {
  sql: string;
  arrays: readonly SessionColumn[];
}

/** A depth above this is unknown. */
const MAX_DEPTH = 100;

const kind = elementName('h_kind');
const name = elementName('h_name');
const depth = elementName('h_scroll_depth');

/** Whether a hit meets a goal. Only scroll goals are met by engagement, and by nothing else. */
export function goalSql({ rule, props }: Pick<Goal, 'rule' | 'props'>, params: Params): HitCondition {
  const test = ruleSql(rule, params);
  const pairs = Object.entries(props).map(
    ([key, value]) =>
      `${elementName('h_props')}[${params.add('String', key)}] = ${params.add('String', value)}`,
  );
  if (pairs.length === 0) return test;
  return { sql: `(${[test.sql, ...pairs].join(' AND ')})`, arrays: [...test.arrays, 'h_props'] };
}

/** Whether a hit meets any of the goals. */
export function anyGoalSql(goals: readonly Goal[], params: Params): HitCondition {
  const names = goals.flatMap((goal) => (isPlainEvent(goal) ? [goal.rule.name] : []));
  const others = goals.filter((goal) => !isPlainEvent(goal)).map((goal) => goalSql(goal, params));
  const parts = others.map(({ sql }) => sql);
  if (names.length > 0) parts.unshift(isOneOf(names, name, params));
  return {
    sql: parts.length === 0 ? '0' : `(${parts.join(' OR ')})`,
    arrays: unique([
      ...(names.length > 0 ? ['h_name' as const] : []),
      ...others.flatMap(({ arrays }) => arrays),
    ]),
  };
}

/** The positions, from 1, of the goals that a hit meets, as an array. Few goals need more than to look up the name. */
export function goalNumbersSql(goals: readonly Goal[], params: Params): HitCondition {
  const plain = goals.flatMap((goal, index) =>
    isPlainEvent(goal) ? [[goal.rule.name, index + 1] as const] : [],
  );
  const tests = goals.flatMap((goal, index) => {
    if (isPlainEvent(goal)) return [];
    const { sql, arrays } = goalSql(goal, params);
    return [{ sql: `if(${sql}, ${index + 1}, 0)`, arrays }];
  });
  if (plain.length > 0) {
    const names = params.add(
      'Array(String)',
      plain.map(([event]) => event),
    );
    const numbers = params.add(
      'Array(UInt16)',
      plain.map(([, number]) => number),
    );
    tests.unshift({ sql: `transform(${name}, ${names}, ${numbers}, 0)`, arrays: ['h_name'] });
  }
  return {
    sql: `arrayFilter(number -> number > 0, [${tests.map(({ sql }) => `toUInt16(${sql})`).join(', ')}]::Array(UInt16))`,
    arrays: unique(tests.flatMap(({ arrays }) => arrays)),
  };
}

/** Whether a text, as SQL, is one of the pages that a path with wildcards means. */
export function pathSql(path: string, value: string, params: Params): string {
  const { exact, patterns } = pathMatcher(path);
  const parts = patterns.map((pattern) => `match(${value}, ${params.add('String', pattern)})`);
  if (exact.length > 0) parts.unshift(isOneOf(exact, value, params));
  return parts.length === 1 ? parts.join() : `(${parts.join(' OR ')})`;
}

function ruleSql(rule: Goal['rule'], params: Params): HitCondition {
  if (rule.kind === 'event')
    return { sql: `${name} = ${params.add('String', rule.name)}`, arrays: ['h_name'] };
  const onPage = pathSql(rule.path, elementName('h_pathname'), params);
  if (rule.kind === 'page') {
    return { sql: `(${kind} = 'pageview' AND ${onPage})`, arrays: ['h_kind', 'h_pathname'] };
  }
  const deep = `${depth} BETWEEN ${params.add('UInt8', rule.threshold)} AND ${MAX_DEPTH}`;
  return {
    sql: `(${kind} = 'engagement' AND ${deep} AND ${onPage})`,
    arrays: ['h_kind', 'h_scroll_depth', 'h_pathname'],
  };
}

type PlainEvent = Goal & { rule: { kind: 'event' } };

/** Of these, no two goals of a site have the same name. */
function isPlainEvent(goal: Goal): goal is PlainEvent {
  return goal.rule.kind === 'event' && Object.keys(goal.props).length === 0;
}

function isOneOf(values: readonly string[], value: string, params: Params): string {
  const [only] = values;
  if (values.length === 1) return `${value} = ${params.add('String', only)}`;
  return `has(${params.add('Array(String)', [...values])}, ${value})`;
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
