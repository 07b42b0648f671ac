import { isEventDimension } from '../../core/query/dimensions.ts';
import { conditionsOf, type Filter } from '../../core/query/filters.ts';
import type { ResolvedQuery } from '../../core/query/query.ts';
import { conditionSql } from './condition-sql.ts';
import { isDaily, rollupOf } from './daily-side.ts';
import { dailyName } from './dimensions.ts';
import type { Measure } from './metrics.ts';
import type { Params } from './params.ts';
import type { SideKind } from './plan.ts';

/** Measures of one side that rollups hold exactly. */
export interface RollupPart {
  /** Their dimension in the rollups. */
  rollup: string;
  measures: Measure[];
  /** What must hold for `value`. */
  filters: readonly Filter[];
}

/**
 * What rollups can answer of a side: sums by at most one of their dimensions, and filtered by no other. A visitor may
 * have several values of a dimension, an event page or name several in one visit: rows add up over dates, but not over
 * values. So what could be counted twice needs a row per value, or a filter that leaves one.
 */
export function rollupParts(
  query: ResolvedQuery,
  kind: SideKind,
  measures: readonly Measure[],
): RollupPart[] {
  return partsOf(query, kind, measures.filter(isDaily)).filter((part) => part.measures.length > 0);
}

function partsOf(
  { period, dimensions, filters }: ResolvedQuery,
  kind: SideKind,
  measures: Measure[],
): RollupPart[] {
  const split = rollupOf(dimensions);
  if (!period.wholeDays || split === undefined) return [];
  if (kind === 'exit') return filters.length > 0 ? [] : [{ rollup: 'page', measures, filters }];
  const rollup = kind === 'visit' && dimensions.includes('event:page') ? 'entry_page' : split;
  if (filters.length === 0) return [{ rollup, measures, filters }];

  const filtered = filteredRollup(filters);
  if (filtered === undefined || (split !== '' && split !== filtered)) return [];
  if (split !== '') return [{ rollup, measures, filters }];
  const only = filters.map(onlyValue).find((value) => value !== undefined);
  const among = (held: readonly Measure[]) => measures.filter((measure) => held.includes(measure));
  if (!isByEvent(filters)) {
    const exact = only !== undefined ? measures : measures.filter((measure) => measure !== 'visitors');
    return [{ rollup: filtered, measures: exact, filters }];
  }
  if (only === undefined || kind !== 'visit') return [];
  const parts: RollupPart[] = [{ rollup: filtered, measures: among(BY_EVENT), filters }];
  // Bounces belong to the page a session began on; without a pageview it began on none.
  if (filtered === 'page' && only !== '')
    parts.push({ rollup: 'entry_page', measures: among(BY_ENTRY), filters });
  return parts;
}

const BY_EVENT: readonly Measure[] = ['visitors', 'visits', 'pageviews', 'events'];
const BY_ENTRY: readonly Measure[] = ['bounces', 'bounce_visits'];

/** SQL of the filters of a part over `value`. */
export function valueSql(filters: readonly Filter[], params: Params): string {
  return filters.map((filter) => filterValue(filter, params)).join(' AND ');
}

function filterValue(filter: Filter, params: Params): string {
  if ('filters' in filter) {
    const parts = filter.filters.map((inner) => filterValue(inner, params));
    return `(${parts.join(filter.operator === 'and' ? ' AND ' : ' OR ')})`;
  }
  if ('filter' in filter) return `(NOT ${filterValue(filter.filter, params)})`;
  if (!('dimension' in filter) || filter.dimension === 'event:goal') {
    throw new TypeError('Rollups know of single values only');
  }
  return conditionSql(filter, 'value', params);
}

/** The one dimension of the rollups that filters look at; undefined when there is more to them. */
function filteredRollup(filters: readonly Filter[]): string | undefined {
  if (!filters.every(isOfConditions)) return undefined;
  const [name, ...more] = new Set(filters.flatMap(conditionsOf).map(({ dimension }) => dailyName(dimension)));
  return more.length === 0 ? name : undefined;
}

function isOfConditions(filter: Filter): boolean {
  if ('filters' in filter) return filter.filters.every(isOfConditions);
  if ('filter' in filter) return isOfConditions(filter.filter);
  return 'dimension' in filter;
}

function isByEvent(filters: readonly Filter[]): boolean {
  return filters.flatMap(conditionsOf).some(({ dimension }) => isEventDimension(dimension));
}

/** The value that a filter asks for, if it is a single one. */
function onlyValue(filter: Filter): string | undefined {
  if (!('dimension' in filter) || filter.operator !== 'is' || !filter.caseSensitive) return undefined;
  const [value, ...more] = new Set(filter.clauses);
  // Names may stand for several codes.
  return more.length > 0 || filter.dimension.endsWith('_name') ? undefined : value;
}
