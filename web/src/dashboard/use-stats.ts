import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { ask } from '../api/ask.ts';
import { getLiveVisitors, numberOf, runQuery, valuesOf } from '../api/query.ts';
import type { ReadableSite } from '../api/sites.ts';
import { apiCompare } from '../period/compare.ts';
import { rangesOf } from '../period/date-range.ts';
import type { Interval } from '../period/interval.ts';
import type { DashboardState } from '../state/dashboard-state.ts';
import type { FilterDimension } from '../state/dimension.ts';
import { type Measure, metricsFor } from '../state/metric.ts';
import { seriesOf } from './chart-data.ts';
import type { ListSort } from './lists.ts';
import { type Asked, breakdownBody, everBody, timeseriesBody, totalsBody } from './queries.ts';

const REFRESH_MS = 10_000;
const LIVE_MS = 3_000;

/** What questions need of a dashboard's state. */
export type StatsState = Pick<
  DashboardState,
  'period' | 'custom' | 'filters' | 'compare' | 'compareWith' | 'matchWeekday'
>;

/**
 * What a question about the state is, at this moment: it is made when it is sent, not when it is rendered, since `now`
 * moves, and at midnight `today` is another date.
 */
export function askedNow(site: ReadableSite, state: StatsState, withComparison: boolean): Asked {
  const now = Date.now();
  return {
    site: site.domain,
    range: rangesOf(state, site.timezone, now).current,
    filters: state.filters,
    compare: withComparison ? apiCompare(state, site.timezone, now) : undefined,
  };
}

/** How questions of the dashboard are kept: old numbers stay until new ones have come; a hidden tab asks nothing. */
function useFreshness(site: ReadableSite, state: StatsState) {
  const { includesNow } = rangesOf(state, site.timezone, Date.now());
  return {
    placeholderData: keepPreviousData,
    refetchInterval: includesNow ? REFRESH_MS : (false as const),
    staleTime: includesNow ? REFRESH_MS / 2 : 60_000,
  };
}

function keyOf(site: ReadableSite, state: StatsState, withComparison: boolean) {
  const { period, custom, filters, compare, compareWith, matchWeekday } = state;
  const compared = withComparison ? { compare, compareWith, matchWeekday } : {};
  return ['stats', site.domain, { period, custom, filters, ...compared }] as const;
}

/** The six numbers, what they are compared with, and the dates they belong to as the server saw them. */
export function useTotals(site: ReadableSite, state: StatsState) {
  return useQuery({
    queryKey: [...keyOf(site, state, true), 'totals'],
    queryFn: async ({ signal }) => {
      const body = totalsBody(askedNow(site, state, true));
      const answer = await ask(body, signal);
      const [row] = answer.results;
      return {
        values: valuesOf(row, body.metrics),
        before: row?.comparison ? valuesOf(row.comparison, body.metrics) : undefined,
        range: answer.query.date_range,
        comparedRange: answer.query.compare?.date_range,
      };
    },
    ...useFreshness(site, state),
  });
}

/** The six numbers over time, with the interval they were asked in; waits while that is unknown. */
export function useTimeseries(site: ReadableSite, state: StatsState, asked: Interval | null) {
  const interval = asked ?? 'day';
  return useQuery({
    queryKey: [...keyOf(site, state, true), 'timeseries', interval],
    queryFn: async ({ signal }) => {
      const body = timeseriesBody(askedNow(site, state, true), interval);
      return { interval, ...seriesOf(await ask(body, signal), metricsFor(state.filters)) };
    },
    ...useFreshness(site, state),
    enabled: asked !== null,
  });
}

/** The first values of a dimension. */
export function useBreakdown(
  site: ReadableSite,
  state: StatsState,
  list: { dimension: FilterDimension; measures: readonly Measure[]; limit: number },
  enabled = true,
) {
  return useQuery({
    queryKey: [...keyOf(site, state, false), 'breakdown', list],
    queryFn: ({ signal }) => ask(breakdownBody(askedNow(site, state, false), list), signal),
    ...useFreshness(site, state),
    enabled,
  });
}

/** How many rows of a list in full are asked for at once. */
export const PAGE_ROWS = 500;

/** Those pages of all values of a dimension, each by itself: whoever jumps to the end waits for one of them. */
export function useListPages(
  site: ReadableSite,
  state: StatsState,
  list: { dimension: FilterDimension; measures: readonly Measure[]; sort: ListSort; search: string },
  pages: readonly number[],
) {
  return useQueries({
    queries: pages.map((page) => ({
      queryKey: [...keyOf(site, state, true), 'full', list, page],
      queryFn: ({ signal }: { signal: AbortSignal }) => {
        const part = { ...list, limit: PAGE_ROWS, offset: page * PAGE_ROWS };
        return runQuery(breakdownBody(askedNow(site, state, true), part), signal);
      },
      staleTime: 60_000,
    })),
  });
}

/** Visitors of the last five minutes, every three seconds; after the page's own numbers. */
export function useLiveVisitors(site: ReadableSite, enabled: boolean) {
  return useQuery({
    queryKey: ['live', site.domain],
    queryFn: ({ signal }) => getLiveVisitors(site.domain, signal),
    refetchInterval: LIVE_MS,
    enabled,
  });
}

/** Whether the site ever had an event; asks again and again until it has. */
export function useHasEvents(site: ReadableSite, enabled: boolean) {
  return useQuery({
    queryKey: ['ever', site.domain],
    queryFn: async ({ signal }) => {
      const answer = await runQuery(everBody(site.domain), signal);
      return (numberOf(answer.results[0]?.metrics[0]) ?? 0) > 0;
    },
    refetchInterval: ({ state }) => (state.data === false ? LIVE_MS : false),
    enabled,
  });
}
