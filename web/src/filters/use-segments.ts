import { useQuery } from '@tanstack/react-query';
import { getSegments } from '../api/segments.ts';
import type { ReadableSite, Site } from '../api/sites.ts';

/** Where the segments of a site are kept. */
export const segmentsKey = (site: ReadableSite) => ['segments', site.domain];

/** The segments of a site, for those who may set it up; a shared link opens none. */
export function useSegments(site: ReadableSite | Site, enabled: boolean) {
  return useQuery({
    queryKey: segmentsKey(site),
    queryFn: ({ signal }) => getSegments(site.domain, signal),
    staleTime: 60_000,
    enabled: enabled && 'script_url' in site,
  }).data;
}
