import { ChangeBadge } from '../components/change-badge.tsx';
import type { ChartData } from '../dashboard/chart-data.ts';
import { format } from '../format/format.ts';
import { timeFormat } from '../format/time-label.ts';
import type { Interval } from '../period/interval.ts';
import type { Metric } from '../state/metric.ts';
import { texts } from '../texts/en.ts';
import { metricTexts } from '../texts/metrics-en.ts';
import { MarkNames } from './mark-names.tsx';
import type { Mark } from './marks.ts';

/** One bucket in words, beside it: the exact value, the other period's, and what happened. */
export function ChartTooltip(props: {
  data: ChartData;
  index: number;
  metric: Metric;
  interval: Interval;
  marks: Mark[];
  /** CSS pixels, of the bucket and of the chart. */
  left: number;
  width: number;
}) {
  const { data, index, metric, interval, left, width } = props;
  const label = data.labels[index] ?? '';
  const value = data.values[index] ?? null;
  const before = data.before[index];
  const toTheLeft = left > width / 2;
  return (
    <output
      className="pointer-events-none absolute top-4 z-10 block max-w-64 min-w-40 rounded-lg border border-line bg-raised px-3 py-2 shadow-pop"
      style={{ left: left + (toTheLeft ? -12 : 12), transform: toTheLeft ? 'translateX(-100%)' : undefined }}
    >
      <span className="block text-xs text-ink-soft">{metricTexts[metric].name}</span>
      <span className="mt-1 flex items-baseline gap-3">
        <span aria-hidden="true" className="size-2 self-center rounded-full bg-accent" />
        <span className="mr-auto text-xs whitespace-nowrap text-ink-faint">
          {timeFormat.full(label, interval)}
          {index === data.partial && ` · ${texts.chart.soFar}`}
        </span>
        <span className="font-semibold tabular-nums">{format.metric(metric, value)}</span>
      </span>
      {before && (
        <span className="flex items-baseline gap-3">
          <span aria-hidden="true" className="w-2 self-center border-t-2 border-dotted border-ink-faint" />
          <span className="mr-auto text-xs whitespace-nowrap text-ink-faint">
            {timeFormat.full(before.label, interval)}
          </span>
          <span className="text-ink-soft tabular-nums">{format.metric(metric, before.value)}</span>
        </span>
      )}
      <span className="flex justify-end">
        <ChangeBadge metric={metric} now={value} before={before?.value} />
      </span>
      <MarkNames marks={props.marks} />
    </output>
  );
}
