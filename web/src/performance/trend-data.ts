import type { Part } from '../api/batch.ts';
import { MIN_SAMPLES } from './impact.ts';

/** A vital in one bucket of time. */
export interface TrendPoint {
  label: string;
  /** null: nothing measured. */
  value: number | null;
  samples: number;
  /** From the median to the p90: how far apart views are. */
  band: [low: number, high: number] | null;
}

/** A vital over time, on the site's clocks. */
export function trendOf(
  part: Part,
  names: { value: string; samples: string; low: string; high: string },
): TrendPoint[] {
  const found = new Map(part.rows.map(({ keys, values }) => [keys[0] ?? '', values]));
  return (part.timeLabels ?? [...found.keys()].sort()).map((label): TrendPoint => {
    const values = found.get(label);
    return {
      label,
      value: values?.[names.value] ?? null,
      samples: values?.[names.samples] ?? 0,
      band: bandOf(values?.[names.low] ?? null, values?.[names.high] ?? null),
    };
  });
}

function bandOf(low: number | null, high: number | null): TrendPoint['band'] {
  return low === null || high === null ? null : [low, high];
}

/** The same vital of one kind of visitors. */
export interface TrendLine {
  name: string;
  /** Its buckets have few samples. */
  isLow: boolean;
  points: Pick<TrendPoint, 'value' | 'samples'>[];
}

/** A line for each second key of the rows, the one with most samples first, over the buckets of a trend. */
export function linesOf(
  part: Part,
  names: { value: string; samples: string },
  points: readonly TrendPoint[],
): TrendLine[] {
  const byName = Map.groupBy(part.rows, ({ keys }) => keys[1] ?? '');
  const lines = [...byName].map(([name, rows]) => {
    const found = new Map(rows.map(({ keys, values }) => [keys[0] ?? '', values]));
    const told = points.map(({ label }) => ({
      value: found.get(label)?.[names.value] ?? null,
      samples: found.get(label)?.[names.samples] ?? 0,
    }));
    const some = told.filter(({ samples }) => samples > 0);
    const isLow = some.filter(({ samples }) => samples < MIN_SAMPLES).length * 2 > some.length;
    return { name, isLow, points: told };
  });
  const all = ({ points: of }: TrendLine) => of.reduce((sum, { samples }) => sum + samples, 0);
  return lines.filter((line) => all(line) > 0).sort((a, b) => all(b) - all(a));
}

/** The top of a scale that shows all values, in round quarters. */
export function scaleTop(values: (number | null)[], least: number): number {
  const wanted = Math.max(least, ...values.map((value) => value ?? 0)) * 1.05;
  const magnitude = 10 ** Math.floor(Math.log10(wanted));
  const step = [1, 1.2, 1.6, 2, 2.4, 3.2, 4, 4.8, 6, 8, 10].find((one) => one * magnitude >= wanted) ?? 10;
  return step * magnitude;
}
