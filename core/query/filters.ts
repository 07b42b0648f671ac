import { err, ok, type Result } from '../result.ts';
import {
  EVENT_DIMENSION_RULE,
  FILTER_DIMENSION_RULE,
  type FilterDimension,
  isEventDimension,
  isFilterDimension,
} from './dimensions.ts';
import { quote } from './error.ts';
import { isSafePattern } from './pattern.ts';

export const OPERATORS = ['is', 'is_not', 'contains', 'contains_not', 'matches', 'matches_not'] as const;
export type Operator = (typeof OPERATORS)[number];

/** A clause list on one dimension: true when any clause applies (for `…_not`, when none does). */
export interface Condition {
  operator: Operator;
  dimension: FilterDimension;
  clauses: string[];
  caseSensitive: boolean;
}

export type Filter =
  | Condition
  | { operator: 'and' | 'or'; filters: Filter[] }
  | { operator: 'not'; filter: Filter }
  | Behaviour;

export const BEHAVIOURS = ['has_done', 'has_not_done'] as const;

/** Of a session: whether it has, or has not, one event in the range that passes a filter on event dimensions. */
export interface Behaviour {
  operator: (typeof BEHAVIOURS)[number];
  event: Filter;
}

const MAX_DEPTH = 12;
const MAX_CONDITIONS = 100;
const MAX_CLAUSES = 1000;
const MAX_CLAUSE_LENGTH = 2000;

/** Reads the list of filters, all of which must hold. The error says which part is wrong and what is allowed. */
export function parseFilters(value: unknown): Result<Filter[], string> {
  if (!Array.isArray(value)) return err(`filters must be a list of filters; it is ${quote(value)}.`);
  const reader = { conditions: 0, isInBehaviour: false };
  return parseList(value, 'filters', 1, reader);
}

/** The filter as it stands in a query body. */
export function formatFilter(filter: Filter): unknown[] {
  if ('filters' in filter) return [filter.operator, filter.filters.map(formatFilter)];
  if ('filter' in filter) return ['not', formatFilter(filter.filter)];
  if ('event' in filter) return [filter.operator, formatFilter(filter.event)];
  const { operator, dimension, clauses, caseSensitive } = filter;
  return [operator, dimension, clauses, ...(caseSensitive ? [] : [{ case_sensitive: false }])];
}

/** All conditions on what is counted, whatever is around them; what a session has done is none. */
export function conditionsOf(filter: Filter): Condition[] {
  if ('filters' in filter) return filter.filters.flatMap(conditionsOf);
  if ('event' in filter) return [];
  return 'filter' in filter ? conditionsOf(filter.filter) : [filter];
}

type Reader = { conditions: number; isInBehaviour: boolean };

function parseList(values: unknown[], path: string, depth: number, reader: Reader): Result<Filter[], string> {
  const filters: Filter[] = [];
  for (const [index, value] of values.entries()) {
    const filter = parseFilter(value, `${path}[${index}]`, depth, reader);
    if (!filter.ok) return filter;
    filters.push(filter.value);
  }
  return ok(filters);
}

function parseFilter(value: unknown, path: string, depth: number, reader: Reader): Result<Filter, string> {
  if (depth > MAX_DEPTH) return err(`${path} is nested too deeply; ${MAX_DEPTH} levels are allowed.`);
  if (!Array.isArray(value)) {
    return err(`${path} must be a list [operator, dimension, clauses]; it is ${quote(value)}.`);
  }
  const [operator] = value;
  if (operator === 'and' || operator === 'or') {
    const filters: unknown = value[1];
    if (value.length !== 2 || !Array.isArray(filters) || filters.length === 0) {
      return err(`${path} must be ["${operator}", [filter, …]] with at least one filter.`);
    }
    const parsed = parseList(filters, `${path}[1]`, depth + 1, reader);
    return parsed.ok ? ok({ operator, filters: parsed.value }) : parsed;
  }
  if (operator === 'not') {
    if (value.length !== 2) return err(`${path} must be ["not", filter].`);
    const parsed = parseFilter(value[1], `${path}[1]`, depth + 1, reader);
    return parsed.ok ? ok({ operator, filter: parsed.value }) : parsed;
  }
  const behaviour = BEHAVIOURS.find((name) => name === operator);
  if (behaviour) return parseBehaviour(behaviour, value, path, depth, reader);
  reader.conditions++;
  if (reader.conditions > MAX_CONDITIONS) {
    return err(`filters may have ${MAX_CONDITIONS} conditions in all.`);
  }
  return parseCondition(value, path, reader);
}

