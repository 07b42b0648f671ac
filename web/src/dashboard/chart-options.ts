import type uPlot from 'uplot';
import { format } from '../format/format.ts';
import { timeFormat } from '../format/time-label.ts';
import type { Interval } from '../period/interval.ts';
import type { Metric } from '../state/metric.ts';
import { axisSplits, type ChartData } from './chart-data.ts';

/** What a plot is drawn with; colours are resolved, because a canvas knows no CSS variables. */
export interface ChartLook {
  accent: string;
  line: string;
  text: string;
  surface: string;
  font: string;
}

/** The drawn columns: bucket numbers, the whole buckets, and the dashed way to the bucket that is not over. */
export function columnsOf({ values, partial }: ChartData): uPlot.AlignedData {
  const solid = values.map((value, index) => (index === partial && index > 0 ? null : value));
  const dashed = values.map((value, index) =>
    partial > 0 && (index === partial || index === partial - 1) ? value : null,
  );
  return [values.map((_, index) => index), solid, dashed];
}

/** uPlot's options for one chart. `data` is read when drawing, so that a refresh needs no new plot. */
export function chartOptions(chart: {
  data: () => ChartData;
  metric: Metric;
  interval: Interval;
  look: ChartLook;
  size: { width: number; height: number };
  onCursor: (index: number | null, left: number) => void;
}): uPlot.Options {
  const { data, metric, interval, look } = chart;
  const days = () => Math.ceil(data().labels.length / (interval === 'hour' ? 24 : 1));
  const axis = { stroke: look.text, font: `11px ${look.font}`, ticks: { show: false } };
  const series: uPlot.Series = {
    stroke: look.accent,
    width: 2,
    points: {
      show: true,
      size: 6,
      width: 0,
      fill: look.accent,
      filter: (plot, index) => lonePoints(plot.data[index]),
    },
  };
  return {
    ...chart.size,
    padding: [12, 24, 0, 4], // half of the last label stands beyond the last bucket
    legend: { show: false },
    cursor: {
      y: false,
      drag: { x: false, y: false },
      points: { size: 9, width: 2, fill: look.accent, stroke: () => look.surface },
    },
    scales: {
      x: { time: false, range: (_, min, max) => (min === max ? [min - 1, max + 1] : [min, max]) },
      y: { range: (_, __, max) => [0, niceTop(max, metric)] },
    },
    axes: [
      {
        ...axis,
        size: 30,
        gap: 10,
        grid: { show: false },
        splits: (plot) => axisSplits(data().labels.length, plot.width - 60, interval),
        values: (_, splits) =>
          splits.map((index) => {
            const label = data().labels[index];
            return label === undefined ? '' : timeFormat.axis(label, interval, { days: days() });
          }),
      },
      {
        ...axis,
        size: (_, values) => 16 + 7 * Math.max(2, ...(values ?? []).map((value) => value.length)),
        gap: 8,
        grid: { stroke: look.line, width: 1 },
        splits: (_, __, ___, max) => [0, 1, 2, 3, 4].map((part) => (part * max) / 4),
        values: (_, splits) => splits.map((value) => format.onAxis(metric, value, splits.at(-1) ?? 0)),
      },
    ],
    series: [
      {},
      { ...series, fill: (plot) => fade(plot, look.accent) },
      { ...series, dash: [5, 5], points: { show: false } },
    ],
    hooks: {
      setCursor: [
        (plot) => {
          const index = plot.cursor.idx;
          const inside = plot.cursor.left !== undefined && plot.cursor.left >= 0;
          if (inside && typeof index === 'number') chart.onCursor(index, plot.valToPos(index, 'x'));
          else chart.onCursor(null, 0);
        },
      ],
    },
  };
}

/** A value between two gaps has no line to be seen by. */
function lonePoints(values: ArrayLike<number | null | undefined> | undefined): number[] {
  const isGap = (index: number) => (values?.[index] ?? null) === null;
  const indexes = Array.from({ length: values?.length ?? 0 }, (_, index) => index);
  return indexes.filter((index) => !isGap(index) && isGap(index - 1) && isGap(index + 1));
}

/** The top of the scale: a number whose quarters are round in the metric's own unit. */
export function niceTop(max: number | null, metric: Metric): number {
  const least = metric === 'views_per_visit' ? 1 : 4;
  const wanted = Math.max(max ?? 0, least) * 1.02;
  if (metric === 'bounce_rate') return wanted > 60 ? 100 : Math.ceil(wanted / 20) * 20;
  if (metric === 'visit_duration' && wanted > 60) return Math.ceil(wanted / 240) * 240;
  const magnitude = 10 ** Math.floor(Math.log10(wanted));
  const steps = [1, 1.2, 1.6, 2, 2.4, 2.8, 3.2, 4, 4.8, 6, 8, 10].map((step) => step * magnitude);
  const whole = (top: number) => metric === 'views_per_visit' || Number.isInteger(top / 4);
  return steps.find((top) => top >= wanted && whole(top)) ?? Math.ceil(wanted / 4) * 4;
}

function fade(plot: uPlot, colour: string): CanvasGradient | string {
  const { top, height } = plot.bbox;
  if (!Number.isFinite(top) || !Number.isFinite(height)) return 'transparent';
  const gradient = plot.ctx.createLinearGradient(0, top, 0, top + height);
  gradient.addColorStop(0, withAlpha(colour, 0.16));
  gradient.addColorStop(1, withAlpha(colour, 0));
  return gradient;
}

/** `rgb(r, g, b)`, as computed styles give it, with an alpha. */
function withAlpha(colour: string, alpha: number): string {
  const parts = colour.match(/[\d.]+/g) ?? ['0', '0', '0'];
  return `rgba(${parts.slice(0, 3).join(', ')}, ${alpha})`;
}
