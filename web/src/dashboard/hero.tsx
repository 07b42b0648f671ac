import { useMemo, useState } from 'react';
import type { ReadableSite } from '../api/sites.ts';
import { LineIcon, TableIcon } from '../components/icons.tsx';
import { ErrorNotice } from '../components/notice.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { rangesOf } from '../period/date-range.ts';
import { chooseInterval, INTERVALS, type Interval, intervalsFor } from '../period/interval.ts';
import type { Span } from '../period/period.ts';
import type { DashboardState } from '../state/dashboard-state.ts';
import { texts } from '../texts/en.ts';
import { Chart } from './chart.tsx';
import { chartDataOf } from './chart-data.ts';
import { ChartTable } from './chart-table.tsx';
import { Headline } from './headline.tsx';
import { useTimeseries, useTotals, useTotalsBefore } from './use-stats.ts';

/** The numbers of a site and one of them over time. */
export function Hero(props: {
  site: ReadableSite;
  state: DashboardState;
  onChange: (change: Partial<DashboardState>, options?: { replace?: boolean }) => void;
}) {
  const { site, state, onChange } = props;
  const [asTable, setAsTable] = useState(false);
  const totals = useTotals(site, state);
  const before = useTotalsBefore(site, state);
  const hasBefore = rangesOf(state, site.timezone, Date.now()).before !== null;

  const resolved = totals.isPlaceholderData ? undefined : totals.data?.range;
  const span = shownSpan(site, state, resolved);
  const interval = span && chooseInterval(state.interval, span);
  const series = useTimeseries(site, state, interval);
  // While the answer of another interval is still on screen, it is drawn as what it is.
  const drawnInterval = series.data?.interval;
  const data = useMemo(
    () =>
      series.data && drawnInterval
        ? chartDataOf(series.data, state.metric, drawnInterval, {
            timezone: site.timezone,
            now: Date.now(),
          })
        : null,
    [series.data, drawnInterval, state.metric, site.timezone],
  );
  const isOld = totals.isPlaceholderData || series.isPlaceholderData;

  return (
    <section className="rounded-card border border-line bg-surface shadow-card" aria-busy={isOld}>
      <Headline
        now={totals.data?.values}
        before={hasBefore && !before.isPlaceholderData ? before.data?.values : undefined}
        selected={state.metric}
        onSelect={(metric) => onChange({ metric }, { replace: true })}
      />
      <div className="flex items-center justify-between gap-3 px-4 pt-3 sm:px-5">
        <IntervalPicker span={span} chosen={interval} onChoose={(chosen) => onChange({ interval: chosen })} />
        <button
          type="button"
          aria-pressed={asTable}
          onClick={() => setAsTable(!asTable)}
          title={asTable ? texts.chart.showChart : texts.chart.showTable}
          aria-label={texts.chart.showTable}
          className="rounded-md p-1.5 text-ink-faint transition-colors hover:bg-hover hover:text-ink"
        >
          {asTable ? <LineIcon /> : <TableIcon />}
        </button>
      </div>
      <div className={`px-2 pt-1 pb-3 transition-opacity sm:px-3 ${isOld ? 'opacity-50' : ''}`}>
        {data && drawnInterval ? (
          asTable ? (
            <div className="px-2">
              <ChartTable data={data} metric={state.metric} interval={drawnInterval} />
            </div>
          ) : (
            <Chart data={data} metric={state.metric} interval={drawnInterval} />
          )
        ) : series.error || totals.error ? (
          <div className="grid h-56 place-content-center sm:h-72 3xl:h-88">
            <ErrorNotice
              error={(series.error ?? totals.error) as Error}
              onRetry={() => void Promise.all([totals.refetch(), series.refetch()])}
            />
          </div>
        ) : (
          <div className="h-56 px-2 py-3 sm:h-72 3xl:h-88">
            <Skeleton className="h-full w-full" />
          </div>
        )}
      </div>
    </section>
  );
}

function IntervalPicker(props: {
  span: Span | null;
  chosen: Interval | null;
  onChoose: (interval: Interval) => void;
}) {
  const choices = props.span ? intervalsFor(props.span).choices : [];
  return (
    <fieldset className="flex gap-0.5" aria-label={texts.interval.choose}>
      {INTERVALS.filter((interval) => choices.length > 1 && choices.includes(interval)).map((interval) => (
        <button
          key={interval}
          type="button"
          aria-pressed={interval === props.chosen}
          onClick={() => props.onChoose(interval)}
          className="rounded-md px-2 py-1 text-xs font-medium text-ink-faint transition-colors hover:text-ink aria-pressed:bg-hover aria-pressed:text-ink"
        >
          {texts.intervals[interval]}
        </button>
      ))}
    </fieldset>
  );
}

/** The dates on show; of all time only the server knows the first. */
function shownSpan(
  site: ReadableSite,
  state: DashboardState,
  resolved: [string, string] | undefined,
): Span | null {
  const { span } = rangesOf(state, site.timezone, Date.now());
  if (span) return span;
  if (!resolved) return null;
  return { from: resolved[0].slice(0, 10), to: resolved[1].slice(0, 10) };
}
