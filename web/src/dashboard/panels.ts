import type { FilterDimension } from '../state/dimension.ts';
import { type Filter, isNarrowed } from '../state/filter.ts';
import type { texts } from '../texts/en.ts';

export type Tab = keyof typeof texts.tabs;

export interface PanelConfig {
  id: keyof typeof texts.panels;
  tabs: readonly [Tab, ...Tab[]];
}

/** The cards under the chart, in their order on the page. */
export const PANELS: readonly PanelConfig[] = [
  { id: 'sources', tabs: ['source', 'channel', 'campaigns', 'referrer'] },
  { id: 'pages', tabs: ['page', 'entry_page', 'exit_page', 'hostname'] },
  { id: 'locations', tabs: ['country', 'map', 'region', 'city'] },
  { id: 'devices', tabs: ['browser', 'os', 'device', 'screen', 'language'] },
];

/** What a campaign may be named by. */
export const CAMPAIGN_DIMENSIONS = [
  'utm_campaign',
  'utm_source',
  'utm_medium',
  'utm_content',
  'utm_term',
] as const;

/** What a tab lists. Of one browser or system its versions are listed: of all together they would say nothing. */
export function dimensionOf(
  tab: Exclude<Tab, 'campaigns' | 'props'>,
  filters: Filter[],
): Exclude<FilterDimension, `props:${string}`> {
  if (tab === 'map') return 'country';
  if ((tab === 'browser' || tab === 'os') && isNarrowed(filters, tab)) return `${tab}_version`;
  return tab;
}

/** How many values the lists show: those of a card, and those of goals, of which most sites have a handful. */
export const LIST_ROWS = 9;
export const OUTCOME_ROWS = 6;

/** The lists that are open when a dashboard is. */
export function firstLists(filters: Filter[]): { dimension: FilterDimension; limit: number }[] {
  const lists = PANELS.flatMap(({ tabs: [tab] }) =>
    tab === 'campaigns' || tab === 'props'
      ? []
      : [{ dimension: dimensionOf(tab, filters), limit: LIST_ROWS }],
  );
  return [...lists, { dimension: 'goal', limit: OUTCOME_ROWS }];
}
