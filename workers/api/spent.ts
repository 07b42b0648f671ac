import type { Spent } from '../../clickhouse/limit-reads.ts';
import type { QueryResponse } from '../../clickhouse/query/answer.ts';

/** What an answer has cost, for the browser's own tools and for scripts (Server Timing, W3C). */
export function serverTiming({ statements, rowsRead, elapsedMs }: Spent): string {
  return `storage;dur=${elapsedMs};desc="${statements} statements, ${rowsRead} rows"`;
}

/** An answer that says how it was computed says what that has cost, too. */
export function withSpent(answer: QueryResponse, spent: Spent): QueryResponse {
  const { computed } = answer.meta;
  if (!computed) return answer;
  const cost = {
    statements: spent.statements,
    rows_read: spent.rowsRead,
    bytes_read: spent.bytesRead,
    elapsed_ms: spent.elapsedMs,
  };
  return { ...answer, meta: { ...answer.meta, computed: { ...computed, ...cost } } };
}
