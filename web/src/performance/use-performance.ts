import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { askTogether } from '../api/batch.ts';
import { getDeployEffect, getDeploys } from '../api/deploys.ts';
import type { ReadableSite } from '../api/sites.ts';
import { rangesOf } from '../period/date-range.ts';
import type { Interval } from '../period/interval.ts';
import type { PerformanceState } from '../state/performance-state.ts';
import { listQuestions, overviewQuestions, vitalQuestions } from './questions.ts';

/** Percentiles move slowly, and are read longer than counts. */
const REFRESH_MS = 30_000;

function freshness({ includesNow }: { includesNow: boolean }) {
  return {
    placeholderData: keepPreviousData,
    refetchInterval: includesNow ? REFRESH_MS : (false as const),
    staleTime: includesNow ? REFRESH_MS / 2 : 60_000,
  };
}

/** The vitals, where their time goes, and what broke: one request, with the percentile it answers. */
export function useOverview(site: ReadableSite, state: PerformanceState) {
  const { period, custom, filters, percentile } = state;
  return useQuery({
    queryKey: ['performance', site.domain, { period, custom, filters, percentile }],
    queryFn: async ({ signal }) => {
      const { current, before } = rangesOf(state, site.timezone, Date.now());
      const asked = { site: site.domain, state, range: current };
      return { parts: await askTogether(overviewQuestions(asked, before !== null), signal), percentile };
    },
    ...freshness(rangesOf(state, site.timezone, Date.now())),
  });
}

export type OverviewAnswer = NonNullable<ReturnType<typeof useOverview>['data']>;

/** One vital over time, by pages and by conditions: one request, with the state it answers. Waits for an interval. */
export function useVital(site: ReadableSite, state: PerformanceState, interval: Interval | null) {
  const { period, custom, filters, percentile, vital, pages, goal, trend } = state;
  return useQuery({
    queryKey: [
      'performance',
      site.domain,
      { period, custom, filters, percentile },
      { vital, pages, goal, trend, interval },
    ],
    queryFn: async ({ signal }) => {
      const { current } = rangesOf(state, site.timezone, Date.now());
      const asked = { site: site.domain, state, range: current };
      const parts = await askTogether(vitalQuestions(asked, interval ?? 'day'), signal);
      return { parts, state, interval: interval ?? 'day' };
    },
    enabled: interval !== null,
    ...freshness(rangesOf(state, site.timezone, Date.now())),
  });
}
export type VitalAnswer = NonNullable<ReturnType<typeof useVital>['data']>;

/** The lists under the open tabs: one request, with the state it answers. */
export function useLists(site: ReadableSite, state: PerformanceState) {
  const { period, custom, filters, percentile, vital, cause, conditions } = state;
  return useQuery({
    queryKey: [
      'performance',
      site.domain,
      { period, custom, filters, percentile },
      { vital, cause, conditions },
    ],
    queryFn: async ({ signal }) => {
      const { current } = rangesOf(state, site.timezone, Date.now());
      const asked = { site: site.domain, state, range: current };
      return { parts: await askTogether(listQuestions(asked), signal), state };
    },
    ...freshness(rangesOf(state, site.timezone, Date.now())),
  });
}
export type ListsAnswer = NonNullable<ReturnType<typeof useLists>['data']>;

/** What became of the vitals with a deploy; waits for one. */
export function useDeployEffect(site: ReadableSite, deploy: string | undefined) {
  return useQuery({
    queryKey: ['deploys', site.domain, deploy],
    queryFn: ({ signal }) => getDeployEffect(site.domain, deploy ?? '', signal),
    enabled: deploy !== undefined,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}

/** What went on line when. */
export function useDeploys(site: ReadableSite) {
  return useQuery({
    queryKey: ['deploys', site.domain],
    queryFn: ({ signal }) => getDeploys(site.domain, signal),
    staleTime: 60_000,
  });
}
