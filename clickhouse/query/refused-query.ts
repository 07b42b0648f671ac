import type { QueryError } from '../../core/query/error.ts';
import { StorageError } from '../client.ts';

/** ClickHouse's CANNOT_COMPILE_REGEXP. */
const BAD_PATTERN = 427;

/** A query that only ClickHouse could find wrong; `refusal` is for the person who wrote it. */
export class RefusedQuery extends Error {
  override name = 'RefusedQuery';
  readonly refusal: QueryError;

  constructor(refusal: QueryError, options?: ErrorOptions) {
    super(refusal.message, options);
    this.refusal = refusal;
  }
}

/** What to throw for an error of a compiled query's statement: patterns may be more than RE2 takes. */
export function asRefusal(error: unknown): unknown {
  if (!(error instanceof StorageError) || error.code !== BAD_PATTERN) return error;
  const message = 'filters hold a pattern that is no regular expression in RE2 syntax, or too large for it.';
  return new RefusedQuery({ code: 'invalid_filters', message }, { cause: error });
}
