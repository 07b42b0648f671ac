import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { call } from '../api/client.ts';
import type { ReadableSite } from '../api/sites.ts';
import { rangesOf } from '../period/date-range.ts';
import type { StatsState } from './questions.ts';

/** The properties that the site offers, or else those of its events in the period, the most used first. */
export function usePropKeys(site: ReadableSite, { period, custom }: StatsState): string[] | undefined {
  return useQuery({
    queryKey: ['prop-keys', site.domain, { period, custom }],
    queryFn: async ({ signal }) => {
      const { span } = rangesOf({ period, custom }, site.timezone, Date.now());
      const query = { site_id: site.domain, ...span };
      return (await call('get', '/api/v2/prop-keys', { query, signal })).keys;
    },
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  }).data;
}
