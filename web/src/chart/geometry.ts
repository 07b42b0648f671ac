import type { Metric } from '../state/metric.ts';

/** Where buckets and values stand in a chart, CSS pixels. */
export interface Places {
  left: number;
  right: number;
  top: number;
  bottom: number;
  /** Width of one bucket. */
  step: number;
  x(index: number): number;
  y(value: number): number;
  /** The bucket nearest to a place. */
  indexAt(x: number): number;
}

/**
 * The places of a chart of `count` buckets whose scale goes from 0 to `top`. Points of a line reach from edge to edge; bars
 * stand within.
 */
export function placesOf(chart: {
  count: number;
  top: number;
  width: number;
  height: number;
  axisWidth: number;
  isBars: boolean;
}): Places {
  const { count, isBars } = chart;
  const left = chart.axisWidth;
  const right = Math.max(left + 1, chart.width - 16);
  const [top, bottom] = [16, chart.height - 28];
  const parts = isBars ? count : count - 1;
  const step = parts > 0 ? (right - left) / parts : right - left;
  const first = isBars || count === 1 ? left + step / 2 : left;
  return {
    left,
    right,
    top,
    bottom,
    step,
    x: (index) => first + index * step,
    y: (value) => bottom - (Math.min(value, chart.top) / chart.top) * (bottom - top),
    indexAt: (x) => Math.min(Math.max(Math.round((x - first) / step), 0), count - 1),
  };
}

/** The line through all values; it breaks where there is none. */
export function linePath(values: (number | null)[], { x, y }: Pick<Places, 'x' | 'y'>): string {
  return values
    .map((value, index) => {
      if (value === null) return '';
      const isStart = (values[index - 1] ?? null) === null;
      return `${isStart ? 'M' : 'L'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`;
    })
    .join('');
}

/** The area under the line: a closed shape for each stretch without a gap. */
export function areaPath(
  values: (number | null)[],
  { x, y, bottom }: Pick<Places, 'x' | 'y' | 'bottom'>,
): string {
  return stretches(values)
    .filter(([from, to]) => to > from)
    .map(([from, to]) => {
      const points = values
        .slice(from, to + 1)
        .map((value, index) => `L${x(from + index).toFixed(1)} ${y(value ?? 0).toFixed(1)}`);
      return `M${x(from).toFixed(1)} ${bottom}${points.join('')}L${x(to).toFixed(1)} ${bottom}Z`;
    })
    .join('');
}

/** First and last index of each run of values without a gap. */
export function stretches(values: (number | null)[]): [number, number][] {
  const found: [number, number][] = [];
  for (const [index, value] of values.entries()) {
    const last = found.at(-1);
    if (value === null) continue;
    if (last && last[1] === index - 1) last[1] = index;
    else found.push([index, index]);
  }
  return found;
}

/** The top of the scale: a number whose quarters are round in the metric's own unit. */
export function niceTop(max: number | null, metric: Metric): number {
  const isRatio = metric === 'views_per_visit' || metric === 'group_conversion_rate';
  const wanted = Math.max(max ?? 0, isRatio ? 1 : 4) * 1.02;
  if (metric === 'bounce_rate') return wanted > 60 ? 100 : Math.ceil(wanted / 20) * 20;
  if (metric === 'visit_duration' && wanted > 60) return Math.ceil(wanted / 240) * 240;
  const magnitude = 10 ** Math.floor(Math.log10(wanted));
  const steps = [1, 1.2, 1.6, 2, 2.4, 2.8, 3.2, 4, 4.8, 6, 8, 10].map((step) => step * magnitude);
  const whole = (top: number) => isRatio || Number.isInteger(top / 4);
  return steps.find((top) => top >= wanted && whole(top)) ?? Math.ceil(wanted / 4) * 4;
}
