import type { Dimension } from '../state/dimension.ts';
import type { texts } from '../texts/en.ts';

type Tab = Dimension & keyof typeof texts.tabs;

export interface PanelConfig {
  id: keyof typeof texts.panels;
  tabs: readonly [Tab, ...Tab[]];
}

/** The lists under the chart, in their order on the page. */
export const PANELS: readonly PanelConfig[] = [
  { id: 'pages', tabs: ['page', 'entry_page', 'exit_page'] },
  { id: 'sources', tabs: ['source', 'channel'] },
  { id: 'locations', tabs: ['country'] },
  { id: 'devices', tabs: ['browser', 'os', 'device'] },
];
