import { linkOfUrl } from '../router.ts';
import { linkHeaders } from '../share/proof.ts';
import { texts } from '../texts/en.ts';
import { apiErrorText } from '../texts/language.ts';
import { addressOf, withoutGaps } from './address.ts';
import type { AnswerOf, Given, GivenFor, Method, PathOf } from './operation.ts';

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

/**
 * Asks our API (same origin, session cookie, the link of a shared page): a method and a path of its description, by which
 * the rest has its types. Throws ApiError, whatever went wrong.
 */
export async function call<M extends Method, P extends PathOf<M>>(
  method: M,
  path: P,
  ...[given]: GivenFor<M, P>
): Promise<AnswerOf<M, P>> {
  const response = await send(method, path, given);
  const text = await response.text().catch(() => '');
  const answer = parseJson(text);
  if (answer === undefined && text !== '') throw errorFrom(answer, response);
  return answer as AnswerOf<M, P>;
}

/** The same where a file is answered. */
export async function callForFile<M extends Method, P extends PathOf<M>>(
  method: M,
  path: P,
  ...[given]: GivenFor<M, P>
): Promise<Response> {
  return send(method, path, given);
}

async function send(method: Method, path: string, given: Given = {}): Promise<Response> {
  const { body, header, signal } = given;
  const link = linkOfUrl(window.location.pathname, window.location.search);
  let response: Response;
  try {
    response = await fetch(addressOf(path, given), {
      method: method.toUpperCase(),
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(link !== null && linkHeaders(link)),
        ...withoutGaps(header),
      },
      body: body === undefined ? null : JSON.stringify(body),
      signal: signal ?? null,
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiError(texts.errors.network, { status: 0, code: 'network', requestId: null });
  }
  if (!response.ok) throw errorFrom(parseJson(await response.text().catch(() => '')), response);
  return response;
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
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
