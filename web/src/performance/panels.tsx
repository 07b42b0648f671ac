import { Fragment } from 'react';
import type { Part } from '../api/batch.ts';
import type { Deploy, DeployEffect } from '../api/deploys.ts';
import { format } from '../format/format.ts';
import { measureFormat } from '../format/measure.ts';
import type { Dimension } from '../state/dimension.ts';
import { CAUSES, CONDITIONS, type PerformanceState, VITAL_NAMES } from '../state/performance-state.ts';
import { performanceTexts as texts } from '../texts/performance-en.ts';
import { Card, PartBody } from './card.tsx';
import { ErrorsPanel } from './errors-panel.tsx';
import { ForeignPanel } from './foreign-panel.tsx';
import { Histogram } from './histogram.tsx';
import { OutcomePanel } from './outcome-panel.tsx';
import { PagesPanel } from './pages-panel.tsx';
import { PartsPanel } from './parts-panel.tsx';
import { QualityPanel } from './quality-panel.tsx';
import { isOfScripts } from './questions.ts';
import { RatedTable } from './rated-table.tsx';
import { ReleasesPanel } from './releases-panel.tsx';
import { ScriptsPanel } from './scripts-panel.tsx';
import { SlowestPanel } from './slowest-panel.tsx';
import { TabbedCard } from './tabbed-card.tsx';
import { TimingsPanel } from './timings-panel.tsx';
import type { CohortAnswer, ListsAnswer, OverviewAnswer, VitalAnswer } from './use-performance.ts';

/** The query API's word for an empty value. */
const NOT_SET = '(not set)';

