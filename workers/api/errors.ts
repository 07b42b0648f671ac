import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { StorageError } from '../../clickhouse/client.ts';
import { type ExceededLimit, LimitExceeded } from '../../clickhouse/limit-reads.ts';
import { RefusedQuery } from '../../clickhouse/query/refused-query.ts';
import type { QueryErrorCode } from '../../core/query/error.ts';
import { TOO_OFTEN_CSP, tooOftenPage } from './too-often-page.ts';

/** The closed set of error codes and their statuses, but for those of a refused query, which are all 400. */
export const ERROR_STATUS = {
  invalid_request: 400,
  malformed_json: 400,
  weak_password: 400,
  breached_password: 400,
  guessable_password: 400,
  wrong_code: 400,
  challenge_over: 400,
  invalid_token: 400,
  passkey_refused: 400,
  unauthorized: 401,
  wrong_credentials: 401,
  link_locked: 401,
  wrong_password: 403,
  missing_scope: 403,
  missing_role: 403,
  two_factor_needed: 403,
  sso_needed: 403,
  email_not_verified: 403,
  blocked: 403,
  user_deleted: 403,
  sign_in_again: 403,
  cross_site: 403,
  view_only: 403,
  other_address: 403,
  not_found: 404,
  site_not_found: 404,
  being_deleted: 409,
  changed_meanwhile: 409,
  domain_taken: 409,
  domain_unproven: 409,
  record_missing: 409,
  sso_required: 409,
  last_owner: 409,
  is_staff: 409,
  last_way_in: 409,
  already_member: 409,
  sign_in_first: 409,
  name_taken: 409,
  goal_exists: 409,
  goal_in_use: 409,
  limit_reached: 409,
  only_owner: 409,
  too_late: 409,
  two_factor_on: 409,
  payload_too_large: 413,
  query_too_heavy: 422,
  rate_limited: 429,
  too_many_queries: 429,
  internal: 500,
  no_salt: 503,
  sso_unavailable: 503,
  dns_unavailable: 503,
  query_timeout: 503,
  storage_unavailable: 503,
  switched_off: 503,
} as const;
export type ErrorCode = keyof typeof ERROR_STATUS | QueryErrorCode;

/** The status of the answers with a code. */
export function statusOf(code: ErrorCode) {
  return Object.hasOwn(ERROR_STATUS, code) ? ERROR_STATUS[code as keyof typeof ERROR_STATUS] : 400;
}

/** The body of every error answer. */
export interface ErrorBody {
  error: string;
  code: ErrorCode;
  request_id: string;
}

/** An answer that is not the expected one; `message` is shown to the client as it is. */
export class ApiError extends Error {
  override name = 'ApiError';
  readonly code: ErrorCode;
  readonly headers: Record<string, string>;

  constructor(code: ErrorCode, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.code = code;
    this.headers = headers;
  }
}

const STORAGE_RETRY_SECONDS = '5';

/** The error to show for whatever was thrown; undefined when it is none that we foresaw. */
export function knownError(error: unknown): ApiError | undefined {
  if (error instanceof ApiError) return error;
  if (error instanceof RefusedQuery) return new ApiError(error.refusal.code, error.refusal.message);
  if (error instanceof LimitExceeded) return exceeded(error.limit);
  if (error instanceof StorageError && error.retry) {
    const headers = { 'retry-after': STORAGE_RETRY_SECONDS };
    return new ApiError(
      'storage_unavailable',
      'The storage does not answer. Try again in a few seconds.',
      headers,
    );
  }
  // The framework's own refusals; none is reached on our routes' usual ways.
  if (error instanceof HTTPException && error.status < 500) {
    return new ApiError(
      error.status === 413 ? 'payload_too_large' : 'invalid_request',
      'The request is malformed.',
    );
  }
  return undefined;
}

const EASIER = 'Ask for a shorter range, fewer dimensions or a narrower filter.';

function exceeded(limit: ExceededLimit): ApiError {
  if (limit === 'time') return new ApiError('query_timeout', `This question takes too long. ${EASIER}`);
  const what = limit === 'rows' ? 'would read too much' : 'needs too much memory';
  return new ApiError('query_too_heavy', `This question ${what}. ${EASIER}`);
}

/** Whether somebody looks at the answer: browsers ask for HTML where they navigate, and only there. */
function isPage(c: Context): boolean {
  return c.req.method === 'GET' && /\btext\/html\b/.test(c.req.header('accept') ?? '');
}

/** Renders an error the one way all errors look. */
export function renderError(c: Context, requestId: string, error: ApiError): Response {
  c.set('errorCode', error.code);
  if (error.code === 'rate_limited' && isPage(c)) {
    const page = tooOftenPage(error.message, error.headers['retry-after'] ?? '60', requestId);
    return c.html(page, 429, { ...error.headers, 'content-security-policy': TOO_OFTEN_CSP });
  }
  const body: ErrorBody = { error: error.message, code: error.code, request_id: requestId };
  return c.json(body, statusOf(error.code), error.headers);
}
