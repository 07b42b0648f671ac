import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { request } from '../api/client.ts';
import type { ReadableSite } from '../api/sites.ts';
import { rangesOf } from '../period/date-range.ts';
import type { StatsState } from './use-stats.ts';

/** The properties that the site offers, or else those of its events in the period, the most used first. */
export function usePropKeys(site: ReadableSite, { period, custom }: StatsState): string[] | undefined {
  return useQuery({
    queryKey: ['prop-keys', site.domain, { period, custom }],
    queryFn: async ({ signal }) => {
      const { span } = rangesOf({ period, custom }, site.timezone, Date.now());
      const params = new URLSearchParams({ site_id: site.domain, ...span });
      return (await request<{ keys: string[] }>(`/api/v2/prop-keys?${params}`, { signal })).keys;
    },
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  }).data;
}
