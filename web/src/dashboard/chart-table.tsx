import { format } from '../format/format.ts';
import { timeFormat } from '../format/time-label.ts';
import type { Interval } from '../period/interval.ts';
import type { Metric } from '../state/metric.ts';
import { texts } from '../texts/en.ts';
import type { ChartData } from './chart-data.ts';

/** The chart's numbers as a table, newest first. */
export function ChartTable({
  data,
  metric,
  interval,
}: {
  data: ChartData;
  metric: Metric;
  interval: Interval;
}) {
  const rows = data.labels
    .map((label, index) => ({ label, value: data.values[index] ?? null, isPartial: index === data.partial }))
    .filter((row, index) => row.value !== null || index <= data.partial)
    .reverse();
  return (
    <section
      aria-label={texts.metrics[metric]}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
      tabIndex={0}
      className="h-56 overflow-y-auto rounded-md sm:h-72 3xl:h-88"
    >
      <table className="w-full text-left">
        <thead className="sticky top-0 bg-surface text-xs text-ink-faint">
          <tr>
            <th scope="col" className="py-2 font-medium">
              {texts.chart.time}
            </th>
            <th scope="col" className="py-2 pr-3 text-right font-medium">
              {texts.metrics[metric]}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.label} className="border-t border-line">
              <th scope="row" className="py-1.5 font-normal text-ink-soft">
                {timeFormat.full(row.label, interval)}
                {row.isPartial && <span className="text-ink-faint"> · {texts.chart.soFar}</span>}
              </th>
              <td className="py-1.5 pr-3 text-right tabular-nums">{format.metric(metric, row.value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
