import type { Part } from '../api/batch.ts';
import { format } from '../format/format.ts';
import type { Dimension } from '../state/dimension.ts';
import { CAUSES, CONDITIONS, type PerformanceState, VITAL_NAMES } from '../state/performance-state.ts';
import { performanceTexts as texts } from '../texts/performance-en.ts';
import { Card, PartBody } from './card.tsx';
import { ErrorsPanel } from './errors-panel.tsx';
import { Histogram } from './histogram.tsx';
import { OutcomePanel } from './outcome-panel.tsx';
import { PagesPanel } from './pages-panel.tsx';
import { PartsPanel } from './parts-panel.tsx';
import { isOfScripts } from './questions.ts';
import { RatedTable } from './rated-table.tsx';
import { ScriptsPanel } from './scripts-panel.tsx';
import { TabbedCard } from './tabbed-card.tsx';
import { TimingsPanel } from './timings-panel.tsx';
import type { OverviewAnswer, VitalAnswer } from './use-performance.ts';

/** The query API's word for an empty value. */
const NOT_SET = '(not set)';

/** Everything under the chart. While another answer is on its way, what is on screen is drawn as what it is. */
export function Panels(props: {
  state: PerformanceState;
  overview: { answer: OverviewAnswer | undefined; isOld: boolean };
  vital: { answer: VitalAnswer | undefined; isOld: boolean };
  onChange: (change: Partial<PerformanceState>, options?: { replace?: boolean }) => void;
  onFilter: (dimension: Dimension, value: string) => void;
}) {
  const { state, onChange, onFilter } = props;
  const { answer: overview, isOld: isOldOverview } = props.overview;
  const { answer, isOld } = props.vital;
  const drawn = answer?.state ?? state;
  const { vital, percentile } = drawn;
  const rated = { vital, percentile, onFilter };
  const owner = VITAL_NAMES.find((name) => state.cause.startsWith(name)) ?? 'lcp';
  return (
    <div className="grid gap-4 sm:gap-5 lg:grid-cols-2">
      <Histogram part={answer?.parts.histogram} vital={vital} isOld={isOld} />
      <Card title={texts.devices} isOld={isOld}>
        <PartBody part={answer?.parts.devices}>
          {(rows) => <RatedTable rows={rows} dimension="device" withShares {...rated} />}
        </PartBody>
      </Card>
      <PagesPanel
        part={answer?.parts.pages}
        state={drawn}
        isOld={isOld}
        onGroup={(pages) => onChange({ pages }, { replace: true })}
        onFilter={onFilter}
      />
      <div className="flex min-w-0 flex-col gap-4 sm:gap-5">
        <PartsPanel
          part={overview?.parts.parts}
          percentile={overview?.percentile ?? percentile}
          isOld={isOldOverview}
        />
        <TimingsPanel phases={overview?.parts.phases} server={overview?.parts.server} isOld={isOldOverview} />
        <TabbedCard
          title={texts.conditions.title}
          tabs={CONDITIONS}
          tab={state.conditions}
          text={(name) => texts.conditions[name]}
          isOld={isOld}
          onTab={(conditions) => onChange({ conditions }, { replace: true })}
        >
          <PartBody part={answer?.parts[state.conditions]}>
            {(rows) => <RatedTable rows={rows} dimension={state.conditions} withShares {...rated} />}
          </PartBody>
          {state.conditions === 'navigation' && <CachedShare part={overview?.parts.kinds} />}
        </TabbedCard>
      </div>
      <div className="flex min-w-0 flex-col gap-4 sm:gap-5">
        <TabbedCard
          title={texts.causes.title}
          tabs={CAUSES}
          tab={state.cause}
          text={(name) => texts.causes[name]}
          isOld={isOldOverview}
          onTab={(cause) => onChange({ cause }, { replace: true })}
        >
          <PartBody part={overview?.parts[state.cause]}>
            {(rows) => (
              <RatedTable
                // Views that had no such cause are no cause.
                rows={rows.filter(({ keys: [value] }) => value !== NOT_SET)}
                vital={owner}
                percentile={overview?.percentile ?? percentile}
                dimension={state.cause}
                withShares={false}
                onFilter={onFilter}
              />
            )}
          </PartBody>
        </TabbedCard>
        <ScriptsPanel part={overview?.parts.scripts} isOld={isOldOverview} onFilter={onFilter} />
        <OutcomePanel
          part={answer?.parts.outcome}
          conversion={answer?.parts.conversion}
          goals={(overview?.parts.goals.rows ?? []).map(({ keys: [goal = ''] }) => goal)}
          state={drawn}
          isOld={isOld}
          onGoal={(goal) => onChange({ goal }, { replace: true })}
        />
      </div>
      <ErrorsPanel
        part={overview?.parts.errors}
        isWider={state.filters.some(isOfScripts)}
        isOld={isOldOverview}
      />
    </div>
  );
}

/** How many views came from the back/forward cache, of all that were measured. */
function CachedShare({ part }: { part: Part | undefined }) {
  const views = (part?.rows ?? []).map(({ keys: [kind], values }) => ({
    kind,
    n: values.measured_views ?? 0,
  }));
  const all = views.reduce((sum, { n }) => sum + n, 0);
  const cached = views.find(({ kind }) => kind === 'back-forward-cache')?.n ?? 0;
  if (all === 0) return null;
  return (
    <p className="mt-auto pt-3 text-xs text-ink-faint">
      {texts.conditions.cached(format.share(cached / all))}
    </p>
  );
}
