import { isClockDimension, isEventDimension } from '../../core/query/dimensions.ts';
import { isErrorMetric, isMeasured } from '../../core/query/measured-metrics.ts';
import type { ResolvedQuery } from '../../core/query/query.ts';
import { isEventFilter } from './filter-sql.ts';
import { type Measure, metricSql } from './metrics.ts';

/** How a measure is counted; see the files of that name. */
export type SideKind = 'visit' | 'hit' | 'smear' | 'engaged' | 'exit' | 'measured' | 'errors';

/** Which side answers which measures of a question. */
export type Plan = Map<SideKind, Measure[]>;

/** Takes a question apart. */
export function planSides(query: ResolvedQuery): Plan {
  const byEvent = query.dimensions.some(isEventDimension);
  const byClock = query.dimensions.some(isClockDimension);
  const isFiltered = query.filters.some(isEventFilter);
  const measures = new Set(query.metrics.flatMap((metric) => metricSql(metric).measures));
  // Which pages and minutes there are must not depend on what is asked about them.
  const isOfViews = query.metrics.every(isMeasured);
  if (!isOfViews && (byEvent || query.dimensions.includes('time:minute'))) measures.add('visits');
  // Nor may a date be missing because nobody was engaged on it.
  const isOfEngagement = measures.has('engaged_visits') || measures.has('scroll_visits');
  if (isOfEngagement && query.dimensions.length > 0 && !byClock) measures.add('visits');

  const plan: Plan = new Map();
  for (const measure of measures) {
    const kind = sideOf(measure, { byEvent, byClock, isFiltered });
    plan.set(kind, [...(plan.get(kind) ?? []), measure]);
  }
  return plan;
}

function sideOf(
  measure: Measure,
  { byEvent, byClock, isFiltered }: { byEvent: boolean; byClock: boolean; isFiltered: boolean },
): SideKind {
  if (isMeasured(measure)) return isErrorMetric(measure) ? 'errors' : 'measured';
  switch (measure) {
    case 'pageviews':
    case 'events':
      return byEvent || byClock ? 'hit' : 'visit';
    case 'visitors':
    case 'visits':
      if (byEvent || (byClock && isFiltered)) return 'hit';
      return byClock ? 'smear' : 'visit';
    case 'engaged_ms':
    case 'engaged_visits':
    case 'scroll_depths':
    case 'scroll_visits':
      return 'engaged';
    case 'revenue':
    case 'revenue_events':
    case 'revenue_currencies':
    case 'revenue_currency':
    case 'revenue_unrated':
      return 'hit';
    case 'page_pageviews':
      return 'exit';
    default:
      return 'visit';
  }
}