function parseBehaviour(
  operator: Behaviour['operator'],
  value: unknown[],
  path: string,
  depth: number,
  reader: Reader,
): Result<Behaviour, string> {
  if (value.length !== 2) return err(`${path} must be ["${operator}", filter].`);
  if (reader.isInBehaviour) return err(`${path} must not stand inside another ${BEHAVIOURS.join(' or ')}.`);
  reader.isInBehaviour = true;
  const event = parseFilter(value[1], `${path}[1]`, depth + 1, reader);
  reader.isInBehaviour = false;
  return event.ok ? ok({ operator, event: event.value }) : event;
}

function parseCondition(value: unknown[], path: string, reader: Reader): Result<Condition, string> {
  const operator = OPERATORS.find((name) => name === value[0]);
  if (!operator) {
    return err(
      `${path} has the operator ${quote(value[0])}; allowed: ${[...OPERATORS, 'and', 'or', 'not', ...BEHAVIOURS].join(', ')}.`,
    );
  }
  const dimension = value[1];
  if (typeof dimension !== 'string' || !isFilterDimension(dimension)) {
    return err(`${path} has the dimension ${quote(dimension)}; allowed: ${FILTER_DIMENSION_RULE}.`);
  }
  if (reader.isInBehaviour && !isEventDimension(dimension)) {
    return err(
      `${path} has the dimension ${dimension}; allowed inside ${BEHAVIOURS.join(' and ')}: ${EVENT_DIMENSION_RULE}.`,
    );
  }
  const clauses = parseClauses(value[2], `${path}[2]`, operator);
  if (!clauses.ok) return clauses;
  const caseSensitive = parseModifier(value[3]);
  if (value.length > 4 || caseSensitive === undefined) {
    return err(
      `${path} may end with {"case_sensitive": false} or true after its clauses, and with nothing else.`,
    );
  }
  if (!caseSensitive && operator.startsWith('matches')) {
    return err(`${path} must not have case_sensitive; begin the pattern of ${operator} with (?i) instead.`);
  }
  return ok({ operator, dimension, clauses: clauses.value, caseSensitive });
}

function parseClauses(value: unknown, path: string, operator: Operator): Result<string[], string> {
  if (!Array.isArray(value) || value.length === 0 || value.length > MAX_CLAUSES) {
    return err(`${path} must be a list of 1 to ${MAX_CLAUSES} strings or numbers; it is ${quote(value)}.`);
  }
  const clauses: string[] = [];
  for (const clause of value) {
    if (typeof clause !== 'string' && typeof clause !== 'number') {
      return err(`${path} must hold strings or numbers only; one is ${quote(clause)}.`);
    }
    const text = String(clause);
    if (text.length > MAX_CLAUSE_LENGTH)
      return err(`${path} may hold strings of ${MAX_CLAUSE_LENGTH} characters.`);
    if (text === '' && operator !== 'is' && operator !== 'is_not') {
      return err(`${path} must not hold an empty string with ${operator}.`);
    }
    if (operator.startsWith('matches') && !isSafePattern(text)) {
      return err(`${path} holds ${quote(text)}, which is no regular expression in RE2 syntax.`);
    }
    clauses.push(text);
  }
  return ok(clauses);
}

/** undefined when it is no modifier. */
function parseModifier(value: unknown): boolean | undefined {
  if (value === undefined) return true;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const { case_sensitive: caseSensitive = true, ...rest } = value as { case_sensitive?: unknown };
  return typeof caseSensitive === 'boolean' && Object.keys(rest).length === 0 ? caseSensitive : undefined;
}
