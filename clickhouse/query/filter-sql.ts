import { isVisitDimension } from '../../core/query/dimensions.ts';
import { type Condition, conditionsOf, type Filter } from '../../core/query/filters.ts';
import type { SessionColumn } from '../session-columns.ts';
import { conditionSql } from './condition-sql.ts';
import { hitSql, VISIT_SQL } from './dimensions.ts';
import type { Params } from './params.ts';

/** Filters, taken apart by what they look at. All parts must hold. */
export interface FilterSql {
  /** Conditions on a session row. */
  visit: string[];
  /** Conditions on a session row that conditions on hits refer to by name. */
  flags: { name: string; sql: string }[];
  /** Conditions on one hit, over `elementName(column)` of each of `arrays`. */
  hit: string[];
  arrays: SessionColumn[];
  /** Every column that is read. */
  columns: SessionColumn[];
}

/** The name of an array's element inside a lambda. */
export function elementName(column: SessionColumn): string {
  return `x_${column}`;
}

/** Whether the filter looks at single events, so that only those that match are counted. */
export function isEventFilter(filter: Filter): boolean {
  return conditionsOf(filter).some(({ dimension }) => !isVisitDimension(dimension));
}

/** SQL of filters that must all hold, with their values added to `params`. */
export function filterSql(filters: readonly Filter[], params: Params): FilterSql {
  const sql: FilterSql = { visit: [], flags: [], hit: [], arrays: [], columns: [] };
  for (const filter of filters.flatMap(conjuncts)) {
    if (isEventFilter(filter)) sql.hit.push(hitCondition(filter, sql, params));
    else sql.visit.push(combine(filter, (condition) => visitCondition(condition, sql, params)));
  }
  sql.arrays = [...new Set(sql.arrays)];
  sql.columns = [...new Set([...sql.columns, ...sql.arrays])];
  return sql;
}

/** Filters with event:page read as the page a session began on, the one that its bounce and duration belong to. */
export function withEntryPage(filter: Filter): Filter {
  if ('filters' in filter) return { ...filter, filters: filter.filters.map(withEntryPage) };
  if ('filter' in filter) return { ...filter, filter: withEntryPage(filter.filter) };
  return filter.dimension === 'event:page' ? { ...filter, dimension: 'visit:entry_page' } : filter;
}

/** The event:page conditions that stand by themselves, of which bounces must be the entry. */
export function topLevelPages(filters: readonly Filter[]): Filter[] {
  return filters
    .flatMap(conjuncts)
    .filter((filter) => 'dimension' in filter && filter.dimension === 'event:page')
    .map(withEntryPage);
}

function conjuncts(filter: Filter): Filter[] {
  return filter.operator === 'and' ? filter.filters.flatMap(conjuncts) : [filter];
}

function combine(filter: Filter, leaf: (condition: Condition) => string): string {
  if ('filters' in filter) {
    const parts = filter.filters.map((inner) => combine(inner, leaf));
    return `(${parts.join(filter.operator === 'and' ? ' AND ' : ' OR ')})`;
  }
  return 'filter' in filter ? `(NOT ${combine(filter.filter, leaf)})` : leaf(filter);
}

/**
 * What a session says must not be worked out anew for each of its hits: a lambda copies every column it captures, and
 * copying arrays per element is quadratic. So it becomes a flag of the row.
 */
function hitCondition(filter: Filter, sql: FilterSql, params: Params): string {
  return combine(filter, (condition) => {
    const { dimension } = condition;
    if (isVisitDimension(dimension)) {
      const name = `flag_${sql.flags.length}`;
      sql.flags.push({ name, sql: visitCondition(condition, sql, params) });
      return name;
    }
    const { column, value } = hitSql(dimension);
    sql.arrays.push(column);
    return conditionSql(condition, value(elementName(column), params), params);
  });
}

function visitCondition(condition: Condition, sql: FilterSql, params: Params): string {
  // Only visit dimensions come here; event dimensions make an event filter.
  const value = isVisitDimension(condition.dimension) ? VISIT_SQL[condition.dimension] : undefined;
  if (!value) throw new TypeError(`No visit dimension: ${condition.dimension}`);
  sql.columns.push(...value.columns);
  return conditionSql(condition, value.sql, params);
}
