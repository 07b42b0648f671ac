import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { runQuery } from '../api/run-query.ts';
import type { ReadableSite } from '../api/sites.ts';
import { askedOf, type StatsState } from '../dashboard/questions.ts';
import { searchBody } from '../dashboard/search-body.ts';
import { valueLabel } from '../format/value-label.ts';
import type { FilterDimension } from '../state/dimension.ts';

const SHOWN = 12;
/** Values that are not called what they are stored as: all are fetched, and looked through by what they are called. */
const BY_LABEL: readonly FilterDimension[] = ['country', 'language', 'goal'];

/** Values of a dimension in the period, most visitors first, that contain what is typed. */
export function useSuggestions(
  site: ReadableSite,
  state: StatsState,
  asked: { dimension: FilterDimension; search: string; enabled: boolean },
): string[] {
  const { dimension, search, enabled } = asked;
  const isByLabel = BY_LABEL.includes(dimension);
  const list = {
    dimension,
    measures: ['visitors'] as const,
    limit: isByLabel ? 300 : SHOWN,
    search: isByLabel ? '' : search,
  };
  const { period, custom } = state;
  const query = useQuery({
    queryKey: ['suggestions', site.domain, { period, custom }, list],
    queryFn: ({ signal }) =>
      // Whatever else is filtered: what is chosen here replaces it.
      runQuery(searchBody(askedOf(site.domain, { ...state, filters: [] }, false), list), signal),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    enabled,
  });
  const values = (query.data?.results ?? []).map(({ dimensions: [value = ''] }) => value);
  const wanted = search.toLowerCase();
  return values
    .filter((value) => value !== '')
    .filter((value) => !isByLabel || valueLabel(dimension, value).toLowerCase().includes(wanted))
    .slice(0, SHOWN);
}
