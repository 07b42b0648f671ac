import { useId, useState } from 'react';
import { TabList } from '../components/tab-list.tsx';
import { isNarrowed, withFilter } from '../state/filter.ts';
import { dashboardTexts } from '../texts/dashboard-en.ts';
import { texts } from '../texts/en.ts';
import type { PanelProps } from './panel.tsx';
import { OUTCOME_ROWS } from './panels.ts';
import { usePropKeys } from './use-prop-keys.ts';
import { RowSkeletons, ValueList } from './value-list.tsx';

const TABS = ['goal', 'props'] as const;

/** What visitors did: goals met, and the properties of events. Both across the whole width, for they have more numbers. */
export function OutcomesPanel(props: PanelProps) {
  const [tab, setTab] = useState<(typeof TABS)[number]>('goal');
  const id = useId();
  const { state, onChange } = props;
  return (
    <section
      aria-label={texts.panels.outcomes}
      data-panel="outcomes"
      className="flex min-w-0 flex-col rounded-card border border-line bg-surface pb-2 shadow-card md:col-span-2 3xl:col-span-4"
    >
      <TabList
        id={id}
        tabs={TABS}
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
        {tab === 'goal' ? (
          <ValueList
            {...props}
            dimension="goal"
            rows={OUTCOME_ROWS}
            onSelect={(value) => onChange({ filters: withFilter(state.filters, 'goal', value) })}
          />
        ) : (
          <Properties {...props} />
        )}
      </div>
    </section>
  );
}

/** The values of one property, of the events that the filters leave: of one goal, when one is chosen. */
function Properties(props: PanelProps) {
  const { site, state, onChange } = props;
  const [chosen, setChosen] = useState<string | null>(null);
  const keys = usePropKeys(site, state);
  if (!keys) return <RowSkeletons rows={OUTCOME_ROWS} />;
  const key = chosen !== null && keys.includes(chosen) ? chosen : keys[0];
  if (key === undefined) {
    return (
      <p className="grid grow place-content-center py-12 text-ink-faint md:min-h-84">
        {dashboardTexts.props.none}
      </p>
    );
  }
  const dimension = `props:${key}` as const;
  return (
    <>
      <label className="flex items-center gap-2 px-2 pb-1 text-xs text-ink-faint">
        {dashboardTexts.props.choose}
        <select
          value={key}
          onChange={(event) => setChosen(event.target.value)}
          className="h-8 max-w-60 rounded-lg border border-line-strong bg-surface px-2 text-ink"
        >
          {keys.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
        {isNarrowed(state.filters, 'goal') && (
          <span className="truncate">
            {state.filters.find((one) => one.dimension === 'goal')?.values.join(', ')}
          </span>
        )}
      </label>
      <ValueList
        key={key}
        {...props}
        dimension={dimension}
        rows={OUTCOME_ROWS}
        onSelect={(value) => onChange({ filters: withFilter(state.filters, dimension, value) })}
      />
    </>
  );
}
