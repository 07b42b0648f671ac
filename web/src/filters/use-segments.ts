import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { deleteSegment, getSegments, type Segment, saveSegment } from '../api/segments.ts';
import type { ReadableSite, Site } from '../api/sites.ts';
import { useToast } from '../components/toasts.tsx';
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
  const client = useQueryClient();
  const toast = useToast();
  const settle = () => client.invalidateQueries({ queryKey: segmentsKey(site) });
  const say = (error: Error) => toast.show(error.message);
  const save = useMutation({
    mutationFn: (segment: Omit<Segment, 'id'> & { id?: number }) => saveSegment(site.domain, segment),
    onError: say,
    onSettled: settle,
  });
  const remove = useMutation({
    mutationFn: ({ id }: Segment) => deleteSegment(site.domain, id),
    onSuccess: (_, { id, ...segment }) => {
      onRemoved?.(id);
      toast.show(filterTexts.segments.removed(segment.name), () => save.mutate(segment));
    },
    onError: say,
    onSettled: settle,
  });
  return { save, remove };
}
