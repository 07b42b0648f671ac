/** What is wrong with a query, by its part; `invalid_query` is the body as a whole. */
export const QUERY_ERROR_CODES = [
  'invalid_query',
  'invalid_metrics',
  'invalid_date_range',
  'invalid_dimensions',
  'invalid_filters',
  'invalid_order_by',
  'invalid_include',
  'invalid_pagination',
  'invalid_funnel',
  'invalid_journey',
  'invalid_compare',
  /** Parts that are right by themselves and do not go together. */
  'query_conflict',
] as const;
export type QueryErrorCode = (typeof QUERY_ERROR_CODES)[number];

/** A refused query; `message` is a sentence for the person who wrote it. */
export interface QueryError {
  code: QueryErrorCode;
  message: string;
}

/** How a value appears in a sentence. */
export function quote(value: unknown): string {
  const text = JSON.stringify(value) ?? 'missing';
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
