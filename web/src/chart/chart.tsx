import { type KeyboardEvent, type PointerEvent, useId, useRef, useState } from 'react';
import { useSize } from '../components/use-size.ts';
import { axisSplits, type ChartData } from '../dashboard/chart-data.ts';
import { format } from '../format/format.ts';
import { timeFormat } from '../format/time-label.ts';
import type { Interval } from '../period/interval.ts';
import type { Metric } from '../state/metric.ts';
import { texts } from '../texts/en.ts';
import { metricTexts } from '../texts/metrics-en.ts';
import { AxisNames } from './axis-names.tsx';
import { BandLayer } from './band-layer.tsx';
import type { Band } from './bands.ts';
import { BarLayer, BeforeLayer, LineLayer } from './chart-layers.tsx';
import { ChartTooltip } from './chart-tooltip.tsx';
import { niceTop, placesOf } from './geometry.ts';
import { MarkSign } from './mark-sign.tsx';
import type { Mark } from './marks.ts';

export interface ChartProps {
  data: ChartData;
  metric: Metric;
  interval: Interval;
  shape: 'line' | 'bars';
  /** What happened, by the index of its bucket. */
  marks: Map<number, Mark[]>;
  /** Where something is missing. */
  bands: Band[];
  /** Two buckets between which the reader drew; absent where there is nothing to zoom into. */
  onZoom?: ((from: number, to: number) => void) | undefined;
}

/** One metric over time. Values are read by pointer, by arrow keys, or in the table beside it. */
export function Chart(props: ChartProps) {
  const { data, metric, interval, shape, marks, bands, onZoom } = props;
  const host = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(host);
  const [cursor, setCursor] = useState<number | null>(null);
  const [drag, setDrag] = useState<{ from: number; to: number } | null>(null);
  const id = useId();

  const shown = [...data.values, ...data.before.map((one) => one?.value ?? null)];
  const top = niceTop(Math.max(0, ...shown.map((value) => value ?? 0)), metric);
  const quarters = [0, 1, 2, 3, 4].map((part) => (part * top) / 4);
  const axis = quarters.map((value) => format.onAxis(metric, value, top));
  const axisWidth = 20 + 6.5 * Math.max(2, ...axis.map(({ length }) => length));
  const count = data.labels.length;
  const places = placesOf({ count, top, width, height, axisWidth, isBars: shape === 'bars' });
  const days = Math.ceil(count / (interval === 'hour' ? 24 : 1));
  const lastKnown = data.values.findLastIndex((value) => value !== null);

  function indexOf(event: PointerEvent<HTMLElement>): number {
    return places.indexAt(event.clientX - event.currentTarget.getBoundingClientRect().left);
  }

  function move(event: KeyboardEvent) {
    const from = cursor ?? (event.key === 'ArrowLeft' ? lastKnown + 1 : -1);
    const targets: Record<string, number> = {
      ArrowLeft: from - 1,
      ArrowRight: from + 1,
      Home: 0,
      End: lastKnown,
    };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    setCursor(Math.min(Math.max(target, 0), lastKnown));
  }

  function endDrag() {
    if (drag && Math.abs(drag.to - drag.from) > 0) {
      onZoom?.(Math.min(drag.from, drag.to), Math.max(drag.from, drag.to));
    }
    setDrag(null);
  }

  const [first, last] = [data.labels[0], data.labels.at(-1)];
  const name = metricTexts[metric].name;
  const summary =
    first && last
      ? texts.chart.summary(name, timeFormat.full(first, interval), timeFormat.full(last, interval))
      : name;

  return (
    <div
      ref={host}
      role="img"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys read single values
      tabIndex={0}
      aria-label={`${summary}. ${texts.chart.keys}`}
      className={`relative h-56 w-full touch-pan-y rounded-md select-none sm:h-72 3xl:h-88 ${onZoom ? 'cursor-crosshair' : ''}`}
      onKeyDown={move}
      onBlur={() => setCursor(null)}
      onPointerDown={(event) => {
        // A finger scrolls the page; only a mouse or pen draws.
        if (!onZoom || event.button !== 0 || event.pointerType === 'touch') return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setDrag({ from: indexOf(event), to: indexOf(event) });
      }}
      onPointerMove={(event) => {
        const index = indexOf(event);
        setCursor(index);
        if (drag) setDrag({ ...drag, to: index });
      }}
      onPointerUp={endDrag}
      onPointerCancel={() => setDrag(null)}
      onPointerLeave={() => setCursor(null)}
    >
      {width > 0 && count > 0 && (
        <svg width={width} height={height} className="block text-2xs" aria-hidden="true">
          {quarters.map((value, index) => (
            <g key={value} className="fill-ink-faint stroke-line">
              <line x1={places.left} x2={places.right} y1={places.y(value)} y2={places.y(value)} />
              <text stroke="none" x={places.left - 8} y={places.y(value) + 4} textAnchor="end">
                {axis[index]}
              </text>
            </g>
          ))}
          <AxisNames
            splits={axisSplits(count, places.right - places.left, interval)}
            places={places}
            width={width}
            height={height}
            nameOf={(index) => timeFormat.axis(data.labels[index] ?? '', interval, { days })}
          />
          <BandLayer bands={bands} places={places} id={`${id}-band`} />
          {drag && (
            <rect
              x={Math.min(places.x(drag.from), places.x(drag.to))}
              width={Math.abs(places.x(drag.to) - places.x(drag.from))}
              y={places.top}
              height={places.bottom - places.top}
              className="fill-bar-hover opacity-60"
            />
          )}
          {cursor !== null && (
            <line
              x1={places.x(cursor)}
              x2={places.x(cursor)}
              y1={places.top}
              y2={places.bottom}
              className="stroke-line-strong"
            />
          )}
          <BeforeLayer data={data} places={places} />
          {shape === 'bars' ? (
            <BarLayer data={data} places={places} />
          ) : (
            <LineLayer data={data} places={places} id={id} />
          )}
          {[...marks].map(([index, here]) => (
            <MarkSign key={index} x={places.x(index)} top={places.top} bottom={places.bottom} marks={here} />
          ))}
          {cursor !== null && shape === 'line' && data.values[cursor] != null && (
            <circle
              cx={places.x(cursor)}
              cy={places.y(data.values[cursor] ?? 0)}
              r="4.5"
              className="fill-accent stroke-surface"
              strokeWidth="2"
            />
          )}
        </svg>
      )}
      {cursor !== null && data.labels[cursor] !== undefined && (
        <ChartTooltip
          data={data}
          index={cursor}
          metric={metric}
          interval={interval}
          marks={marks.get(cursor) ?? []}
          left={places.x(cursor)}
          width={width}
        />
      )}
    </div>
  );
}
