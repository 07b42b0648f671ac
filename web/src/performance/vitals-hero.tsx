import type { Part } from '../api/batch.ts';
import { type Happened, marksOf } from '../chart/marks.ts';
import { LineIcon, TableIcon } from '../components/icons.tsx';
import { Segmented } from '../components/segmented.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { valueLabel } from '../format/value-label.ts';
import { type Interval, intervalsFor } from '../period/interval.ts';
import type { Span } from '../period/period.ts';
import { causeOf, type Percentile, type PerformanceState, TRENDS } from '../state/performance-state.ts';
import { texts as appTexts } from '../texts/en.ts';
import { performanceTexts as texts } from '../texts/performance-en.ts';
import { Quiet } from './card.tsx';
import { CoreVerdict } from './core-verdict.tsx';
import type { Comparison } from './questions.ts';
import { Tiles } from './tiles.tsx';
import { TrendChart } from './trend-chart.tsx';
import { linesOf, trendOf } from './trend-data.ts';
import { TrendLegend } from './trend-legend.tsx';
import { TrendTable } from './trend-table.tsx';
import type { VitalAnswer } from './use-performance.ts';

/** The five vitals, and one of them over time. */
export function VitalsHero(props: {
  state: PerformanceState;
  timezone: string;
  vitals: Part | undefined;
  /** The percentile that `vitals` answers. */
  shown: Percentile;
  comparison: Comparison;
  answer: VitalAnswer | undefined;
  happened: Happened[];
  span: Span | null;
  interval: Interval | null;
  isOld: boolean;
  onChange: (change: Partial<PerformanceState>, options?: { replace?: boolean }) => void;
}) {
  const { state, answer, span, onChange } = props;
  const asTable = state.trendAs === 'table';
  const choices = span ? intervalsFor(span).choices : [];
  return (
    <section className="rounded-card border border-line bg-surface shadow-card" aria-busy={props.isOld}>
      <Tiles
        part={props.vitals}
        percentile={props.shown}
        comparison={props.comparison}
        selected={state.vital}
        // The list of causes follows the vital.
        onSelect={(vital) => onChange({ vital, cause: causeOf(vital) }, { replace: true })}
      />
      <div className="flex flex-wrap items-center justify-between gap-3 px-4 pt-3 sm:px-5">
        <Segmented
          label={appTexts.interval.choose}
          names={choices.length > 1 ? choices : []}
          chosen={props.interval}
          text={(name) => appTexts.intervals[name]}
          onChoose={(interval) => onChange({ interval })}
        />
        <span className="mr-auto">
          <Segmented
            label={texts.trend.lines}
            names={TRENDS}
            chosen={state.trend}
            text={(name) => texts.trend.groups[name]}
            onChoose={(trend) => onChange({ trend }, { replace: true })}
          />
        </span>
        <CoreVerdict row={props.vitals?.rows[0]} />
        <button
          type="button"
          aria-pressed={asTable}
          onClick={() => onChange({ trendAs: asTable ? 'chart' : 'table' }, { replace: true })}
          title={asTable ? appTexts.chart.showChart : appTexts.chart.showTable}
          aria-label={appTexts.chart.showTable}
          className="rounded-md p-1.5 text-ink-faint transition-colors hover:bg-hover hover:text-ink"
        >
          {asTable ? <LineIcon /> : <TableIcon />}
        </button>
      </div>
      <div className={`px-2 pt-1 pb-3 transition-[filter] sm:px-3 ${props.isOld ? 'grayscale' : ''}`}>
        {answer ? (
          <Trend answer={answer} timezone={props.timezone} happened={props.happened} asTable={asTable} />
        ) : (
          <Skeleton className="h-65 w-full" />
        )}
      </div>
    </section>
  );
}

function Trend(props: { answer: VitalAnswer; timezone: string; happened: Happened[]; asTable: boolean }) {
  const { parts, state, interval } = props.answer;
  const { vital, percentile } = state;
  if (parts.trend.refused !== null) return <Quiet>{parts.trend.refused}</Quiet>;
  const names = {
    value: `${vital}_${percentile}`,
    samples: `${vital}_samples`,
    low: `${vital}_p50`,
    high: `${vital}_p90`,
  };
  const points = trendOf(parts.trend, names);
  const labels = points.map(({ label }) => label);
  const lastDate = (parts.trend.range?.[1] ?? labels.at(-1) ?? '').slice(0, 10);
  const marks = marksOf(props.happened, { labels, interval, lastDate }, props.timezone);
  const lines = (parts.lines ? linesOf(parts.lines, names, points) : []).map((line) => ({
    ...line,
    name: valueLabel('device', line.name),
  }));
  const shown = { points, lines, marks, vital, interval, name: `${texts.vitals[vital].short} ${percentile}` };
  if (props.asTable) return <TrendTable {...shown} />;
  return (
    <>
      <TrendChart {...shown} />
      <TrendLegend lines={lines} name={shown.name} />
    </>
  );
}
