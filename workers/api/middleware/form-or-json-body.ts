import type { MiddlewareHandler } from 'hono';
import type { z } from 'zod';
import { ApiError } from '../errors.ts';
import { readBody } from '../read-body.ts';
import { describeIssues, MAX_BODY_BYTES, parseJson } from './json-body.ts';

const FORM = /^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i;

/** jsonBody that reads forms as well: the Sites API is scripted with `curl -F`. */
export function formOrJsonBody<S extends z.ZodType<object>>(
  schema: S,
): MiddlewareHandler<object, string, { in: { json: z.input<S> }; out: { json: z.output<S> } }> {
  return async function formOrJsonBody(c, next) {
    const text = await readBody(c.req.raw, MAX_BODY_BYTES);
    const type = c.req.header('content-type') ?? '';
    const body = FORM.test(type) ? await parseForm(text, type) : parseJson(text);
    const parsed = schema.safeParse(body);
    if (!parsed.success) throw new ApiError('invalid_request', describeIssues(parsed.error));
    c.req.addValidatedData('json', parsed.data);
    await next();
  };
}

async function parseForm(text: string, type: string): Promise<Record<string, unknown>> {
  try {
    return Object.fromEntries(await new Response(text, { headers: { 'content-type': type } }).formData());
  } catch {
    throw new ApiError('invalid_request', 'The body is not a valid form.');
  }
}
