import { isViewDimension, isVisitDimension } from './dimensions.ts';
import { type Condition, conditionsOf, conjuncts, type Filter } from './filters.ts';

/** Whether a question tells kinds of navigation apart; otherwise documents that were loaded are meant, not all kinds mixed. */
export function asksNavigation(dimensions: readonly string[], filters: readonly Filter[]): boolean {
  const filtered = filters.flatMap(conditionsOf).map(({ dimension }) => dimension);
  return [...dimensions, ...filtered].includes('perf:navigation');
}

/**
 * Filters as measured views are filtered by them: pages, hosts and what was measured are the view's own; any other condition
 * on an event holds for the views of sessions that have such an event, one event for all such conditions at the top.
 */
export function viewFilters(filters: readonly Filter[]): Filter[] {
  const parts = filters.flatMap(conjuncts);
  const events = parts.filter(isOfOtherEvents);
  const rest = parts.filter((filter) => !isOfOtherEvents(filter)).map(ofSession);
  if (events.length === 0) return rest;
  return [...rest, { operator: 'has_done', event: { operator: 'and', filters: events } }];
}

/** Without a condition on anything but events that are no views. */
function isOfOtherEvents(filter: Filter): boolean {
  const conditions = conditionsOf(filter);
  return conditions.length > 0 && !hasBehaviour(filter) && conditions.every(isOtherEvent);
}

function hasBehaviour(filter: Filter): boolean {
  if ('filters' in filter) return filter.filters.some(hasBehaviour);
  return 'filter' in filter ? hasBehaviour(filter.filter) : 'event' in filter;
}

function ofSession(filter: Filter): Filter {
  if ('filters' in filter) return { ...filter, filters: filter.filters.map(ofSession) };
  if ('filter' in filter) return { ...filter, filter: ofSession(filter.filter) };
  if ('event' in filter) return filter;
  return isOtherEvent(filter) ? { operator: 'has_done', event: filter } : filter;
}

function isOtherEvent({ dimension }: Condition): boolean {
  if (isVisitDimension(dimension) || isViewDimension(dimension)) return false;
  return !['event:page', 'event:route', 'event:hostname'].includes(dimension);
}
