import { err, ok, type Result } from '../result.ts';
import type { RouteRule } from '../routes.ts';
import { parseClauses, parseModifier } from './clauses.ts';
import {
  type ConditionDimension,
  EVENT_DIMENSION_RULE,
  FILTER_DIMENSION_RULE,
  isEventDimension,
  isFilterDimension,
  isViewDimension,
} from './dimensions.ts';
import { quote } from './error.ts';
import { type GoalCondition, parseGoalCondition } from './goal-filters.ts';
import type { Saved } from './query.ts';
import { findSegments } from './segment-filters.ts';

export const OPERATORS = ['is', 'is_not', 'contains', 'contains_not', 'matches', 'matches_not'] as const;
export type Operator = (typeof OPERATORS)[number];

/** A clause list on one dimension: true when any clause applies (for `…_not`, when none does). */
export interface ValueCondition {
  operator: Operator;
  dimension: ConditionDimension;
  clauses: string[];
  caseSensitive: boolean;
  /** The site's own, of event:route. */
  routes?: readonly RouteRule[];
}

export type Condition = ValueCondition | GoalCondition;

export type Filter =
  | Condition
  /** `segments`: the ids of saved filters that these are. */
  | { operator: 'and' | 'or'; filters: Filter[]; segments?: number[] }
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

/** Reads the list of filters, all of which must hold. The error says which part is wrong and what is allowed. */
export function parseFilters(
  value: unknown,
  saved: Saved = {},
  { takesViews = false } = {},
): Result<Filter[], string> {
  if (!Array.isArray(value)) return err(`filters must be a list of filters; it is ${quote(value)}.`);
  const reader = { conditions: 0, isInBehaviour: false, isInSegment: false, takesViews, saved };
  return parseList(value, { path: 'filters', depth: 1, isTop: true }, reader);
}

/** The filter as it stands in a query body. */
export function formatFilter(filter: Filter): unknown[] {
  if ('filters' in filter && filter.segments) return ['is', 'segment', filter.segments];
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

/** The filters that must all hold, `and` taken apart. */
export function conjuncts(filter: Filter): Filter[] {
  return filter.operator === 'and' ? filter.filters.flatMap(conjuncts) : [filter];
}

interface Reader {
  conditions: number;
  isInBehaviour: boolean;
  isInSegment: boolean;
  /** Whether measured views are asked about, too. */
  takesViews: boolean;
  saved: Saved;
}

/** Where in the list a filter stands; `isTop` when nothing but other filters that must hold is around it. */
interface Place {
  path: string;
  depth: number;
  isTop: boolean;
}

function parseList(values: unknown[], at: Place, reader: Reader): Result<Filter[], string> {
  const filters: Filter[] = [];
  for (const [index, value] of values.entries()) {
    const filter = parseFilter(value, { ...at, path: `${at.path}[${index}]` }, reader);
    if (!filter.ok) return filter;
    filters.push(filter.value);
  }
  return ok(filters);
}

function inside({ path, depth }: Place): Place {
  return { path: `${path}[1]`, depth: depth + 1, isTop: false };
}

function parseFilter(value: unknown, at: Place, reader: Reader): Result<Filter, string> {
  const { path, depth } = at;
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
    const parsed = parseList(filters, inside(at), reader);
    return parsed.ok ? ok({ operator, filters: parsed.value }) : parsed;
  }
  if (operator === 'not') {
    if (value.length !== 2) return err(`${path} must be ["not", filter].`);
    const parsed = parseFilter(value[1], inside(at), reader);
    return parsed.ok ? ok({ operator, filter: parsed.value }) : parsed;
  }
  const behaviour = BEHAVIOURS.find((name) => name === operator);
  if (behaviour) return parseBehaviour(behaviour, value, at, reader);
  if (value[1] === 'segment') return parseSegments(value, at, reader);
  reader.conditions++;
  if (reader.conditions > MAX_CONDITIONS) {
    return err(`filters may have ${MAX_CONDITIONS} conditions in all.`);
  }
  return parseCondition(value, at, reader);
}

function parseBehaviour(
  operator: Behaviour['operator'],
  value: unknown[],
  at: Place,
  reader: Reader,
): Result<Behaviour, string> {
  const { path } = at;
  if (value.length !== 2) return err(`${path} must be ["${operator}", filter].`);
  if (reader.isInBehaviour) return err(`${path} must not stand inside another ${BEHAVIOURS.join(' or ')}.`);
  reader.isInBehaviour = true;
  const event = parseFilter(value[1], inside(at), reader);
  reader.isInBehaviour = false;
  return event.ok ? ok({ operator, event: event.value }) : event;
}

/** Saved filters take the place of their ids; one of several is enough. */
function parseSegments(value: unknown[], at: Place, reader: Reader): Result<Filter, string> {
  if (reader.isInSegment) return err(`${at.path} names a segment, which must not stand inside another one.`);
  const found = findSegments(value, at.path, reader.saved.segments ?? []);
  if (!found.ok) return found;
  const [only, ...more] = found.value;
  reader.isInSegment = true;
  const filters: Filter[] = [];
  for (const { id, filters: saved } of found.value) {
    const isTop = at.isTop && more.length === 0;
    const place = { path: `${at.path}, segment ${id}, `, depth: at.depth + 1, isTop };
    const parsed = parseList(saved, place, reader);
    if (!parsed.ok) return parsed;
    filters.push({ operator: 'and', filters: parsed.value });
  }
  reader.isInSegment = false;
  const segments = found.value.map(({ id }) => id);
  return ok({ operator: only && more.length === 0 ? 'and' : 'or', filters, segments });
}

function parseCondition(
  value: unknown[],
  { path, isTop }: Place,
  { isInBehaviour, takesViews, saved }: Reader,
): Result<Condition, string> {
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
  if (isInBehaviour && !isEventDimension(dimension)) {
    return err(
      `${path} has the dimension ${dimension}; allowed inside ${BEHAVIOURS.join(' and ')}: ${EVENT_DIMENSION_RULE}.`,
    );
  }
  if (isViewDimension(dimension) && !takesViews) {
    return err(`${path} has the dimension ${dimension}, which filters metrics of measured views only.`);
  }
  if (dimension === 'event:route' && !saved.routes) {
    return err(
      `${path} has the dimension event:route, which is known in queries only; event:page takes patterns.`,
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
  const { routes } = saved;
  const condition = { operator, clauses: clauses.value, caseSensitive };
  if (dimension === 'event:route') return ok({ ...condition, dimension, routes });
  if (dimension !== 'event:goal') return ok({ ...condition, dimension });
  if (!isTop && !isInBehaviour) {
    return err(
      `${path} has the dimension event:goal, which must stand at the top of filters or inside ${BEHAVIOURS.join(' or ')}.`,
    );
  }
  return parseGoalCondition(condition, path, saved.goals ?? []);
}
