import { type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { ApiError } from '../api/client.ts';
import { getSites, type Site } from '../api/sites.ts';
import { markMember } from '../auth/member-mark.ts';
import { loadView } from '../first-view/load-view.ts';

/** The API says of a site by these that it is none of the reader's, or closed to her as she is signed in. */
const NOT_HERS = ['site_not_found', 'two_factor_needed', 'sso_needed', 'missing_role'];

/** All sites of the reader. */
export const sitesQuery = queryOptions({
  queryKey: ['sites'],
  queryFn: async ({ signal }) => {
    const sites = await getSites(signal);
    markMember(true);
    return sites;
  },
  staleTime: 60_000,
});

/** All sites of the reader; menus ask when they are opened. */
export function useSites() {
  return useQuery(sitesQuery);
}

/** One site of the reader, by its domain; null when it is none of hers. */
export function useSite(domain: string) {
  const client = useQueryClient();
  const find = (sites: Site[] | undefined) => sites?.find((site) => site.domain === domain);
  return useQuery({
    // Under that of the list, so that whoever changes sites renews both.
    queryKey: ['sites', 'one', domain],
    queryFn: async () => {
      const view = await firstView(client);
      if (view !== undefined) return view?.domain === domain ? view : null;
      return find(await client.fetchQuery(sitesQuery)) ?? null;
    },
    staleTime: 60_000,
    initialData: () => find(client.getQueryData(sitesQuery.queryKey)),
    initialDataUpdatedAt: () => client.getQueryState(sitesQuery.queryKey)?.dataUpdatedAt,
  });
}

/** The site that comes with all its dashboard shows, while no site is known; undefined on other pages, null when it is not hers. */
async function firstView(client: QueryClient): Promise<Site | null | undefined> {
  if (client.getQueriesData({ queryKey: ['sites'] }).some(([, data]) => data)) return undefined;
  try {
    const site = await loadView(client, window.location);
    if (site === null) return undefined;
    markMember(true);
    return site as Site;
  } catch (error) {
    if (error instanceof ApiError && NOT_HERS.includes(error.code)) return null;
    throw error;
  }
}
