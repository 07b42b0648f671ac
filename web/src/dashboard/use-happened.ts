import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { getAnnotations } from '../api/annotations.ts';
import { getDeploys } from '../api/deploys.ts';
import type { ReadableSite, Site } from '../api/sites.ts';
import type { Happened } from '../chart/marks.ts';

/** Where the notes of a site are kept. */
export const annotationsKey = (site: ReadableSite) => ['annotations', site.domain];

/** Where the releases of a site are kept. */
export const deploysKey = (site: ReadableSite) => ['deploys', site.domain];

/** Releases of a site, and its notes, which are for those who may set it up; asked after the numbers, which do not wait for them. */
export function useHappened(site: ReadableSite | Site, enabled: boolean) {
  const deploys = useQuery({
    queryKey: deploysKey(site),
    queryFn: ({ signal }) => getDeploys(site.domain, signal),
    staleTime: 60_000,
    enabled,
  });
  const annotations = useQuery({
    queryKey: annotationsKey(site),
    queryFn: ({ signal }) => getAnnotations(site.domain, signal),
    staleTime: 60_000,
    enabled: enabled && 'script_url' in site,
  });
  const all = useMemo(
    (): Happened[] => [
      ...(deploys.data ?? []).map(({ id, at, version, description }) => ({
        kind: 'release' as const,
        id,
        at,
        text: [version, description].filter(Boolean).join(' · '),
      })),
      ...(annotations.data ?? []).map(({ id, date, text }) => ({
        kind: 'note' as const,
        id,
        at: date,
        text,
      })),
    ],
    [deploys.data, annotations.data],
  );
  return { all, deploys: deploys.data, annotations: annotations.data };
}
