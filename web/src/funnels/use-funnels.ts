import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { askFunnel, deleteFunnel, getFunnels, type SavedFunnel, saveFunnel } from '../api/flows.ts';
import { getGoals } from '../api/goals.ts';
import type { ReadableSite, Site } from '../api/sites.ts';
import { useSavedChanges } from '../components/use-saved-changes.ts';
import { askedOf } from '../dashboard/questions.ts';
import { apiDimension, isDimension } from '../state/dimension.ts';
import { apiFilters } from '../state/filter.ts';
import type { FunnelState } from '../state/flow-state.ts';
import { flowTexts } from '../texts/flows-en.ts';
import { apiShape } from './funnel-shape.ts';

const BREAKDOWN_ROWS = 20;

/** Where the saved funnels of a site are kept. */
const funnelsKey = (site: ReadableSite) => ['funnels', site.domain];

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
  return {
    funnels: funnels.data,
    error: funnels.error,
    isPending: enabled && funnels.isPending,
    goals: goals.data ?? [],
  };
}

/** Saves funnels and takes them away, which can be undone. */
export function useFunnelChanges(site: ReadableSite) {
  return useSavedChanges<SavedFunnel>({
    queryKey: funnelsKey(site),
    save: (funnel) => saveFunnel(site.domain, funnel),
    remove: (id) => deleteFunnel(site.domain, id),
    removed: flowTexts.funnels.deleted,
  });
}

/** How far visitors get; asked once there are two steps. */
export function useFunnel(site: ReadableSite, state: FunnelState) {
  const { base, steps, isStrict, windowDays, breakdown } = state;
  const { period, custom, filters } = base;
  return useQuery({
    queryKey: ['funnel', site.domain, { period, custom, filters, steps, isStrict, windowDays, breakdown }],
    queryFn: ({ signal }) => {
      const { range } = askedOf(site.domain, base, false);
      return askFunnel(
        {
          site_id: site.domain,
          date_range: range,
          filters: apiFilters(filters),
          ...apiShape(state),
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
