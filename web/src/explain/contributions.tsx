import { useQuery } from '@tanstack/react-query';
import { ask } from '../api/ask.ts';
import { numberOf, type QueryBody } from '../api/query.ts';
import type { ReadableSite } from '../api/sites.ts';
import { Dialog } from '../components/dialog.tsx';
import { ErrorNotice } from '../components/notice.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { totalsBody } from '../dashboard/queries.ts';
import { askedOf, type StatsState } from '../dashboard/questions.ts';
import { format } from '../format/format.ts';
import { timeFormat } from '../format/time-label.ts';
import { valueLabel } from '../format/value-label.ts';
import { apiDimension, type Dimension } from '../state/dimension.ts';
import { dimensionLabel } from '../state/dimension-label.ts';
import { isBetter, type Metric } from '../state/metric.ts';
import { dashboardTexts } from '../texts/dashboard-en.ts';
import { texts as appTexts } from '../texts/en.ts';
import { metricTexts } from '../texts/metrics-en.ts';
import { type Contribution, contributionsOf, measuresFor } from './contributions-data.ts';

const texts = dashboardTexts.explain;
const DIMENSIONS = ['source', 'page', 'country', 'device', 'browser', 'utm_campaign'] as const;
const ROWS = 200;
const SHOWN = 5;

/** Which values of which dimensions moved a number most between two periods; asked when it is opened, in one request. */
export function Contributions(props: {
  site: ReadableSite;
  state: StatsState & { metric: Metric };
  /** What is compared with, as the server understood it. */
  comparedRange: [string, string];
  onClose: () => void;
}) {
  const { site, state, comparedRange } = props;
  // Averages that no list can be made of are moved by what they are averages of.
  const metric =
    state.metric === 'views_per_visit'
      ? 'pageviews'
      : state.metric === 'group_conversion_rate'
        ? 'visitors'
        : state.metric;
  const { period, custom, filters } = state;
  const query = useQuery({
    queryKey: ['contributions', site.domain, { period, custom, filters, metric, comparedRange }],
    queryFn: ({ signal }) => askContributions({ site, state, metric, comparedRange }, signal),
    staleTime: 60_000,
  });
  const span = timeFormat.span(comparedRange[0].slice(0, 10), comparedRange[1].slice(0, 10));
  const isAverage = measuresFor(metric).length > 1;

  return (
    <Dialog title={texts.title(metricTexts[metric].name)} size="wide" onClose={props.onClose}>
      <div className="overflow-y-auto px-4 py-4 sm:px-5">
        {query.data ? (
          <>
            <p className="text-ink-soft">
              {texts.lead(
                format.metric(metric, query.data.now),
                format.metric(metric, query.data.before),
                span,
              )}
            </p>
            <div className="grid gap-x-8 gap-y-6 py-5 md:grid-cols-2">
              {query.data.lists.map(({ dimension, rows }) => (
                <EffectList key={dimension} dimension={dimension} rows={rows} metric={metric} />
              ))}
            </div>
            <p className="text-xs text-ink-faint">{isAverage ? texts.rates : texts.counts}</p>
          </>
        ) : query.error ? (
          <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <div role="status" aria-label={appTexts.loading} className="grid gap-6 md:grid-cols-2">
            {DIMENSIONS.map((name) => (
              <Skeleton key={name} className="h-40 w-full" />
            ))}
          </div>
        )}
      </div>
    </Dialog>
  );
}

