import type { TrendPoint } from './trend-data.ts';

/** Where buckets and values stand in a chart, CSS pixels. */
export interface Places {
  left: number;
  right: number;
  top: number;
  bottom: number;
  x(index: number): number;
  y(value: number): number;
  /** The bucket nearest to a place. */
  indexAt(x: number): number | null;
}

/** The places of a chart of `count` buckets whose scale goes from 0 to `top`. */
export function placesOf(chart: { count: number; top: number; width: number; height: number }): Places {
  const [left, right, top, bottom] = [52, Math.max(53, chart.width - 16), 18, chart.height - 28];
  const step = chart.count > 1 ? (right - left) / (chart.count - 1) : 0;
  return {
    left,
    right,
    top,
    bottom,
    x: (index) => (step === 0 ? (left + right) / 2 : left + index * step),
    y: (value) => bottom - (Math.min(value, chart.top) / chart.top) * (bottom - top),
    indexAt(x) {
      if (chart.count === 0) return null;
      const index = step === 0 ? 0 : Math.round((x - left) / step);
      return Math.min(Math.max(index, 0), chart.count - 1);
    },
  };
}

/** The area between the ends of all bands; it breaks where nothing was measured. */
export function bandPath(
  points: readonly Pick<TrendPoint, 'band'>[],
  places: Pick<Places, 'x' | 'y'>,
): string {
  const runs: { index: number; band: [number, number] }[][] = [];
  points.forEach(({ band }, index) => {
    if (!band) return;
    if (index === 0 || !points[index - 1]?.band) runs.push([]);
    runs.at(-1)?.push({ index, band });
  });
  const at = (index: number, value: number) => `${places.x(index).toFixed(1)} ${places.y(value).toFixed(1)}`;
  return runs
    .map((run) => {
      const upper = run.map(({ index, band }) => at(index, band[1]));
      const lower = run.toReversed().map(({ index, band }) => at(index, band[0]));
      return `M${[...upper, ...lower].join('L')}Z`;
    })
    .join('');
}

/** The line through all values; it breaks where nothing was measured. */
export function linePath(
  points: readonly Pick<TrendPoint, 'value'>[],
  places: Pick<Places, 'x' | 'y'>,
): string {
  return points
    .map(({ value }, index) => {
      if (value === null) return '';
      const isStart = (points[index - 1]?.value ?? null) === null;
      return `${isStart ? 'M' : 'L'}${places.x(index).toFixed(1)} ${places.y(value).toFixed(1)}`;
    })
    .join('');
}
