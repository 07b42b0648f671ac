import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ApiStep, askFunnel, getFunnels } from '../api/flows.ts';
import { getGoals } from '../api/goals.ts';
import type { ReadableSite, Site } from '../api/sites.ts';
import { askedNow } from '../dashboard/use-stats.ts';
import { apiDimension, isDimension } from '../state/dimension.ts';
import { apiFilters } from '../state/filter.ts';
import type { FunnelState, FunnelStep } from '../state/flow-state.ts';

const BREAKDOWN_ROWS = 20;

/** Where the saved funnels of a site are kept. */
export const funnelsKey = (site: ReadableSite) => ['funnels', site.domain];

/** The saved funnels and the goals of a site, for those who may set it up. */
export function useSavedFunnels(site: ReadableSite | Site) {
  const enabled = 'script_url' in site;
  const funnels = useQuery({
    queryKey: funnelsKey(site),
    queryFn: ({ signal }) => getFunnels(site.domain, signal),
    staleTime: 60_000,
    enabled,
  });
  const goals = useQuery({
    queryKey: ['goals', site.domain],
    queryFn: ({ signal }) => getGoals(site.domain, signal),
    staleTime: 60_000,
    enabled,
  });
  return { funnels: funnels.data, isPending: enabled && funnels.isPending, goals: goals.data ?? [] };
}

/** How far visitors get; asked once there are two steps. */
export function useFunnel(site: ReadableSite, state: FunnelState) {
  const { base, steps, isStrict, windowDays, breakdown } = state;
  const { period, custom, filters } = base;
  return useQuery({
    queryKey: ['funnel', site.domain, { period, custom, filters, steps, isStrict, windowDays, breakdown }],
    queryFn: ({ signal }) => {
      const { range } = askedNow(site, base, false);
      return askFunnel(
        {
          site_id: site.domain,
          date_range: range,
          filters: apiFilters(filters),
          steps: steps.map(apiStep),
          order: isStrict ? 'strict' : 'loose',
          window_days: windowDays,
          ...(breakdown !== null &&
            isDimension(breakdown) && {
              breakdown: apiDimension(breakdown),
              pagination: { limit: BREAKDOWN_ROWS },
            }),
        },
        signal,
      );
    },
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    enabled: steps.length > 1 && steps.every(({ value }) => value !== ''),
  });
}

/** A step as the API takes it. */
export function apiStep({ kind, value }: FunnelStep): ApiStep {
  if (kind === 'goal') return { goal: Number(value) };
  return kind === 'page' ? { page: value } : { event: value };
}

/** A step of the API as the page has it. */
export function stepOf(step: ApiStep): FunnelStep {
  if ('goal' in step) return { kind: 'goal', value: String(step.goal) };
  return 'page' in step ? { kind: 'page', value: step.page } : { kind: 'event', value: step.event };
}
