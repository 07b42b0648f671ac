import { ApiError, call } from './client.ts';
import type { QueryAnswer, QueryBody } from './query.ts';

/** As many as `POST /api/v2/batch` takes. */
const MAX_BATCH = 30;

interface Waiting {
  body: QueryBody;
  signal: AbortSignal;
  resolve: (answer: QueryAnswer) => void;
  reject: (error: unknown) => void;
}

type Result = QueryAnswer | { error: string; code: string };

let waiting: Waiting[] = [];

/**
 * Runs one query, together with all others that are asked in the same moment: every part of a page asks for itself, and
 * a page is one request. Throws ApiError, for a refused query with the API's sentence about it.
 */
export function ask(body: QueryBody, signal: AbortSignal): Promise<QueryAnswer> {
  return new Promise((resolve, reject) => {
    if (waiting.length === 0) setTimeout(sendWaiting);
    waiting.push({ body, signal, resolve, reject });
  });
}

function sendWaiting(): void {
  const all = waiting.filter(({ signal }) => !signal.aborted);
  waiting = [];
  for (let from = 0; from < all.length; from += MAX_BATCH) void send(all.slice(from, from + MAX_BATCH));
}

async function send(batch: Waiting[]): Promise<void> {
  try {
    const results = await requestAll(batch);
    for (const [index, { resolve, reject }] of batch.entries()) {
      const result = results[index];
      if (result && !('error' in result)) resolve(result);
      else reject(refusal(result));
    }
  } catch (error) {
    for (const { reject } of batch) reject(error);
  }
}

async function requestAll(batch: Waiting[]): Promise<Result[]> {
  // Nobody waits any more once everybody has left.
  const gone = new AbortController();
  const leave = () => {
    if (batch.every(({ signal }) => signal.aborted)) gone.abort();
  };
  for (const { signal } of batch) signal.addEventListener('abort', leave);
  const body = { queries: batch.map((one) => one.body) };
  const { results } = await call('post', '/api/v2/batch', { body, signal: gone.signal });
  return results;
}

function refusal(result: { error: string; code: string } | undefined): ApiError {
  const message =
    result?.error.replace(/^queries\[\d+\]: /, '') ?? 'The batch has fewer answers than questions.';
  return new ApiError(message, { status: 422, code: result?.code ?? 'unreadable', requestId: null });
}
