import { type UseMutationResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { changeSettings, getSettings, type SettingsChange, type SiteSettings } from '../api/site-settings.ts';
import type { Site } from '../api/sites.ts';

function settingsKey(site: Site) {
  return ['site-settings', site.site_id];
}

/** What a site is set to. */
export function useSettings(site: Site) {
  return useQuery({
    queryKey: settingsKey(site),
    queryFn: ({ signal }) => getSettings(site.site_id, signal),
  });
}

export type Change = UseMutationResult<SiteSettings, Error, SettingsChange>;

/** Changes a site; what shows its settings shows the new ones. */
export function useChange(site: Site): Change {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change) => changeSettings(site.site_id, change),
    onSuccess: (changed) => client.setQueryData(settingsKey(site), changed),
  });
}

/** A list of a site that is read again whenever something is added or removed. */
export function useList<List>(site: Site, name: string, read: (signal: AbortSignal) => Promise<List>) {
  const client = useQueryClient();
  const queryKey = ['site-list', site.site_id, name];
  const list = useQuery({ queryKey, queryFn: ({ signal }) => read(signal) });
  const change = useMutation({
    mutationFn: (run: () => Promise<unknown>) => run(),
    onSuccess: () => client.invalidateQueries({ queryKey }),
  });
  return { list, change };
}
