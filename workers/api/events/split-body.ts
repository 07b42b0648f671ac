import { ApiError } from '../errors.ts';

/** One event of a body, not looked into yet. */
export type BodyItem = { value: unknown } | { broken: true };

const NDJSON_TYPE = /^application\/(x-)?(ndjson|jsonl|json-lines|jsonlines)\b/i;

/**
 * The events of a body: a JSON array, one object, or NDJSON (one object a line, empty lines ignored). A broken line is an
 * item of its own; a body that is broken as a whole is refused.
 */
export function splitBody(text: string, contentType = ''): BodyItem[] {
  const body = text.trim();
  if (body === '')
    throw new ApiError('invalid_request', 'The body is empty. Send events as a JSON array or NDJSON.');
  if (!NDJSON_TYPE.test(contentType)) {
    const whole = parseJson(body);
    if ('value' in whole) return asItems(whole.value);
    if (body.startsWith('[')) throw malformed('The body is not a valid JSON array.');
  }
  const items = body
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(parseJson);
  if (items.every((item) => 'broken' in item)) {
    throw malformed('The body is neither a JSON array nor NDJSON: no line of it is valid JSON.');
  }
  return items;
}

function asItems(value: unknown): BodyItem[] {
  if (Array.isArray(value)) return value.map((element: unknown) => ({ value: element }));
  if (typeof value === 'object' && value !== null) return [{ value }];
  throw new ApiError('invalid_request', 'The body must be a JSON array of events, NDJSON, or one event.');
}

function parseJson(text: string): BodyItem {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { broken: true };
  }
}

function malformed(sentence: string): ApiError {
  return new ApiError('malformed_json', sentence);
}
