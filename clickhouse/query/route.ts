import type { ResolvedQuery } from '../../core/query/query.ts';
import { daysBetween } from '../../core/zoned-time.ts';
import type { Generations } from '../generations.ts';
import { rolledDates } from './compile.ts';

/** How many dates of a question come from where. */
export interface Route {
  /** Sums that were written when the date was sealed. */
  rollup: number;
  /** Sealed sessions. */
  sessions: number;
  /** Sealed sessions and the events that came after. */
  stale: number;
  /** Events; also dates on which there was none. */
  open: number;
}

/** Where a question's dates are read from. */
export function routeOf(query: ResolvedQuery, generations: Generations): Route {
  const { fromDate, toDate } = query.period;
  const dates = daysBetween(fromDate, toDate) + 1;
  const rollup = rolledDates(query, generations).length;
  const { sealed, stale } = generations;
  return {
    rollup,
    sessions: sealed.length - rollup,
    stale: stale.length,
    open: dates - sealed.length - stale.length,
  };
}
