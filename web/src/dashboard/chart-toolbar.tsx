import { lazy, Suspense, useState } from 'react';
import type { Annotation } from '../api/annotations.ts';
import type { ReadableSite, Site } from '../api/sites.ts';
import { BarsIcon, LineIcon, TableIcon } from '../components/icons.tsx';
import { Segmented } from '../components/segmented.tsx';
import { useShortcuts } from '../components/use-shortcuts.ts';
import { timeFormat } from '../format/time-label.ts';
import { type Interval, intervalsFor } from '../period/interval.ts';
import type { Span } from '../period/period.ts';
import type { DashboardState } from '../state/dashboard-state.ts';
import { mayOnSite } from '../team/may.ts';
import { dashboardTexts } from '../texts/dashboard-en.ts';
import { texts } from '../texts/en.ts';

const Contributions = lazy(async () => ({
  default: (await import('../explain/contributions.tsx')).Contributions,
}));
const AnnotationsDialog = lazy(async () => ({
  default: (await import('../annotations/annotations-dialog.tsx')).AnnotationsDialog,
}));

/** What stands above the chart: its steps and shape, what moved the number, notes, and the table instead. */
export function ChartToolbar(props: {
  site: ReadableSite | Site;
  state: DashboardState;
  span: Span | null;
  interval: Interval | null;
  comparedRange: [string, string] | undefined;
  asTable: boolean;
  /** undefined: the reader may not know of them. */
  annotations: Annotation[] | undefined;
  onTable: (asTable: boolean) => void;
  onChange: (change: Partial<DashboardState>, options?: { replace?: boolean }) => void;
}) {
  const { site, state, span, interval, asTable, comparedRange, annotations = [] } = props;
  const isEditor = mayOnSite(site, 'edit_site');
  const hasNotes = isEditor || annotations.length > 0;
  const [open, setOpen] = useState<'contributions' | 'annotations' | null>(null);
  useShortcuts({
    n: () => hasNotes && setOpen('annotations'),
    b: () => props.onChange({ shape: state.shape === 'bars' ? 'line' : 'bars' }, { replace: true }),
  });
  const choices = span ? intervalsFor(span).choices : [];
  const quiet =
    'rounded-md px-2 py-1 text-xs font-medium text-ink-faint transition-colors hover:bg-hover hover:text-ink';
  return (
    <div className="flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1 px-4 pt-3 sm:px-5">
      <Segmented
        label={texts.interval.choose}
        names={choices.length > 1 ? choices : []}
        chosen={interval}
        text={(name) => texts.intervals[name]}
        onChoose={(chosen) => props.onChange({ interval: chosen })}
      />
      {comparedRange && (
        <p className="flex items-center gap-2 text-xs text-ink-faint max-sm:hidden">
          <span aria-hidden="true" className="w-4 border-t-2 border-dotted border-ink-faint" />
          {timeFormat.span(comparedRange[0].slice(0, 10), comparedRange[1].slice(0, 10))}
        </p>
      )}
      <div className="ml-auto flex items-center gap-0.5">
        {state.compare !== 'off' && (
          <button
            type="button"
            disabled={!comparedRange}
            className={quiet}
            onClick={() => setOpen('contributions')}
          >
            {dashboardTexts.explain.open}
          </button>
        )}
        {hasNotes && (
          <button
            type="button"
            className={quiet}
            aria-keyshortcuts="n"
            onClick={() => setOpen('annotations')}
          >
            {dashboardTexts.annotations.open}
            {annotations.length > 0 && <span className="ml-1 tabular-nums">{annotations.length}</span>}
          </button>
        )}
        <button
          type="button"
          aria-pressed={state.shape === 'bars'}
          aria-label={texts.chart.bars}
          title={state.shape === 'bars' ? texts.chart.line : texts.chart.bars}
          onClick={() =>
            props.onChange({ shape: state.shape === 'bars' ? 'line' : 'bars' }, { replace: true })
          }
          className={`${quiet} p-1.5`}
        >
          {state.shape === 'bars' ? <LineIcon /> : <BarsIcon />}
        </button>
        <button
          type="button"
          aria-pressed={asTable}
          onClick={() => props.onTable(!asTable)}
          title={asTable ? texts.chart.showChart : texts.chart.showTable}
          aria-label={texts.chart.showTable}
          className={`${quiet} p-1.5`}
        >
          {asTable ? <LineIcon /> : <TableIcon />}
        </button>
      </div>
      <Suspense fallback={null}>
        {open === 'contributions' && comparedRange && (
          <Contributions
            site={site}
            state={state}
            comparedRange={comparedRange}
            onClose={() => setOpen(null)}
          />
        )}
        {open === 'annotations' && (
          <AnnotationsDialog
            site={site}
            annotations={annotations}
            isEditor={isEditor}
            span={span}
            onClose={() => setOpen(null)}
          />
        )}
      </Suspense>
    </div>
  );
}
