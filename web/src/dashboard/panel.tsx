import { lazy, Suspense, useId, useState } from 'react';
import type { ReadableSite } from '../api/sites.ts';
import { Segmented } from '../components/segmented.tsx';
import { TabList } from '../components/tab-list.tsx';
import type { DashboardState } from '../state/dashboard-state.ts';
import type { FilterDimension } from '../state/dimension.ts';
import { withFilter } from '../state/filter.ts';
import { dashboardTexts } from '../texts/dashboard-en.ts';
import { texts } from '../texts/en.ts';
import { CAMPAIGN_DIMENSIONS, dimensionOf, type PanelConfig, type Tab } from './panels.ts';
import { RowSkeletons, ValueList } from './value-list.tsx';

const WorldMap = lazy(async () => ({ default: (await import('../map/world-map.tsx')).WorldMap }));

export interface PanelProps {
  site: ReadableSite;
  state: DashboardState;
  /** All visitors of the period: what the shares are parts of. */
  visitors: number | null;
  onChange: (change: Partial<DashboardState>) => void;
}

/** One card of lists, a tab for each. */
export function Panel({ config, ...props }: PanelProps & { config: PanelConfig }) {
  const [tab, setTab] = useState<Tab>(config.tabs[0]);
  const id = useId();

  return (
    <section
      aria-label={texts.panels[config.id]}
      data-panel={config.id}
      className="flex min-w-0 flex-col rounded-card border border-line bg-surface pb-2 shadow-card"
    >
      <TabList
        id={id}
        tabs={config.tabs}
        tab={tab}
        text={(name) => texts.tabs[name]}
        onTab={setTab}
        className="pt-3"
        tabClassName="font-medium"
      />
      <div
        role="tabpanel"
        id={`${id}-list`}
        aria-labelledby={`${id}-${tab}`}
        className="flex grow flex-col px-2 sm:px-3"
      >
        <TabBody key={tab} tab={tab} {...props} />
      </div>
    </section>
  );
}

function TabBody({ tab, ...props }: PanelProps & { tab: Tab }) {
  const { state, onChange } = props;
  const choose = (dimension: FilterDimension) => (value: string) =>
    onChange({ filters: withFilter(state.filters, dimension, value) });
  if (tab === 'props') return null;
  if (tab === 'campaigns') return <Campaigns {...props} choose={choose} />;
  const dimension = dimensionOf(tab, state.filters);
  if (tab === 'map') {
    return (
      <Suspense fallback={<RowSkeletons />}>
        <WorldMap site={props.site} state={state} onSelect={choose(dimension)} />
      </Suspense>
    );
  }
  return <ValueList key={dimension} {...props} dimension={dimension} onSelect={choose(dimension)} />;
}

function Campaigns({
  choose,
  ...props
}: PanelProps & { choose: (dimension: FilterDimension) => (value: string) => void }) {
  const [dimension, setDimension] = useState<(typeof CAMPAIGN_DIMENSIONS)[number]>('utm_campaign');
  return (
    <>
      <div className="px-1 pb-1">
        <Segmented
          label={dashboardTexts.campaigns.choose}
          names={CAMPAIGN_DIMENSIONS}
          chosen={dimension}
          text={(name) => dashboardTexts.campaigns[name]}
          onChoose={setDimension}
        />
      </div>
      <ValueList key={dimension} {...props} dimension={dimension} rows={8} onSelect={choose(dimension)} />
    </>
  );
}
