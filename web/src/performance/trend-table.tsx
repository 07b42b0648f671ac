import type { Vital } from '../../../core/vitals/vitals.ts';
import { MarkNames } from '../chart/mark-names.tsx';
import type { Mark } from '../chart/marks.ts';
import { format } from '../format/format.ts';
import { measureFormat } from '../format/measure.ts';
import { timeFormat } from '../format/time-label.ts';
import type { Interval } from '../period/interval.ts';
import { texts as appTexts } from '../texts/en.ts';
import { performanceTexts as texts } from '../texts/performance-en.ts';
import { cellClass, headClass } from './card.tsx';
import { MIN_SAMPLES } from './impact.ts';
import type { TrendLine, TrendPoint } from './trend-data.ts';

/** The trend as a table, newest first. */
export function TrendTable(props: {
  points: TrendPoint[];
  lines: TrendLine[];
  marks: Map<number, Mark[]>;
  vital: Vital;
  name: string;
  interval: Interval;
}) {
  const { lines, marks } = props;
  const rows = props.points
    .map((point, index) => ({ ...point, index }))
    .filter(({ samples, index }) => samples > 0 || marks.has(index))
    .toReversed();
  const heads = [appTexts.chart.time, props.name, ...lines.map(({ name }) => name), texts.columns.samples];
  return (
    <section
      aria-label={props.name}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
      tabIndex={0}
      className="h-65 overflow-y-auto rounded-md"
    >
      <table className="w-full">
        <thead className="sticky top-0 bg-surface">
          <tr>
            {heads.map((name) => (
              <th key={name} scope="col" className={headClass}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, value, samples, index }) => (
            <tr
              key={label}
              className={`border-t border-line ${samples < MIN_SAMPLES ? 'text-ink-faint' : ''}`}
            >
              <th scope="row" className="py-1.5 text-left font-normal">
                {timeFormat.full(label, props.interval)}
                <MarkNames marks={marks.get(index)} />
              </th>
              <td className={cellClass}>{measureFormat.vital(props.vital, value)}</td>
              {lines.map((line) => (
                <td key={line.name} className={cellClass}>
                  {measureFormat.vital(props.vital, line.points[index]?.value)}
                </td>
              ))}
              <td className={cellClass}>{format.whole(samples)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
