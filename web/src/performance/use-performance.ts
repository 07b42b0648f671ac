import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { askTogether } from '../api/batch.ts';
import { getDeployEffect } from '../api/deploys.ts';
import type { ReadableSite } from '../api/sites.ts';
import { daysIn, rangesOf } from '../period/date-range.ts';
import type { Interval } from '../period/interval.ts';
import type { Span } from '../period/period.ts';
import type { PerformanceState } from '../state/performance-state.ts';
import {
  type Comparison,
  cohortQuestions,
  listQuestions,
  overviewQuestions,
  vitalQuestions,
} from './questions.ts';

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
      const { current, before, span } = rangesOf(state, site.timezone, Date.now());
      const asked = { site: site.domain, state, range: current };
      const comparison: Comparison = before === null ? 'none' : isOneDay(span) ? 'weekday' : 'period';
      return {
        parts: await askTogether(overviewQuestions(asked, comparison), signal),
        percentile,
        comparison,
      };
    },
    ...freshness(rangesOf(state, site.timezone, Date.now())),
  });
}

/** A day is compared with the same weekday: Sundays have other visitors than Mondays. */
function isOneDay(span: Span | null): boolean {
  return span !== null && daysIn(span) === 1;
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
export function useLists(site: ReadableSite, state: PerformanceState, enabled: boolean) {
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
    enabled,
    ...freshness(rangesOf(state, site.timezone, Date.now())),
  });
}
export type ListsAnswer = NonNullable<ReturnType<typeof useLists>['data']>;

/** The parts of the views about the p75; waits for the vitals, and for somebody who wants to see them. */
export function useCohort(site: ReadableSite, state: PerformanceState, overview: OverviewAnswer | undefined) {
  const { period, custom, filters, parts } = state;
  const values = overview?.parts.vitals.rows[0]?.values;
  const p75 = { lcp: values?.lcp_p75 ?? null, inp: values?.inp_p75 ?? null };
  return useQuery({
    queryKey: ['performance', site.domain, { period, custom, filters }, { cohort: p75 }],
    queryFn: ({ signal }) => {
      const { current } = rangesOf(state, site.timezone, Date.now());
      return askTogether(cohortQuestions({ site: site.domain, state, range: current }, p75), signal);
    },
    enabled: parts === 'cohort' && (p75.lcp !== null || p75.inp !== null),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}
export type CohortAnswer = NonNullable<ReturnType<typeof useCohort>['data']>;

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
