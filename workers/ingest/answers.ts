/** The closed set of error codes and their statuses. Clients switch on the code, people read the sentence. */
export const ERROR_STATUS = {
  malformed_json: 400,
  invalid_beacon: 400,
  not_found: 404,
  method_not_allowed: 405,
  too_large: 413,
  rate_limited: 429,
  internal: 500,
  queue_refused: 503,
  no_salt: 503,
  storage_unavailable: 503,
} as const;
export type ErrorCode = keyof typeof ERROR_STATUS;

/** Ends a request with an error; the message is shown to the client as it is. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly code: ErrorCode;
  readonly headers: Record<string, string>;

  constructor(code: ErrorCode, sentence: string, headers: Record<string, string> = {}) {
    super(sentence);
    this.code = code;
    this.headers = headers;
  }
}

/** A JSON answer. */
export function answer(status: number, body: unknown, headers: Record<string, string>): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });
}

/** The one way all errors look. */
export function answerRefusal(
  { code, message, headers }: Refusal,
  requestId: string,
  common: Record<string, string>,
): Response {
  const body = { error: message, code, request_id: requestId };
  return answer(ERROR_STATUS[code], body, { 'cache-control': 'no-store', ...common, ...headers });
}