/** Everything under the chart. While another answer is on its way, what is on screen is drawn as what it is. */
export function Panels(props: {
  state: PerformanceState;
  overview: { answer: OverviewAnswer | undefined; isOld: boolean };
  vital: { answer: VitalAnswer | undefined; isOld: boolean };
  /** undefined: not there yet, or not asked for. */
  cohort: CohortAnswer | undefined;
  lists: { answer: ListsAnswer | undefined; isOld: boolean };
  /** undefined: not for this reader. */
  releases:
    | {
        deploys: Deploy[];
        chosen: string | undefined;
        effect: DeployEffect | undefined;
        isOld: boolean;
      }
    | undefined;
  onChange: (change: Partial<PerformanceState>, options?: { replace?: boolean }) => void;
  onFilter: (dimension: Dimension, value: string) => void;
}) {
  const { state, onChange, onFilter } = props;
  const { answer: overview, isOld: isOldOverview } = props.overview;
  const { answer, isOld } = props.vital;
  const lists = props.lists.answer;
  const listed = lists?.state ?? state;
  const drawn = answer?.state ?? state;
  const { vital, percentile } = drawn;
  const rated = { vital, percentile, onFilter };
  const owner = VITAL_NAMES.find((name) => listed.cause.startsWith(name)) ?? 'lcp';
  const shift = overview?.parts.parts.rows[0]?.values;
  return (
    <div className="grid gap-4 sm:gap-5 lg:grid-cols-2">
      <Card title={texts.devices} isOld={isOld}>
        <PartBody part={answer?.parts.devices}>
          {(rows) => <RatedTable rows={rows} dimension="device" withShares {...rated} />}
        </PartBody>
      </Card>
      <Histogram
        part={answer?.parts.histogram}
        vital={vital}
        drawnAs={state.histogramAs}
        isOld={isOld}
        onDraw={(histogramAs) => onChange({ histogramAs }, { replace: true })}
        onFilter={onFilter}
      />
      <PagesPanel
        part={answer?.parts.pages}
        state={drawn}
        isOld={isOld}
        least={state.least}
        showsAll={state.allPages}
        onAll={(allPages) => onChange({ allPages }, { replace: true })}
        onLeast={(least) => onChange({ least }, { replace: true })}
        onGroup={(pages) => onChange({ pages }, { replace: true })}
        onFilter={onFilter}
      />
      <div className="flex min-w-0 flex-col gap-4 sm:gap-5">
        <PartsPanel
          part={overview?.parts.parts}
          cohort={props.cohort}
          of={state.parts}
          onOf={(parts) => onChange({ parts }, { replace: true })}
          percentile={overview?.percentile ?? percentile}
          isOld={isOldOverview}
        />
        <TimingsPanel
          phases={overview?.parts.phases}
          server={overview?.parts.server}
          percentile={overview?.percentile ?? percentile}
          isOld={isOldOverview}
        />
        <TabbedCard
          title={texts.conditions.title}
          tabs={CONDITIONS}
          tab={state.conditions}
          text={(name) => texts.conditions[name]}
          isOld={props.lists.isOld}
          onTab={(conditions) => onChange({ conditions }, { replace: true })}
        >
          <PartBody part={listed.conditions === state.conditions ? lists?.parts.conditions : undefined}>
            {(rows) => (
              <RatedTable
                rows={rows}
                vital={listed.vital}
                percentile={listed.percentile}
                dimension={listed.conditions}
                withShares
                onFilter={onFilter}
              />
            )}
          </PartBody>
          {state.conditions === 'navigation' && (
            <CachedShare part={overview?.parts.kinds} reasons={overview?.parts.reasons} />
          )}
        </TabbedCard>
      </div>
      <div className="flex min-w-0 flex-col gap-4 sm:gap-5">
        <TabbedCard
          title={texts.causes.title}
          tabs={CAUSES}
          tab={state.cause}
          text={(name) => texts.causes[name]}
          isOld={props.lists.isOld}
          onTab={(cause) => onChange({ cause }, { replace: true })}
        >
          <PartBody part={listed.cause === state.cause ? lists?.parts.cause : undefined}>
            {(rows) => (
              <RatedTable
                // Views that had no such cause are no cause.
                rows={rows.filter(({ keys: [value] }) => value !== NOT_SET)}
                vital={owner}
                percentile={listed.percentile}
                dimension={listed.cause}
                withShares={false}
                onFilter={onFilter}
              />
            )}
          </PartBody>
          {owner === 'cls' && shift && (shift.cls_shift_samples ?? 0) > 0 && (
            <p className="mt-auto pt-3 text-xs text-ink-faint">
              {texts.causes.shifted(
                `${measureFormat.vital('cls', shift[`cls_shift_${overview?.percentile}`])} ${overview?.percentile}`,
                measureFormat.time(shift[`cls_at_${overview?.percentile}`]),
              )}
            </p>
          )}
        </TabbedCard>
        <ScriptsPanel
          hosts={overview?.parts.scripts}
          functions={overview?.parts.functions}
          state={state}
          isOld={isOldOverview}
          onGroup={(scripts) => onChange({ scripts }, { replace: true })}
          onFilter={onFilter}
        />
        <OutcomePanel
          part={answer?.parts.outcome}
          conversion={answer?.parts.conversion}
          goals={(overview?.parts.goals.rows ?? []).map(({ keys: [goal = ''] }) => goal)}
          state={drawn}
          isOld={isOld}
          onGoal={(goal) => onChange({ goal }, { replace: true })}
        />
      </div>
      <ForeignPanel
        part={overview?.parts.foreign}
        scripts={overview?.parts.scripts}
        views={overview?.parts.vitals.rows[0]?.values.measured_views ?? 0}
        isOld={isOldOverview}
      />
      {props.releases && (
        <ReleasesPanel
          {...props.releases}
          state={state}
          onDeploy={(deploy) => onChange({ deploy }, { replace: true })}
        />
      )}
      <SlowestPanel part={answer?.parts.slowest} state={drawn} isOld={isOld} onFilter={onFilter} />
      <ErrorsPanel
        part={overview?.parts.errors}
        isWider={state.filters.some(isOfScripts)}
        isOld={isOldOverview}
        opened={state.error}
        onOpen={(error) => onChange({ error }, { replace: true })}
      />
      <QualityPanel pageviews={overview?.parts.coverage} told={overview?.parts.told} isOld={isOldOverview} />
    </div>
  );
}

/** How many views came from the back/forward cache, of all that were measured, and why others did not. */
function CachedShare({ part, reasons }: { part: Part | undefined; reasons: Part | undefined }) {
  const views = (part?.rows ?? []).map(({ keys: [kind], values }) => ({
    kind,
    n: values.measured_views ?? 0,
  }));
  const all = views.reduce((sum, { n }) => sum + n, 0);
  const cached = views.find(({ kind }) => kind === 'back-forward-cache')?.n ?? 0;
  if (all === 0) return null;
  return (
    <div className="mt-auto pt-3 text-xs text-ink-faint">
      <p>{texts.conditions.cached(format.share(cached / all))}</p>
      {reasons && reasons.rows.length > 0 && (
        <dl className="mt-2 grid grid-cols-[1fr_auto] gap-x-4 gap-y-1 border-t border-line pt-2">
          <dt className="font-medium">{texts.conditions.missed}</dt>
          <dd className="text-right font-medium">{texts.columns.views}</dd>
          {reasons.rows.map(({ keys: [reason], values }) => (
            <Fragment key={reason}>
              <dt className="font-mono wrap-anywhere">{reason}</dt>
              <dd className="text-right tabular-nums">{format.listed(values.measured_views ?? 0)}</dd>
            </Fragment>
          ))}
        </dl>
      )}
    </div>
  );
}
