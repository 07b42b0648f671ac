import type { DateRange } from '../period.ts';
import { filteredGoals } from './conversions.ts';
import { ENTRY_EXIT_DIMENSIONS, isBucketDimension, isEventDimension, isTimeDimension } from './dimensions.ts';
import { conditionsOf } from './filters.ts';
import { type MetricScope, scopeOf } from './metrics.ts';
import type { Query } from './query.ts';
import { VIEW_RULES } from './view-conflicts.ts';

/** Why the parts of a query do not go together, as a sentence; undefined when they do. */
export function findConflict(query: Query): string | undefined {
  for (const rule of RULES) {
    const conflict = rule(query);
    if (conflict) return conflict;
  }
  return undefined;
}

const RULES: readonly ((query: Query) => string | undefined)[] = [
  (query) => {
    if (query.dimensions.filter((name) => name === 'time' || isTimeDimension(name)).length < 2)
      return undefined;
    return 'dimensions may hold one time dimension.';
  },
  ({ dimensions, range }) => {
    if (!dimensions.includes('time:minute') || isWithinADay(range)) return undefined;
    return 'The dimension time:minute needs a date_range of at most a day: "day", "24h", "1d", one date, or two instants.';
  },
  (query) => {
    const metric = firstOf(query, 'session');
    const dimension = query.dimensions.find((name) => isEventDimension(name) && name !== 'event:page');
    if (!metric || !dimension) return undefined;
    return `The metric ${metric} belongs to whole sessions and cannot be split by ${dimension}; of the event dimensions it allows event:page only.`;
  },
  (query) => {
    const metric = firstOf(query, 'event');
    const dimension = query.dimensions.find((name) => ENTRY_EXIT_DIMENSIONS.some((one) => one === name));
    if (!metric || !dimension) return undefined;
    return `The metric ${metric} counts events and cannot be split by ${dimension}; that allows visitors, visits, bounce_rate and visit_duration.`;
  },
  ({ metrics, dimensions }) => {
    const other = dimensions.find(
      (name) => name !== 'time' && !isTimeDimension(name) && !isBucketDimension(name),
    );
    if (!metrics.includes('views_per_visit') || !other) return undefined;
    return `The metric views_per_visit cannot be split by ${other}; it allows time dimensions and visit:lcp_bucket, visit:inp_bucket and visit:ttfb_bucket only.`;
  },
  ({ metrics, filters }) => {
    const hasPage = filters.flatMap(conditionsOf).some(({ dimension }) => dimension === 'event:page');
    if (!metrics.includes('views_per_visit') || !hasPage) return undefined;
    return 'The metric views_per_visit cannot be filtered by event:page.';
  },
  (query) => {
    const metric = firstOf(query, 'page');
    if (!metric || query.dimensions.includes('event:page')) return undefined;
    if (query.filters.flatMap(conditionsOf).some(({ dimension }) => dimension === 'event:page'))
      return undefined;
    return `The metric ${metric} needs event:page, as a dimension or in a filter.`;
  },
  (query) => {
    const metric = firstOf(query, 'page');
    if (!metric || !hasGoals(query)) return undefined;
    return `The metric ${metric} tells of pages, whatever was done there, and does not go with event:goal; ["has_done", …] filters visits by their goals.`;
  },
  (query) => {
    const metric = firstOf(query, 'conversion');
    if (!metric || hasGoals(query)) return undefined;
    return `The metric ${metric} needs event:goal, as a dimension or in a filter.`;
  },
  (query) => {
    const metric = firstOf(query, 'exit');
    const [dimension, ...more] = query.dimensions;
    if (!metric || (dimension === 'visit:exit_page' && more.length === 0)) return undefined;
    return `The metric ${metric} needs visit:exit_page as the only dimension.`;
  },
  (query) => {
    const metric = firstOf(query, 'exit');
    const filter = query.filters.flatMap(conditionsOf).find(({ dimension }) => isEventDimension(dimension));
    if (!metric || !filter) return undefined;
    return `The metric ${metric} cannot be filtered by ${filter.dimension}; it allows visit dimensions only.`;
  },
  ...VIEW_RULES,
];

function hasGoals({ dimensions, filters }: Query): boolean {
  return dimensions.includes('event:goal') || filteredGoals(filters).length > 0;
}

function firstOf({ metrics }: Query, scope: MetricScope): string | undefined {
  // views_per_visit has a rule of its own, which says more.
  return metrics.find((name) => scopeOf(name) === scope && name !== 'views_per_visit');
}

/** Days on which clocks are set back have an hour more. */
const LONGEST_DAY_MS = 25 * 3_600_000;

function isWithinADay(range: DateRange): boolean {
  switch (range.kind) {
    case 'day':
    case '24h':
      return true;
    case 'days':
      return range.count === 1;
    case 'dates':
      return range.from === range.to;
    case 'instants':
      return range.to - range.from <= LONGEST_DAY_MS;
    default:
      return false;
  }
}
