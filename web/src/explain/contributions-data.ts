import { numberOf, type QueryAnswer } from '../api/query.ts';
import type { Metric } from '../state/metric.ts';

/** How much of a number's change came with one value. */
export interface Contribution {
  value: string;
  now: number | null;
  before: number | null;
  /** In the number's own unit. */
  effect: number;
}

/** What is asked for to explain a number: averages need how many visits they are of. */
export function measuresFor(metric: Metric): readonly Metric[] {
  switch (metric) {
    case 'bounce_rate':
    case 'visit_duration':
      return [metric, 'visits'];
    default:
      return [metric];
  }
}

/**
 * The values that moved a number most, the largest effect first. Counts move by their difference. An average moves by
 * what each value adds to it: its own average times its share of the visits.
 *
 * @param forward rows of this period, with the other beside them
 * @param backward rows of the other period, with this one beside them: values that have vanished are only there
 */
export function contributionsOf(
  metric: Metric,
  answers: { forward: QueryAnswer['results']; backward: QueryAnswer['results'] },
  visits: { now: number; before: number },
  limit: number,
): Contribution[] {
  const rows = new Map<string, { now: (number | null)[]; before: (number | null)[] }>();
  for (const {
    dimensions: [value = ''],
    metrics,
    comparison,
  } of answers.backward) {
    rows.set(value, { before: metrics.map(numberOf), now: (comparison?.metrics ?? []).map(numberOf) });
  }
  for (const {
    dimensions: [value = ''],
    metrics,
    comparison,
  } of answers.forward) {
    rows.set(value, { now: metrics.map(numberOf), before: (comparison?.metrics ?? []).map(numberOf) });
  }
  const isAverage = measuresFor(metric).length > 1;
  const share = (values: (number | null)[], all: number) =>
    all > 0 ? ((values[0] ?? 0) * (values[1] ?? 0)) / all : 0;
  return [...rows]
    .map(([value, { now, before }]) => ({
      value,
      now: now[0] ?? null,
      before: before[0] ?? null,
      effect: isAverage
        ? share(now, visits.now) - share(before, visits.before)
        : (now[0] ?? 0) - (before[0] ?? 0),
    }))
    .filter(({ effect }) => effect !== 0)
    .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect))
    .slice(0, limit);
}
