import { texts } from '../texts/en.ts';
import { apiErrorText } from '../texts/language.ts';
import type { AnswerOf, GivenFor, Method, PathOf } from './operation.ts';
import { send } from './send.ts';

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
  const response = await answered(send(method, path, given), given?.signal);
  return (await jsonOf(response)) as AnswerOf<M, P>;
}

/** The JSON of a request that was sent already; `Answer` is what its route says. Throws ApiError, whatever went wrong. */
export async function answerOf<Answer>(sent: Promise<Response>): Promise<Answer> {
  return (await jsonOf(await answered(sent))) as Answer;
}

async function jsonOf(response: Response): Promise<unknown> {
  const text = await response.text().catch(() => '');
  const answer = parseJson(text);
  if (answer === undefined && text !== '') throw errorFrom(answer, response);
  return answer;
}

/** The same where a file is answered. */
export async function callForFile<M extends Method, P extends PathOf<M>>(
  method: M,
  path: P,
  ...[given]: GivenFor<M, P>
): Promise<Response> {
  return answered(send(method, path, given), given?.signal);
}

async function answered(sent: Promise<Response>, signal?: AbortSignal): Promise<Response> {
  let response: Response;
  try {
    response = await sent;
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
