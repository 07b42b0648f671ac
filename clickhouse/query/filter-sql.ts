import type { Period } from '../../core/period.ts';
import { isViewDimension, isVisitDimension } from '../../core/query/dimensions.ts';
import {
  type Behaviour,
  type Condition,
  conditionsOf,
  conjuncts,
  type Filter,
} from '../../core/query/filters.ts';
import type { GoalCondition } from '../../core/query/goal-filters.ts';
import type { SessionColumn } from '../session-columns.ts';
import { conditionSql } from './condition-sql.ts';
import { hitSql, VISIT_SQL } from './dimensions.ts';
import { anyGoalSql } from './goal-sql.ts';
import { elementName, inRange } from './hit-elements.ts';
import type { Params } from './params.ts';
import { VIEW_SQL } from './view-columns.ts';

/** Filters, taken apart by what they look at. All parts must hold. */
export interface FilterSql {
  /** Conditions on a session row. */
  visit: string[];
  /** Conditions on a session row that conditions on hits refer to by name. */
  flags: { name: string; sql: string }[];
  /** Conditions on one hit, over `elementName(column)` of each of `arrays`. */
  hit: string[];
  /** Conditions under which a hit counts though it is engagement: that it meets one of the scroll goals named. */
  engagement: string[];
  arrays: SessionColumn[];
  /** Every column that is read. */
  columns: SessionColumn[];
}

/** Whether the filter looks at single events, so that only those that match are counted. */
export function isEventFilter(filter: Filter): boolean {
  return conditionsOf(filter).some(({ dimension }) => !isVisitDimension(dimension));
}

/** SQL of filters that must all hold, with their values added to `params`; in the period, something may have been done. */
export function filterSql(filters: readonly Filter[], period: Period, params: Params): FilterSql {
  const sql: FilterSql = { visit: [], flags: [], hit: [], engagement: [], arrays: [], columns: [] };
  const scope = { sql, period, params };
  for (const filter of filters.flatMap(conjuncts)) {
    if (isEventFilter(filter)) sql.hit.push(hitCondition(filter, scope));
    else sql.visit.push(combine(filter, (leaf) => visitCondition(leaf, scope)));
  }
  sql.arrays = [...new Set(sql.arrays)];
  sql.columns = [...new Set([...sql.columns, ...sql.arrays])];
  return sql;
}

/** Filters with event:page read as the page a session began on, the one that its bounce and duration belong to. */
export function withEntryPage(filter: Filter): Filter {
  if ('filters' in filter) return { ...filter, filters: filter.filters.map(withEntryPage) };
  if ('filter' in filter) return { ...filter, filter: withEntryPage(filter.filter) };
  if ('event' in filter) return filter;
  return filter.dimension === 'event:page' ? { ...filter, dimension: 'visit:entry_page' } : filter;
}

/** The event:page conditions that stand by themselves, of which bounces must be the entry. */
export function topLevelPages(filters: readonly Filter[]): Filter[] {
  return filters
    .flatMap(conjuncts)
    .filter((filter) => 'dimension' in filter && filter.dimension === 'event:page')
    .map(withEntryPage);
}

/** Whether a hit is one that counts as something done, over the element of h_kind. */
export function isActivity({ engagement }: FilterSql): string {
  const test = `${elementName('h_kind')} != 'engagement'`;
  return engagement.length === 0 ? test : `(${[test, ...engagement].join(' OR ')})`;
}

type Leaf = Condition | Behaviour;

function combine(filter: Filter, leafSql: (leaf: Leaf) => string): string {
  if ('filters' in filter) {
    const parts = filter.filters.map((inner) => combine(inner, leafSql));
    return `(${parts.join(filter.operator === 'and' ? ' AND ' : ' OR ')})`;
  }
  return 'filter' in filter ? `(NOT ${combine(filter.filter, leafSql)})` : leafSql(filter);
}

interface Scope {
  sql: FilterSql;
  period: Period;
  params: Params;
}

/**
 * What a session says must not be worked out anew for each of its hits: a lambda copies every column it captures, and
 * copying arrays per element is quadratic. So it becomes a flag of the row.
 */
function hitCondition(filter: Filter, scope: Scope): string {
  const { sql, params } = scope;
  return combine(filter, (leaf) => {
    if ('event' in leaf || isVisitDimension(leaf.dimension)) {
      const name = `flag_${sql.flags.length}`;
      sql.flags.push({ name, sql: visitCondition(leaf, scope) });
      return name;
    }
    if (leaf.dimension === 'event:goal') return goalCondition(leaf, scope);
    if (isViewDimension(leaf.dimension)) {
      const { columns, sql: value } = VIEW_SQL[leaf.dimension];
      sql.arrays.push(...columns);
      return conditionSql(leaf, value, params);
    }
    const { column, value } = hitSql(leaf.dimension, leaf.routes);
    sql.arrays.push(column);
    return conditionSql(leaf, value(elementName(column), params), params);
  });
}

function goalCondition({ goals }: GoalCondition, { sql, params }: Scope): string {
  const met = anyGoalSql(goals, params);
  sql.arrays.push(...met.arrays);
  const scrolls = goals.filter(({ rule }) => rule.kind === 'scroll');
  if (scrolls.length > 0) sql.engagement.push(anyGoalSql(scrolls, params).sql);
  return met.sql;
}

function visitCondition(leaf: Leaf, { sql, period, params }: Scope): string {
  if ('event' in leaf) return behaviourCondition(leaf, { sql, period, params });
  // Only visit dimensions come here; event dimensions make an event filter.
  if (leaf.dimension === 'event:goal' || !isVisitDimension(leaf.dimension)) {
    throw new TypeError(`No visit dimension: ${leaf.dimension}`);
  }
  const value = VISIT_SQL[leaf.dimension];
  sql.columns.push(...value.columns);
  return conditionSql(leaf, value.sql, params);
}

function behaviourCondition({ operator, event }: Behaviour, { sql, period, params }: Scope): string {
  const inner = filterSql([event], period, params);
  const range = inRange(period, params);
  const arrays = [...new Set<SessionColumn>(['h_kind', ...range.arrays, ...inner.arrays])];
  sql.columns.push(...arrays, ...range.columns);
  const test = [isActivity(inner), ...range.sql, ...inner.hit].join(' AND ');
  const done = `arrayExists((${arrays.map(elementName).join(', ')}) -> ${test}, ${arrays.join(', ')})`;
  return operator === 'has_done' ? done : `(NOT ${done})`;
}
