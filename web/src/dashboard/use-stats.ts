import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { ask } from '../api/ask.ts';
import { numberOf } from '../api/query.ts';
import { getLiveVisitors, runQuery } from '../api/run-query.ts';
import type { ReadableSite } from '../api/sites.ts';
import { rangesOf } from '../period/date-range.ts';
import type { Interval } from '../period/interval.ts';
import type { FilterDimension } from '../state/dimension.ts';
import type { Measure } from '../state/metric.ts';
import type { ListSort } from './lists.ts';
import { everBody } from './queries.ts';
import {
  askedOf,
  breakdownQuestion,
  type StatsState,
  statsKey,
  timeseriesQuestion,
  totalsQuestion,
} from './questions.ts';
import { searchBody } from './search-body.ts';

const REFRESH_MS = 10_000;
const LIVE_MS = 3_000;

/** How questions of the dashboard are kept: old numbers stay until new ones have come; a hidden tab asks nothing. */
function useFreshness(site: ReadableSite, state: StatsState) {
  const { includesNow } = rangesOf(state, site.timezone, Date.now());
  return {
    placeholderData: keepPreviousData,
    refetchInterval: includesNow ? REFRESH_MS : (false as const),
    staleTime: includesNow ? REFRESH_MS / 2 : 60_000,
  };
}

/** The six numbers, what they are compared with, and the dates they belong to as the server saw them. */
export function useTotals(site: ReadableSite, state: StatsState) {
  const { queryKey, body, read } = totalsQuestion(site.domain, state);
  return useQuery({
    queryKey,
    queryFn: async ({ signal }) => read(await ask(body, signal)),
    ...useFreshness(site, state),
  });
}

/** The six numbers over time, with the interval they are in; waits while it is unknown which to ask for. */
export function useTimeseries(site: ReadableSite, state: StatsState, interval: Interval | 'auto' | null) {
  const { queryKey, body, read } = timeseriesQuestion(site.domain, state, interval ?? 'day');
  return useQuery({
    queryKey,
    queryFn: async ({ signal }) => read(await ask(body, signal)),
    ...useFreshness(site, state),
    enabled: interval !== null,
  });
}

/** The first values of a dimension. */
export function useBreakdown(
  site: ReadableSite,
  state: StatsState,
  list: { dimension: FilterDimension; measures: readonly Measure[]; limit: number },
  enabled = true,
) {
  const { queryKey, body } = breakdownQuestion(site.domain, state, list);
  return useQuery({
    queryKey,
    queryFn: ({ signal }) => ask(body, signal),
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
      queryKey: [...statsKey(site.domain, state, true), 'full', list, page],
      queryFn: ({ signal }: { signal: AbortSignal }) => {
        const part = { ...list, limit: PAGE_ROWS, offset: page * PAGE_ROWS };
        return runQuery(searchBody(askedOf(site.domain, state, true), part), signal);
      },
      staleTime: 60_000,
    })),
  });
}

/** Where the visitors of the last five minutes are kept. */
export const liveKey = (site: string) => ['live', site];

/** Visitors of the last five minutes, every three seconds; after the page's own numbers. */
export function useLiveVisitors(site: ReadableSite, enabled: boolean) {
  return useQuery({
    queryKey: liveKey(site.domain),
    queryFn: ({ signal }) => getLiveVisitors(site.domain, signal),
    refetchInterval: LIVE_MS,
    staleTime: LIVE_MS / 2,
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
