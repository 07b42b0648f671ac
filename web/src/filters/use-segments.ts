import { useQuery } from '@tanstack/react-query';
import { deleteSegment, getSegments, type Segment, saveSegment } from '../api/segments.ts';
import type { ReadableSite, Site } from '../api/sites.ts';
import { useSavedChanges } from '../components/use-saved-changes.ts';
import { filterTexts } from '../texts/filter-en.ts';

/** Where the segments of a site are kept. */
export const segmentsKey = (site: ReadableSite) => ['segments', site.domain];

/** The segments of a site, for those who may set it up; a shared link opens none. */
export function useSegments(site: ReadableSite | Site, enabled: boolean) {
  return useQuery({
    queryKey: segmentsKey(site),
    queryFn: ({ signal }) => getSegments(site.domain, signal),
    staleTime: 60_000,
    enabled: enabled && 'script_url' in site,
  });
}

/** Saves segments and takes them away, which can be undone. `onRemoved` comes also when what asked for it is gone. */
export function useSegmentChanges(site: ReadableSite, onRemoved?: (id: number) => void) {
  return useSavedChanges<Segment>({
    queryKey: segmentsKey(site),
    save: (segment) => saveSegment(site.domain, segment),
    remove: (id) => deleteSegment(site.domain, id),
    removed: filterTexts.segments.removed,
    onRemoved,
  });
}
