import type { Vital } from '../../../core/vitals/vitals.ts';
import { MarkNames } from '../chart/mark-names.tsx';
import type { Mark } from '../chart/marks.ts';
import { format } from '../format/format.ts';
import { measureFormat } from '../format/measure.ts';
import { timeFormat } from '../format/time-label.ts';
import type { Interval } from '../period/interval.ts';
import { performanceTexts as texts } from '../texts/performance-en.ts';
import { MIN_SAMPLES } from './impact.ts';
import type { TrendPoint } from './trend-data.ts';

/** One point of the trend in words, beside it. */
export function TrendTooltip(props: {
  point: TrendPoint;
  marks: Mark[] | undefined;
  /** Of the same bucket. */
  lines: { name: string; value: number | null; samples: number }[];
  vital: Vital;
  name: string;
  interval: Interval;
  /** CSS pixels, of the point and of the chart. */
  left: number;
  width: number;
}) {
  const { point, left, width } = props;
  const toTheLeft = left > width / 2;
  return (
    <output
      className="pointer-events-none absolute top-4 z-10 block max-w-64 rounded-lg border border-line bg-raised px-3 py-2 shadow-pop"
      style={{ left: left + (toTheLeft ? -12 : 12), transform: toTheLeft ? 'translateX(-100%)' : undefined }}
    >
      <span className="block text-xs text-ink-faint">{timeFormat.full(point.label, props.interval)}</span>
      <span className="mt-0.5 flex items-baseline justify-between gap-4">
        <span className="text-ink-soft">{props.name}</span>
        <span className="font-semibold tabular-nums">{measureFormat.vital(props.vital, point.value)}</span>
      </span>
      <span className="block text-xs text-ink-faint">
        {texts.samples(point.samples, format.whole(point.samples))}
        {point.samples < MIN_SAMPLES && ` · ${texts.low}`}
      </span>
      {props.lines.map((line) => (
        <span key={line.name} className="flex items-baseline justify-between gap-4 text-xs">
          <span className="text-ink-soft">{line.name}</span>
          <span className={`tabular-nums ${line.samples < MIN_SAMPLES ? 'text-ink-faint' : ''}`}>
            {measureFormat.vital(props.vital, line.value)}
          </span>
        </span>
      ))}
      {props.lines.length === 0 && point.band && (
        <span className="block text-xs text-ink-faint">
          {texts.trend.band}{' '}
          {texts.histogram.from(
            measureFormat.vital(props.vital, point.band[0]),
            measureFormat.vital(props.vital, point.band[1]),
          )}
        </span>
      )}
      <MarkNames marks={props.marks} />
    </output>
  );
}