async function askContributions(
  question: {
    site: ReadableSite;
    state: StatsState;
    metric: Metric;
    comparedRange: [string, string];
  },
  signal: AbortSignal,
) {
  const { site, state, metric, comparedRange } = question;
  const asked = askedOf(site.domain, state, true);
  const metrics = [...measuresFor(metric)];
  // Both periods as the API understood them, or the two directions would not be of the same dates.
  const totalMetrics = [...new Set<Metric>([...metrics, 'visits'])];
  const total = await ask({ ...totalsBody(asked), metrics: totalMetrics }, signal);
  const current = total.query.date_range;
  const dimensions = DIMENSIONS.filter((name) => !(name === 'page' && metrics.length > 1));
  const list = (dimension: Dimension, range: [string, string], other: [string, string]): QueryBody => ({
    ...totalsBody({ ...asked, range }),
    metrics,
    dimensions: [apiDimension(dimension)],
    order_by: [
      [metrics.at(-1) ?? metric, 'desc'],
      [apiDimension(dimension), 'asc'],
    ],
    pagination: { limit: ROWS },
    compare: { mode: 'custom', date_range: other },
  });
  const elapsed: [string, string] = [current[0], earlier(current[1], new Date().toISOString())];
  const answers = await Promise.all(
    dimensions.map(async (dimension) => {
      const [forward, backward] = await Promise.all([
        ask(list(dimension, elapsed, comparedRange), signal),
        ask(list(dimension, comparedRange, elapsed), signal),
      ]);
      return { dimension, forward: forward.results, backward: backward.results };
    }),
  );
  const [row] = total.results;
  const visitsAt = totalMetrics.indexOf('visits');
  const visits = {
    now: numberOf(row?.metrics[visitsAt]) ?? 0,
    before: numberOf(row?.comparison?.metrics[visitsAt]) ?? 0,
  };
  return {
    now: numberOf(row?.metrics[0]),
    before: numberOf(row?.comparison?.metrics[0]),
    lists: answers.map(({ dimension, ...rows }) => ({
      dimension,
      rows: contributionsOf(metric, rows, visits, SHOWN),
    })),
  };
}

function earlier(a: string, b: string): string {
  return Date.parse(a) < Date.parse(b) ? a : b;
}

function EffectList(props: { dimension: Dimension; rows: Contribution[]; metric: Metric }) {
  const { dimension, rows, metric } = props;
  const most = Math.max(0, ...rows.map(({ effect }) => Math.abs(effect)));
  return (
    <section aria-label={dimensionLabel(dimension)}>
      <h3 className="pb-1.5 font-semibold">{dimensionLabel(dimension)}</h3>
      {rows.length === 0 && <p className="text-ink-faint">{texts.same}</p>}
      <table className="w-full">
        <thead className="sr-only">
          <tr>
            <th scope="col">{texts.value}</th>
            <th scope="col">{texts.effect}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ value, now, before, effect }) => (
            <tr key={value}>
              <th scope="row" className="w-1/2 max-w-0 truncate py-1 pr-3 text-left font-normal" dir="auto">
                <span title={`${format.metric(metric, before)} → ${format.metric(metric, now)}`}>
                  {valueLabel(dimension, value)}
                </span>
              </th>
              <td className="py-1">
                <span className="flex items-center gap-2">
                  <span className="flex h-3 grow" aria-hidden="true">
                    <span className="flex w-1/2 justify-end border-r border-line-strong">
                      {effect < 0 && <Bar metric={metric} effect={effect} most={most} />}
                    </span>
                    <span className="flex w-1/2">
                      {effect > 0 && <Bar metric={metric} effect={effect} most={most} />}
                    </span>
                  </span>
                  <span className="w-16 text-right tabular-nums">{signed(metric, effect)}</span>
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Bar({ metric, effect, most }: { metric: Metric; effect: number; most: number }) {
  return (
    <span
      className={`block rounded-xs ${isBetter(metric, effect) ? 'bg-good' : 'bg-bad'}`}
      style={{ width: `${(Math.abs(effect) / most) * 100}%` }}
    />
  );
}

function signed(metric: Metric, effect: number): string {
  const amount =
    metric === 'bounce_rate'
      ? appTexts.change.points(format.one(Math.abs(effect)))
      : format.metric(metric, Math.abs(effect), 'short');
  return `${effect < 0 ? '−' : '+'}${amount}`;
}
