import { useMemo, useState } from 'react';
import { addDays } from '../../../core/zoned-time.ts';
import type { ReadableSite } from '../api/sites.ts';
import { BandLegend } from '../chart/band-legend.tsx';
import { type Band, bandsOf } from '../chart/bands.ts';
import { Chart } from '../chart/chart.tsx';
import { ChartTable } from '../chart/chart-table.tsx';
import { marksOf, withBands } from '../chart/marks.ts';
import { ErrorNotice } from '../components/notice.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { chooseInterval } from '../period/interval.ts';
import { shownSpan } from '../period/shown-span.ts';
import type { DashboardState } from '../state/dashboard-state.ts';
import { headlineMetrics, type Metric } from '../state/metric.ts';
import { type ChartData, chartDataOf } from './chart-data.ts';
import { ChartToolbar } from './chart-toolbar.tsx';
import { Headline } from './headline.tsx';
import { missingText } from './missing-text.ts';
import { useHappened } from './use-happened.ts';
import { useMissing } from './use-missing.ts';
import { useTimeseries, useTotals } from './use-stats.ts';

/** The numbers of a site and one of them over time. */
export function Hero(props: {
  site: ReadableSite;
  state: DashboardState;
  onChange: (change: Partial<DashboardState>, options?: { replace?: boolean }) => void;
}) {
  const { site, state, onChange } = props;
  const [asTable, setAsTable] = useState(false);
  const totals = useTotals(site, state);
  const resolved = totals.isPlaceholderData ? undefined : totals.data?.range;
  const span = shownSpan(state, site.timezone, Date.now(), resolved);
  // Of all time the API chooses the interval, so that the chart need not wait for its first date.
  const isAuto = state.period === 'all' && state.interval === null;
  const asked = span && chooseInterval(state.interval, span);
  const series = useTimeseries(site, state, isAuto ? 'auto' : asked);
  const happened = useHappened(site, totals.isSuccess);
  // While the answer of another interval is still on screen, it is drawn as what it is.
  const drawnInterval = series.data?.interval;
  const interval = isAuto ? (drawnInterval ?? null) : asked;
  const dataOf = useMemo(() => {
    const now = Date.now();
    return (metric: Metric) =>
      series.data && chartDataOf(series.data, metric, series.data.interval, { timezone: site.timezone, now });
  }, [series.data, site.timezone]);
  const data = dataOf(state.metric);
  const missing = useMissing(site, span, totals.isSuccess);
  const { marks, bands } = useMemo(() => {
    const chart = {
      labels: series.data?.labels ?? [],
      interval: drawnInterval ?? 'day',
      lastDate: span?.to ?? '',
    } as const;
    const bands: Band[] = bandsOf(missing ?? [], chart, site.timezone);
    const tell = (band: Band) => missingText(band.missing, site.timezone);
    return { bands, marks: withBands(marksOf(happened.all, chart, site.timezone), bands, tell) };
  }, [happened.all, missing, series.data, drawnInterval, span?.to, site.timezone]);
  const isOld = totals.isPlaceholderData || series.isPlaceholderData;

  function zoom(from: number, to: number) {
    const [first, last] = [data?.labels[from]?.slice(0, 10), data?.labels[to]];
    if (!first || !last || !span || !drawnInterval) return;
    const next = data?.labels[to + 1]?.slice(0, 10);
    const end =
      drawnInterval === 'week' || drawnInterval === 'month' ? dayBefore(next, span.to) : last.slice(0, 10);
    if (first === span.from && end === span.to) return;
    onChange({ period: 'custom', custom: { from: first, to: end }, interval: null });
  }

  return (
    <section className="rounded-card border border-line bg-surface shadow-card" aria-busy={isOld}>
      <Headline
        metrics={headlineMetrics(state.filters)}
        now={totals.data?.values}
        before={totals.isPlaceholderData ? undefined : totals.data?.before}
        sparkline={(metric) => withoutPartial(dataOf(metric))}
        selected={state.metric}
        onSelect={(metric) => onChange({ metric }, { replace: true })}
      />
      <ChartToolbar
        site={site}
        state={state}
        span={span}
        interval={interval}
        comparedRange={totals.isPlaceholderData ? undefined : totals.data?.comparedRange}
        asTable={asTable}
        annotations={happened.annotations}
        onTable={setAsTable}
        onChange={onChange}
      />
      <div className={`px-2 pt-1 pb-2 transition-[filter] sm:px-3 ${isOld ? 'grayscale' : ''}`}>
        {data && drawnInterval ? (
          asTable ? (
            <div className="px-2">
              <ChartTable data={data} metric={state.metric} interval={drawnInterval} marks={marks} />
            </div>
          ) : (
            <Chart
              data={data}
              metric={state.metric}
              interval={drawnInterval}
              shape={state.shape}
              marks={marks}
              bands={bands}
              onZoom={span && span.from !== span.to ? zoom : undefined}
            />
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
        <BandLegend bands={asTable ? [] : bands} />
      </div>
    </section>
  );
}

/** A bucket that is not over would end every small line in a fall. */
function withoutPartial(data: ChartData | undefined): (number | null)[] | undefined {
  return data?.values.map((value, index) => (index === data.partial ? null : value));
}

function dayBefore(date: string | undefined, last: string): string {
  return date === undefined ? last : addDays(date, -1);
}
