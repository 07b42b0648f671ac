import { type KeyboardEvent, useCallback, useRef, useState } from 'react';
import { useTheme } from '../components/theme.ts';
import { format } from '../format/format.ts';
import { timeFormat } from '../format/time-label.ts';
import type { Interval } from '../period/interval.ts';
import type { Metric } from '../state/metric.ts';
import { texts } from '../texts/en.ts';
import type { ChartData } from './chart-data.ts';
import { usePlot } from './use-plot.ts';

interface Cursor {
  index: number;
  /** CSS pixels from the plot's left edge. */
  left: number;
}

/** One metric over time. Values are read by pointer, by arrow keys, or in the table beside it. */
export function Chart({ data, metric, interval }: { data: ChartData; metric: Metric; interval: Interval }) {
  const host = useRef<HTMLDivElement>(null);
  const [cursor, setCursor] = useState<Cursor | null>(null);
  const { shown: theme } = useTheme();
  const onCursor = useCallback((index: number | null, left: number) => {
    setCursor(index === null ? null : { index, left });
  }, []);
  const plot = usePlot(host, { data, metric, interval, theme }, onCursor);

  function move(event: KeyboardEvent) {
    const last = data.values.findLastIndex((value) => value !== null);
    const from = cursor?.index ?? (event.key === 'ArrowLeft' ? last + 1 : -1);
    const targets: Record<string, number> = { ArrowLeft: from - 1, ArrowRight: from + 1, Home: 0, End: last };
    const target = targets[event.key];
    const drawn = plot.current;
    if (target === undefined || !drawn) return;
    event.preventDefault();
    const index = Math.min(Math.max(target, 0), last);
    drawn.setCursor({ left: drawn.valToPos(index, 'x'), top: 10 });
  }

  const first = data.labels[0];
  const last = data.labels.at(-1);
  const summary =
    first && last
      ? texts.chart.summary(
          texts.metrics[metric],
          timeFormat.full(first, interval),
          timeFormat.full(last, interval),
        )
      : texts.metrics[metric];

  return (
    <div className="relative">
      <div
        ref={host}
        role="img"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys read single values
        tabIndex={0}
        aria-label={`${summary}. ${texts.chart.keys}`}
        className="h-56 w-full rounded-md sm:h-72 3xl:h-88"
        onKeyDown={move}
        onBlur={() => plot.current?.setCursor({ left: -10, top: -10 })}
      />
      {cursor && (
        <Tooltip
          data={data}
          metric={metric}
          interval={interval}
          cursor={cursor}
          plotLeft={plotLeft(host.current)}
        />
      )}
    </div>
  );
}

function Tooltip(props: {
  data: ChartData;
  metric: Metric;
  interval: Interval;
  cursor: Cursor;
  plotLeft: { left: number; width: number };
}) {
  const { data, metric, interval, cursor, plotLeft: area } = props;
  const label = data.labels[cursor.index];
  if (label === undefined) return null;
  const toTheLeft = cursor.left > area.width / 2;
  return (
    <output
      className="pointer-events-none absolute top-3 z-10 block rounded-lg border border-line bg-raised px-3 py-2 whitespace-nowrap shadow-pop"
      style={{
        left: area.left + cursor.left + (toTheLeft ? -12 : 12),
        transform: toTheLeft ? 'translateX(-100%)' : undefined,
      }}
    >
      <span className="block text-xs text-ink-faint">
        {timeFormat.full(label, interval)}
        {cursor.index === data.partial && ` · ${texts.chart.soFar}`}
      </span>
      <span className="mt-0.5 flex items-baseline justify-between gap-4">
        <span className="text-ink-soft">{texts.metrics[metric]}</span>
        <span className="font-semibold tabular-nums">{format.metric(metric, data.values[cursor.index])}</span>
      </span>
    </output>
  );
}

/** Where uPlot's plotting area lies inside its host, CSS pixels. */
function plotLeft(host: HTMLElement | null): { left: number; width: number } {
  const over = host?.querySelector<HTMLElement>('.u-over');
  return { left: over?.offsetLeft ?? 0, width: over?.clientWidth ?? 0 };
}
