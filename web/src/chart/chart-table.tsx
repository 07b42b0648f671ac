import type { ChartData } from '../dashboard/chart-data.ts';
import { format } from '../format/format.ts';
import { timeFormat } from '../format/time-label.ts';
import type { Interval } from '../period/interval.ts';
import type { Metric } from '../state/metric.ts';
import { texts } from '../texts/en.ts';
import { metricTexts } from '../texts/metrics-en.ts';
import { MarkNames } from './mark-names.tsx';
import type { Mark } from './marks.ts';

/** The chart's numbers as a table, newest first. */
export function ChartTable(props: {
  data: ChartData;
  metric: Metric;
  interval: Interval;
  marks: Map<number, Mark[]>;
}) {
  const { data, metric, interval, marks } = props;
  const rows = data.labels
    .map((label, index) => ({
      label,
      value: data.values[index] ?? null,
      before: data.before[index],
      marks: marks.get(index) ?? [],
      isPartial: index === data.partial,
    }))
    .filter((row, index) => row.value !== null || index <= data.partial)
    .reverse();
  const isCompared = rows.some(({ before }) => before);
  const headClass = 'py-2 pr-3 text-right font-medium first:text-left';
  return (
    <section
      aria-label={metricTexts[metric].name}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
      tabIndex={0}
      className="h-56 overflow-y-auto rounded-md sm:h-72 3xl:h-88"
    >
      <table className="w-full">
        <thead className="sticky top-0 bg-surface text-xs text-ink-faint">
          <tr>
            <th scope="col" className={headClass}>
              {texts.chart.time}
            </th>
            <th scope="col" className={headClass}>
              {metricTexts[metric].name}
            </th>
            {isCompared && (
              <th scope="col" className={headClass}>
                {texts.chart.before}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.label} className="border-t border-line">
              <th scope="row" className="py-1.5 text-left font-normal text-ink-soft">
                {timeFormat.full(row.label, interval)}
                {row.isPartial && <span className="text-ink-faint"> · {texts.chart.soFar}</span>}
                <MarkNames marks={row.marks} />
              </th>
              <td className="py-1.5 pr-3 text-right tabular-nums">{format.metric(metric, row.value)}</td>
              {isCompared && (
                <td className="py-1.5 pr-3 text-right text-ink-soft tabular-nums">
                  {format.metric(metric, row.before?.value)}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
