import { type FilterDimension, isEventDimension, isProp } from '../state/dimension.ts';
import { type Filter, isNarrowed } from '../state/filter.ts';
import type { Measure } from '../state/metric.ts';

/** By which number a list is sorted, or by what its values are called, and which way. */
export type ListSort = readonly [by: Measure | 'name', way: 'asc' | 'desc'];

/** What a list shows beside each value on the page; the first sorts it. */
export function listMeasures(dimension: FilterDimension, filters: Filter[]): readonly Measure[] {
  if (dimension === 'goal') return ['visitors', 'events', 'conversion_rate'];
  if (isProp(dimension)) return ['visitors', 'events'];
  return isNarrowed(filters, 'goal') ? ['visitors', 'group_conversion_rate'] : ['visitors'];
}

/** Everything that can be said about the values of a dimension under the filters; the API refuses the rest. */
export function detailMeasures(dimension: FilterDimension, filters: Filter[]): readonly Measure[] {
  if (dimension === 'goal') return ['visitors', 'events', 'conversion_rate', 'total_revenue'];
  const hasGoal = isNarrowed(filters, 'goal');
  if (isProp(dimension)) {
    return ['visitors', 'visits', 'events', ...(hasGoal ? (['conversion_rate'] as const) : []), 'percentage'];
  }
  if (hasGoal) return ['visitors', 'visits', 'events', 'group_conversion_rate'].filter(notOf(dimension));
  const ofVisits: Measure[] = ['bounce_rate', 'visit_duration'];
  switch (dimension) {
    case 'page':
      return ['visitors', 'visits', 'pageviews', ...ofVisits, 'time_on_page', 'scroll_depth'];
    case 'hostname':
      return ['visitors', 'visits', 'pageviews', 'percentage'];
    case 'entry_page':
      return ['visitors', 'visits', ...ofVisits, 'percentage'];
    case 'exit_page':
      return filters.some((one) => isEventDimension(one.dimension))
        ? ['visitors', 'visits', 'percentage']
        : ['visitors', 'visits', 'exit_rate'];
    default:
      return ['visitors', 'visits', 'pageviews', ...ofVisits, 'percentage'];
  }
}

/** Events are not counted by the pages that a visit began or ended with. */
function notOf(dimension: FilterDimension) {
  return (measure: string): measure is Measure =>
    !(measure === 'events' && (dimension === 'entry_page' || dimension === 'exit_page'));
}
