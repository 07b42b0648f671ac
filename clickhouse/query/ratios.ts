import type { Measure } from './metrics.ts';

/** A metric that is one measure by another, `times × of ÷ (per × by)`, rounded half to even; `empty` where `by` is 0. */
export interface Ratio {
  of: Measure;
  by: Measure;
  times?: number;
  per?: number;
  digits: number;
  empty: 0 | null;
}

/** A ratio as SQL over columns with the names of its measures. */
export function ratioSql({ of, by, times, per, digits, empty }: Ratio): string {
  const above = times === undefined ? of : `${times} * ${of}`;
  const below = per === undefined ? by : `(${per} * ${by})`;
  const places = digits === 0 ? '' : `, ${digits}`;
  return `if(${by} = 0, ${empty ?? 'NULL'}, round(${above} / ${below}${places}))`;
}

/** The same number from sums that are here already, to the last digit. */
export function ratioOf(
  { of, by, times = 1, per = 1, digits, empty }: Ratio,
  sum: (measure: Measure) => number,
) {
  const below = sum(by);
  if (below === 0) return empty;
  const scale = 10 ** digits;
  return roundHalfToEven(((times * sum(of)) / (per * below)) * scale) / scale;
}

function roundHalfToEven(value: number): number {
  return Math.abs(value % 1) === 0.5 ? 2 * Math.round(value / 2) : Math.round(value);
}
