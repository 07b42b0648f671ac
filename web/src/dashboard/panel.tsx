import { useId, useState } from 'react';
import type { ReadableSite } from '../api/sites.ts';
import { ErrorNotice } from '../components/notice.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { TabList } from '../components/tab-list.tsx';
import type { DashboardState } from '../state/dashboard-state.ts';
import type { Dimension } from '../state/dimension.ts';
import { withFilter } from '../state/filter.ts';
import { texts } from '../texts/en.ts';
import { PanelRow } from './panel-row.tsx';
import type { PanelConfig } from './panels.ts';
import { useBreakdown } from './use-stats.ts';

const ROWS = 9;
const ALL_ROWS = 100;

interface PanelProps {
  site: ReadableSite;
  state: DashboardState;
  /** All visitors of the period: what the shares are parts of. */
  visitors: number | null;
  onChange: (change: Partial<DashboardState>) => void;
}

/** One card of lists, a tab for each. */
export function Panel({ config, ...props }: PanelProps & { config: PanelConfig }) {
  const [tab, setTab] = useState(config.tabs[0]);
  const id = useId();

  return (
    <section
      aria-label={texts.panels[config.id]}
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
      >
        <span className="ml-auto self-center text-xs text-ink-faint max-[22.4rem]:hidden lg:mr-13 3xl:mr-0">
          {texts.metrics.visitors}
        </span>
      </TabList>
      <div
        role="tabpanel"
        id={`${id}-list`}
        aria-labelledby={`${id}-${tab}`}
        className="flex grow flex-col px-2 sm:px-3"
      >
        <Breakdown key={tab} dimension={tab} {...props} />
      </div>
    </section>
  );
}

function Breakdown({ dimension, site, state, visitors, onChange }: PanelProps & { dimension: Dimension }) {
  const [showsAll, setShowsAll] = useState(false);
  // One more than is shown tells whether there is more.
  const query = useBreakdown(site, state, dimension, showsAll ? ALL_ROWS : ROWS + 1);
  if (!query.data) {
    if (query.error) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
    return <RowSkeletons />;
  }

  const found = query.data.results.filter((row) => (row.metrics[0] ?? 0) > 0);
  const rows = showsAll ? found : found.slice(0, ROWS);
  if (rows.length === 0) {
    return (
      <p className="grid grow place-content-center py-12 md:min-h-84 text-ink-faint">{texts.panel.empty}</p>
    );
  }
  const most = Math.max(...rows.map((row) => row.metrics[0] ?? 0));
  return (
    <>
      <ol
        className={`flex flex-col gap-0.5 transition-opacity ${query.isPlaceholderData ? 'opacity-50' : ''} ${showsAll ? 'max-h-96 overflow-y-auto' : 'md:min-h-76'}`}
      >
        {rows.map((row) => (
          <PanelRow
            key={row.dimensions[0]}
            dimension={dimension}
            value={row.dimensions[0] ?? ''}
            visitors={row.metrics[0] ?? 0}
            most={most}
            all={visitors}
            onSelect={(value) => onChange({ filters: withFilter(state.filters, dimension, value) })}
          />
        ))}
      </ol>
      {/* Its place is kept when there is no more: panels must not move when numbers arrive. */}
      <div className="grid min-h-7 place-content-center pt-1">
        {(showsAll || found.length > ROWS) && (
          <button
            type="button"
            onClick={() => setShowsAll(!showsAll)}
            className="rounded-md px-2 py-1 text-xs font-medium text-ink-faint hover:text-ink"
          >
            {showsAll ? texts.panel.less : texts.panel.more}
          </button>
        )}
      </div>
    </>
  );
}

/** As high as the list that will stand here. */
function RowSkeletons() {
  return (
    <div className="flex min-h-84 flex-col gap-0.5" role="status" aria-label={texts.loading}>
      {SKELETON_WIDTHS.map((width) => (
        <Skeleton key={width} className={`h-8 ${width}`} />
      ))}
    </div>
  );
}

const SKELETON_WIDTHS = ['w-11/12', 'w-8/12', 'w-7/12', 'w-5/12', 'w-4/12', 'w-3/12', 'w-2/12'];
