import { oneOf, type PeriodState, parsePeriod, searchOf, setPeriod } from './dashboard-state.ts';

export const SITE_SORTS = ['visitors', 'change', 'name'] as const;

/** Everything that decides what the overview of all sites shows; it lives in the URL. */
export interface SitesState extends PeriodState {
  sort: (typeof SITE_SORTS)[number];
  isGrouped: boolean;
  /** Part of a domain. */
  search: string;
  /** Domains that are drawn together. */
  compared: string[];
}

/** As many as a chart can tell apart. */
export const MAX_COMPARED = 6;

/** Reads the query part of a URL; whatever is missing or wrong is the default. */
export function parseSites(search: string): SitesState {
  const params = new URLSearchParams(search);
  return {
    ...parsePeriod(params),
    sort: oneOf(SITE_SORTS, params.get('sort')) ?? 'visitors',
    isGrouped: params.get('group') === 'domain',
    search: params.get('q') ?? '',
    compared: [...new Set(params.getAll('site'))].slice(0, MAX_COMPARED),
  };
}

/** The query part of the URL, with its `?`; empty for the default state. */
export function formatSites(state: SitesState): string {
  const params = new URLSearchParams();
  setPeriod(params, state);
  if (state.sort !== 'visitors') params.set('sort', state.sort);
  if (state.isGrouped) params.set('group', 'domain');
  if (state.search !== '') params.set('q', state.search);
  for (const domain of state.compared) params.append('site', domain);
  return searchOf(params);
}
