import { linkOfUrl } from '../router.ts';
import { linkHeaders } from '../share/proof.ts';
import { texts } from '../texts/en.ts';
import { apiErrorText } from '../texts/language.ts';

/** A failed request; `code` is the API's, or `network` / `unreadable` when there was no usable answer. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly requestId: string | null;

  constructor(message: string, details: { status: number; code: string; requestId: string | null }) {
    super(message);
    this.name = 'ApiError';
    this.status = details.status;
    this.code = details.code;
    this.requestId = details.requestId;
  }
}

/** Asks our API (same origin, session cookie, the link of a shared page). Throws ApiError, whatever went wrong. */
export async function request<Answer>(
  path: string,
  options: {
    method?: 'PUT' | 'PATCH' | 'DELETE';
    body?: unknown;
    /** `account_…`: whom what is made is to belong to. */
    account?: string | undefined;
    signal?: AbortSignal;
  } = {},
): Promise<Answer> {
  const { method, body, account, signal } = options;
  const link = linkOfUrl(window.location.pathname, window.location.search);
  let response: Response;
  try {
    response = await fetch(path, {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(link !== null && linkHeaders(link)),
        ...(account !== undefined && { 'x-pharos-account': account }),
      },
      body: body === undefined ? null : JSON.stringify(body),
      signal: signal ?? null,
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiError(texts.errors.network, { status: 0, code: 'network', requestId: null });
  }
  const text = await response.text().catch(() => '');
  const answer = parseJson(text);
  if (response.ok && (answer !== undefined || text === '')) return answer as Answer;
  throw errorFrom(answer, response);
}

/** The error that an answer which is none stands for. */
export function errorFrom(answer: unknown, response: Response): ApiError {
  const { error, code, request_id } = (answer ?? {}) as Record<string, unknown>;
  const requestId = typeof request_id === 'string' ? request_id : response.headers.get('x-request-id');
  const known = typeof error === 'string' && typeof code === 'string';
  return new ApiError(known ? apiErrorText(code, error) : texts.errors.unreadable, {
    status: response.status,
    code: known ? code : 'unreadable',
    requestId,
  });
}

/** undefined: it is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
