import { isTimeDimension } from '../../../core/query/dimensions.ts';
import type { Metric } from '../../../core/query/metrics.ts';
import type { ResolvedQuery } from '../../../core/query/query.ts';

/** What a question is ordered by before its dimension; undefined when that comes first and not as it is written. */
export function orderOf({
  orderBy,
  metrics,
  dimensions,
}: ResolvedQuery): { metric: Metric; sign: string }[] | undefined {
  const order: { metric: Metric; sign: string }[] = [];
  for (const [key, direction] of orderBy) {
    const metric = metrics.find((one) => one === key);
    if (metric) order.push({ metric, sign: direction === 'asc' ? '' : '-' });
    else return direction === 'asc' && !dimensions[0]?.endsWith('_name') ? order : undefined;
  }
  return order;
}

/** Whether a question is answered in the order of time. Such an answer is as long as its period. */
export function isSeries(query: ResolvedQuery): boolean {
  return query.dimensions.some(isTimeDimension) && orderOf(query)?.length === 0;
}

const BUCKET = 65_536;

/**
 * SQL of the number that the rows of a question are sorted and limited by: its place in the batch. In a series each bucket
 * (SQL of a Date) has a number of its own, so that one plain limit cuts lists, and no series.
 */
export function rowNumber(id: number, query: ResolvedQuery, bucket: string | undefined): string {
  return bucket !== undefined && isSeries(query) ? `${id} + ${BUCKET} * toUInt16(${bucket})` : String(id);
}

/** The place in the batch of the question that a row answers. */
export function placeOf(rowNumber: number): number {
  return rowNumber % BUCKET;
}

/** The same as SQL. */
export function placeSql(rowNumber: string): string {
  return `${rowNumber} % ${BUCKET}`;
}
