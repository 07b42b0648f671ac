import { BUCKET_EDGES } from '../../core/vitals/buckets.ts';
import type { Vital } from '../../core/vitals/vitals.ts';

/** The lower edge of a value's bucket, as core/vitals/buckets.ts names it; '' where nothing was measured. */
export function bucketSql(vital: Vital, value: string): string {
  // What equals an edge belongs to the bucket below: thresholds are still good.
  const edge = `roundDown(toInt64(assumeNotNull(${value})) - 1, [${BUCKET_EDGES[vital].join(', ')}])`;
  return `if(isNull(${value}), '', toString(${vital === 'cls' ? `${edge} / 10000` : edge}))`;
}
