import { isEventDimension } from '../../core/query/dimensions.ts';
import type { ResolvedQuery } from '../../core/query/query.ts';
import { isEventFilter } from './filter-sql.ts';
import { METRIC_SQL, type Measure } from './metrics.ts';

/** How a measure is counted; see the files of that name. */
export type SideKind = 'visit' | 'hit' | 'smear' | 'engaged' | 'exit';

/** Which side answers which measures of a question. */
export type Plan = Map<SideKind, Measure[]>;

/** Takes a question apart. */
export function planSides(query: ResolvedQuery): Plan {
  const byEvent = query.dimensions.some(isEventDimension);
  const byHour = query.dimensions.includes('time:hour');
  const isFiltered = query.filters.some(isEventFilter);
  const measures = new Set(query.metrics.flatMap((metric) => METRIC_SQL[metric].measures));
  // Which pages there are must not depend on what is asked about them.
  if (byEvent) measures.add('visits');

  const plan: Plan = new Map();
  for (const measure of measures) {
    const kind = sideOf(measure, { byEvent, byHour, isFiltered });
    plan.set(kind, [...(plan.get(kind) ?? []), measure]);
  }
  return plan;
}

function sideOf(
  measure: Measure,
  { byEvent, byHour, isFiltered }: { byEvent: boolean; byHour: boolean; isFiltered: boolean },
): SideKind {
  switch (measure) {
    case 'pageviews':
    case 'events':
      return byEvent || byHour ? 'hit' : 'visit';
    case 'visitors':
    case 'visits':
      if (byEvent || (byHour && isFiltered)) return 'hit';
      return byHour ? 'smear' : 'visit';
    case 'engaged_ms':
    case 'engaged_visits':
    case 'scroll_depths':
    case 'scroll_visits':
      return 'engaged';
    case 'revenue':
    case 'revenue_events':
    case 'revenue_currencies':
    case 'revenue_currency':
      return 'hit';
    case 'page_pageviews':
      return 'exit';
    default:
      return 'visit';
  }
}
