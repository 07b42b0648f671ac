import { BUCKET_EDGES } from '../../../core/vitals/buckets.ts';
import { type Rating, ratingOf } from '../../../core/vitals/vitals.ts';
import type { Row } from '../api/batch.ts';
import type { Money, Values } from '../api/query.ts';
import { format } from '../format/format.ts';
import { MIN_SAMPLES } from './impact.ts';

/** Visits whose first view took this long, and how many of them bounced or converted (percent). */
export interface Outcome {
  /** Lower edge of the bucket in ms; null: not measured. */
  from: number | null;
  /** Upper edge; null for the last, and where nothing was measured. */
  to: number | null;
  rating: Rating | null;
  visits: number;
  rate: number | null;
  low: number | null;
  high: number | null;
  viewsPerVisit: number | null;
  revenue: Money | null;
  revenuePerVisit: string | null;
}

/** The buckets of visits, fastest first, with their bounces or else the conversions of the same buckets; those that were not measured come last. */
export function outcomesOf(vital: 'lcp' | 'inp' | 'ttfb', rows: Row[], conversions?: Row[]): Outcome[] {
  const rateOf = (label: string, values: Values) => {
    if (!conversions) return ends(values, 'bounce_rate');
    const converted = conversions.find(({ keys }) => keys[0] === label);
    // A goal's answer has no rows of those among whom nobody met it.
    return converted ? ends(converted.values, 'group_conversion_rate') : { rate: 0, low: null, high: null };
  };
  const edges = BUCKET_EDGES[vital];
  return rows
    .map(({ keys: [label = ''], values, amounts }): Outcome => {
      const index = edges.findIndex((edge) => String(edge) === label);
      const from = edges[index] ?? null;
      const revenue = amounts?.total_revenue ?? null;
      return {
        from,
        to: from === null ? null : (edges[index + 1] ?? null),
        rating: from === null ? null : ratingOf(vital, from + 1),
        visits: values.visits ?? 0,
        ...rateOf(label, values),
        viewsPerVisit: values.views_per_visit ?? null,
        revenue,
        revenuePerVisit: revenue && values.visits ? format.money(revenue, values.visits) : null,
      };
    })
    .sort((a, b) => (a.from ?? Number.POSITIVE_INFINITY) - (b.from ?? Number.POSITIVE_INFINITY));
}

function ends(values: Values, metric: string): Pick<Outcome, 'rate' | 'low' | 'high'> {
  const [rate, low, high] = ['', '_low', '_high'].map((end) => values[metric + end] ?? null);
  return { rate: rate ?? null, low: low ?? null, high: high ?? null };
}

/** The end of a scale of rates, percent: bounces fill the whole, conversions are few and have a scale of their own. */
export function rateScale(outcomes: Outcome[], isConversion: boolean): number {
  if (!isConversion) return 100;
  const told = outcomes.filter(({ visits }) => visits >= MIN_SAMPLES);
  return Math.min(100, Math.max(1, ...told.map(({ rate, high }) => (high ?? rate ?? 0) * 1.2)));
}
