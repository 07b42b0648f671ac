import { BUCKET_EDGES } from '../../../core/vitals/buckets.ts';
import { type Rating, ratingOf } from '../../../core/vitals/vitals.ts';
import type { Row } from '../api/batch.ts';

/** Visits whose first view took this long, and how many of them bounced (percent). */
export interface Outcome {
  /** Lower edge of the bucket in ms; null: not measured. */
  from: number | null;
  /** Upper edge; null for the last, and where nothing was measured. */
  to: number | null;
  rating: Rating | null;
  visits: number;
  bounce: number | null;
  low: number | null;
  high: number | null;
  viewsPerVisit: number | null;
}

/** The buckets of visits, fastest first; those that were not measured come last. */
export function outcomesOf(vital: 'lcp' | 'inp' | 'ttfb', rows: Row[]): Outcome[] {
  const edges = BUCKET_EDGES[vital];
  return rows
    .map(({ keys: [label = ''], values }): Outcome => {
      const index = edges.findIndex((edge) => String(edge) === label);
      const from = edges[index] ?? null;
      return {
        from,
        to: from === null ? null : (edges[index + 1] ?? null),
        rating: from === null ? null : ratingOf(vital, from + 1),
        visits: values.visits ?? 0,
        bounce: values.bounce_rate ?? null,
        low: values.bounce_rate_low ?? null,
        high: values.bounce_rate_high ?? null,
        viewsPerVisit: values.views_per_visit ?? null,
      };
    })
    .sort((a, b) => (a.from ?? Number.POSITIVE_INFINITY) - (b.from ?? Number.POSITIVE_INFINITY));
}
