import { BUCKET_EDGES } from '../../../core/vitals/buckets.ts';
import { type Rating, ratingOf, type Vital } from '../../../core/vitals/vitals.ts';
import type { Row } from '../api/batch.ts';

/** One bar: its edges in the unit of answers (ms, CLS as it is), `to` null where it has no end. */
export interface Bucket {
  /** Of its lower edge, as the query API names it. */
  label: string;
  from: number;
  to: number | null;
  rating: Rating;
  samples: number;
}

/** The whole histogram of a vital, empty buckets included, up to the last with anything in it. */
export function bucketsOf(vital: Vital, rows: Row[]): Bucket[] {
  const unit = vital === 'cls' ? 10_000 : 1;
  const found = new Map(rows.map(({ keys, values }) => [keys[0], Object.values(values)[0] ?? 0]));
  const edges = BUCKET_EDGES[vital];
  const buckets = edges.map((edge, index): Bucket => {
    const next = edges[index + 1];
    const label = String(edge / unit);
    return {
      label,
      from: edge / unit,
      to: next === undefined ? null : next / unit,
      // What lies in a bucket is above its edge.
      rating: ratingOf(vital, edge + 1),
      samples: found.get(label) ?? 0,
    };
  });
  return buckets.slice(0, buckets.findLastIndex(({ samples }) => samples > 0) + 1);
}

/** The share of all samples that lie in a bucket or below it, 0 to 1: the distribution, summed up. */
export function sharesUpTo(buckets: readonly Pick<Bucket, 'samples'>[]): number[] {
  const all = buckets.reduce((sum, { samples }) => sum + samples, 0);
  let sum = 0;
  return buckets.map(({ samples }) => {
    sum += samples;
    return all === 0 ? 0 : sum / all;
  });
}
