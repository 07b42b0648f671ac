import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getLiveVisitors, type QueryBody, runQuery, valuesOf } from '../api/query.ts';
import type { ReadableSite } from '../api/sites.ts';
import { type Ranges, rangesOf } from '../period/date-range.ts';
import type { Interval } from '../period/interval.ts';
import type { DashboardState } from '../state/dashboard-state.ts';
import type { Dimension } from '../state/dimension.ts';
import { seriesOf } from './chart-data.ts';
import { breakdownBody, everBody, timeseriesBody, totalsBody } from './queries.ts';

const REFRESH_MS = 10_000;
const LIVE_MS = 3_000;

/**
 * One query of the dashboard. The body is made when it is sent, not when it is rendered: `now` moves, and at midnight
 * `today` is another date. Old numbers stay until new ones have come; nothing is asked while the tab is hidden.
 */
function useStats<Answer>(
  site: ReadableSite,
  state: DashboardState,
  part: readonly (string | number)[],
  ask: (ranges: Ranges, signal: AbortSignal) => Promise<Answer>,
  enabled = true,
) {
  const { period, custom, filters } = state;
  const ranges = rangesOf(state, site.timezone, Date.now());
  return useQuery({
    queryKey: ['stats', site.domain, { period, custom, filters }, ...part],
    queryFn: ({ signal }) => ask(rangesOf(state, site.timezone, Date.now()), signal),
    placeholderData: keepPreviousData,
    refetchInterval: ranges.includesNow ? REFRESH_MS : false,
    staleTime: ranges.includesNow ? REFRESH_MS / 2 : 60_000,
    enabled,
  });
}

/** The six numbers, and the dates they belong to as the server saw them. */
async function askTotals(body: QueryBody, signal: AbortSignal) {
  const answer = await runQuery(body, signal);
  return { values: valuesOf(answer.results[0], body.metrics), range: answer.query.date_range };
}

/** The six numbers. */
export function useTotals(site: ReadableSite, state: DashboardState) {
  return useStats(site, state, ['totals'], ({ current }, signal) =>
    askTotals(totalsBody(site.domain, state, current), signal),
  );
}

/** The six numbers of the stretch before. */
export function useTotalsBefore(site: ReadableSite, state: DashboardState) {
  const { before } = rangesOf(state, site.timezone, Date.now());
  return useStats(
    site,
    state,
    ['totals-before'],
    (ranges, signal) => askTotals(totalsBody(site.domain, state, ranges.before ?? ranges.current), signal),
    before !== null,
  );
}

/** The six numbers over time, with the interval they were asked in; waits while that is unknown. */
export function useTimeseries(site: ReadableSite, state: DashboardState, asked: Interval | null) {
  const interval = asked ?? 'day';
  return useStats(
    site,
    state,
    ['timeseries', interval],
    async ({ current }, signal) => {
      const body = timeseriesBody(site.domain, state, current, interval);
      return { interval, ...seriesOf(await runQuery(body, signal), body.metrics) };
    },
    asked !== null,
  );
}

/** Visitors by the values of a dimension. */
export function useBreakdown(site: ReadableSite, state: DashboardState, dimension: Dimension, limit: number) {
  return useStats(site, state, ['breakdown', dimension, limit], ({ current }, signal) =>
    runQuery(breakdownBody(site.domain, state, current, { dimension, limit }), signal),
  );
}

/** Visitors of the last five minutes, every three seconds. */
export function useLiveVisitors(site: ReadableSite) {
  return useQuery({
    queryKey: ['live', site.domain],
    queryFn: ({ signal }) => getLiveVisitors(site.domain, signal),
    refetchInterval: LIVE_MS,
  });
}

/** Whether the site ever had an event; asks again and again until it has. */
export function useHasEvents(site: ReadableSite, enabled: boolean) {
  return useQuery({
    queryKey: ['ever', site.domain],
    queryFn: async ({ signal }) => {
      const answer = await runQuery(everBody(site.domain), signal);
      return (answer.results[0]?.metrics[0] ?? 0) > 0;
    },
    refetchInterval: ({ state }) => (state.data === false ? LIVE_MS : false),
    enabled,
  });
}
