import type { Section } from '../router.ts';
import { formatState, parseState, sharedState } from '../state/dashboard-state.ts';

/** After `g`. */
export const SECTION_KEYS: Record<Section, string> = {
  traffic: 't',
  live: 'l',
  funnels: 'f',
  journeys: 'j',
  retention: 'r',
  performance: 'p',
};

/** After `o`: lists in full. */
export const LIST_KEYS = { s: 'source', p: 'page', c: 'country', b: 'browser', g: 'goal' } as const;

/** What of an address another section of the site takes over. */
export function searchForSection(search: string): string {
  return formatState(sharedState(parseState(search)));
}

/** The address with another period; whatever else it holds stays. */
export function searchWithPeriod(search: string, period: string): string {
  const params = new URLSearchParams(search);
  for (const name of ['from', 'to', 'interval']) params.delete(name);
  params.set('period', period);
  return `?${params.toString().replaceAll('%3A', ':').replaceAll('%2F', '/')}`;
}

/** The address without the filters; whatever else it holds stays. */
export function searchWithoutFilters(search: string): string {
  const params = new URLSearchParams(search);
  for (const name of [...params.keys()]) {
    if (/^(filter|has_done|has_not_done|any\d)$/.test(name)) params.delete(name);
  }
  const text = params.toString().replaceAll('%3A', ':').replaceAll('%2F', '/');
  return text && `?${text}`;
}
