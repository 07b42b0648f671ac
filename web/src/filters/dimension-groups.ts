import type { Dimension } from '../state/dimension.ts';

/** What a filter may be about, as the list to choose from shows it. */
export const DIMENSION_GROUPS: readonly {
  id: 'behaviour' | 'acquisition' | 'place' | 'device';
  dimensions: readonly Dimension[];
}[] = [
  { id: 'behaviour', dimensions: ['page', 'entry_page', 'exit_page', 'hostname', 'goal', 'name'] },
  {
    id: 'acquisition',
    dimensions: [
      'source',
      'channel',
      'referrer',
      'utm_campaign',
      'utm_source',
      'utm_medium',
      'utm_content',
      'utm_term',
    ],
  },
  { id: 'place', dimensions: ['country', 'region', 'city', 'language'] },
  { id: 'device', dimensions: ['browser', 'browser_version', 'os', 'os_version', 'device', 'screen'] },
];
