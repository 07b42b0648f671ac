import { type KeyboardEvent, useRef, useState } from 'react';
import type { Vital } from '../../../core/vitals/vitals.ts';
import { AxisNames } from '../chart/axis-names.tsx';
import { MarkSign } from '../chart/mark-sign.tsx';
import type { Mark } from '../chart/marks.ts';
import { useWidth } from '../components/use-width.ts';
import { axisSplits } from '../dashboard/chart-data.ts';
import { measureFormat, thresholdsOf } from '../format/measure.ts';
import { timeFormat } from '../format/time-label.ts';
import type { Interval } from '../period/interval.ts';
import { texts as appTexts } from '../texts/en.ts';
import { performanceTexts as texts } from '../texts/performance-en.ts';
import { MIN_SAMPLES } from './impact.ts';
import { scaleTop, type TrendLine, type TrendPoint } from './trend-data.ts';
import { bandPath, linePath, placesOf } from './trend-geometry.ts';
import { LINE_DASHES, lineStroke } from './trend-legend.tsx';
import { TrendTooltip } from './trend-tooltip.tsx';

const HEIGHT = 260;

/** A vital over time, with its thresholds and what went on line. Values are read by pointer, by keys, or in the table. */
export function TrendChart(props: {
  points: TrendPoint[];
  /** Beside the line of all views, with no band then. */
  lines: TrendLine[];
  /** What happened, by the bucket. */
  marks: Map<number, Mark[]>;
  vital: Vital;
  name: string;
  interval: Interval;
}) {
  const { points, lines, marks, vital, name, interval } = props;
  const hasBand = lines.length === 0;
  const host = useRef<HTMLDivElement>(null);
  const width = useWidth(host);
  const [cursor, setCursor] = useState<number | null>(null);
  const { good, poor } = thresholdsOf(vital);
  const top = scaleTop(
    [
      ...points.map(({ value, band }) => (hasBand ? Math.max(value ?? 0, band?.[1] ?? 0) : value)),
      ...lines.flatMap((line) => line.points.map(({ value }) => value)),
    ],
    good * 1.2,
  );
  const places = placesOf({ count: points.length, top, width, height: HEIGHT });
  const days = Math.ceil(points.length / (interval === 'hour' ? 24 : 1));

  function move(event: KeyboardEvent) {
    const last = points.length - 1;
    const from = cursor ?? (event.key === 'ArrowLeft' ? last + 1 : -1);
    const target = { ArrowLeft: from - 1, ArrowRight: from + 1, Home: 0, End: last }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    setCursor(Math.min(Math.max(target, 0), last));
  }

  const [first, last] = [points[0], points.at(-1)];
  const summary =
    first && last
      ? appTexts.chart.summary(
          name,
          timeFormat.full(first.label, interval),
          timeFormat.full(last.label, interval),
        )
      : name;
  return (
    <div
      ref={host}
      role="img"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys read single values
      tabIndex={0}
      aria-label={`${summary}. ${appTexts.chart.keys}`}
      className="relative w-full rounded-md"
      style={{ height: HEIGHT }}
      onKeyDown={move}
      onBlur={() => setCursor(null)}
      onPointerMove={(event) => {
        const box = event.currentTarget.getBoundingClientRect();
        setCursor(places.indexAt(event.clientX - box.left));
      }}
      onPointerLeave={() => setCursor(null)}
    >
      {width > 0 && (
        <svg width={width} height={HEIGHT} className="block text-2xs" aria-hidden="true">
          {hasBand && <path d={bandPath(points, places)} className="fill-accent/12" />}
          {[0, 1, 2, 3, 4].map((part) => (
            <g key={part} className="fill-ink-faint stroke-line">
              <line
                x1={places.left}
                x2={places.right}
                y1={places.y((part * top) / 4)}
                y2={places.y((part * top) / 4)}
              />
              <text stroke="none" x={places.left - 8} y={places.y((part * top) / 4) + 4} textAnchor="end">
                {measureFormat.vital(vital, (part * top) / 4)}
              </text>
            </g>
          ))}
          <AxisNames
            splits={axisSplits(points.length, width - 60, interval)}
            places={places}
            width={width}
            height={HEIGHT}
            nameOf={(index) => timeFormat.axis(points[index]?.label ?? '', interval, { days })}
          />
          <Threshold
            at={good}
            text={texts.trend.good}
            top={top}
            places={places}
            className="fill-fast stroke-fast"
          />
          <Threshold
            at={poor}
            text={texts.trend.poor}
            top={top}
            places={places}
            className="fill-slow stroke-slow"
          />
          {[...marks].map(([index, here]) => (
            <MarkSign key={index} x={places.x(index)} top={places.top} bottom={places.bottom} marks={here} />
          ))}
          {cursor !== null && (
            <line
              x1={places.x(cursor)}
              x2={places.x(cursor)}
              y1={places.top}
              y2={places.bottom}
              className="stroke-line-strong"
            />
          )}
          <path
            d={linePath(points, places)}
            className={`fill-none ${hasBand ? 'stroke-accent' : 'stroke-line-strong'}`}
            strokeWidth="2"
            strokeLinejoin="round"
          />
          {lines.map((line, index) => (
            <path
              key={line.name}
              d={linePath(line.points, places)}
              className={`fill-none ${lineStroke(index)} ${line.isLow ? 'opacity-40' : ''}`}
              strokeWidth="2"
              strokeLinejoin="round"
              strokeDasharray={LINE_DASHES[index % LINE_DASHES.length]}
            />
          ))}
          {points.map(({ label, value, samples }, index) => {
            const isAlone =
              (points[index - 1]?.value ?? null) === null && (points[index + 1]?.value ?? null) === null;
            const isLow = samples < MIN_SAMPLES;
            if (value === null || !(isAlone || isLow || index === cursor)) return null;
            return (
              <circle
                key={label}
                cx={places.x(index)}
                cy={places.y(value)}
                r={index === cursor ? 4.5 : 3}
                className={
                  isLow && index !== cursor ? 'fill-surface stroke-accent' : 'fill-accent stroke-surface'
                }
                strokeWidth="1.5"
              />
            );
          })}
        </svg>
      )}
      {cursor !== null && points[cursor] && (
        <TrendTooltip
          point={points[cursor]}
          marks={marks.get(cursor)}
          lines={lines.map((line) => ({
            name: line.name,
            ...(line.points[cursor] ?? { value: null, samples: 0 }),
          }))}
          vital={vital}
          name={name}
          interval={interval}
          left={places.x(cursor)}
          width={width}
        />
      )}
    </div>
  );
}

function Threshold(props: {
  at: number;
  text: string;
  top: number;
  places: ReturnType<typeof placesOf>;
  className: string;
}) {
  const { at, top, places } = props;
  if (at > top) return null;
  return (
    <g className={props.className}>
      <line x1={places.left} x2={places.right} y1={places.y(at)} y2={places.y(at)} strokeDasharray="6 4" />
      <text
        // A rim in the colour of the ground keeps it readable on the line.
        className="stroke-surface"
        strokeWidth="4"
        paintOrder="stroke"
        x={places.right}
        y={places.y(at) - 4}
        textAnchor="end"
      >
        {props.text}
      </text>
    </g>
  );
}
