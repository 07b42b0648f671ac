import type { MiddlewareHandler } from 'hono';
import type { z } from 'zod';
import { describeIssue } from '../describe-issue.ts';
import { ApiError } from '../errors.ts';
import { withFacts } from '../openapi/route-facts.ts';
import { readBody } from '../read-body.ts';

/** What a body may have unless a route says otherwise. */
export const MAX_BODY_BYTES = 64 * 1024;

/** How reading a body refuses. */
export const BODY_ERRORS = ['invalid_request', 'malformed_json', 'payload_too_large'] as const;

/** Reads a JSON body that must fit `schema`; the handler takes it from `c.req.valid('json')`. */
export function jsonBody<S extends z.ZodType<object>>(
  schema: S,
  maxBytes = MAX_BODY_BYTES,
): MiddlewareHandler<object, string, { in: { json: z.input<S> }; out: { json: z.output<S> } }> {
  return withFacts(
    async function jsonBody(c, next) {
      const text = await readBody(c.req.raw, maxBytes);
      const parsed = schema.safeParse(parseJson(text));
      if (!parsed.success) throw new ApiError('invalid_request', describeIssues(parsed.error));
      c.req.addValidatedData('json', parsed.data);
      await next();
    },
    { body: { content: { 'application/json': schema }, isRequired: true }, errors: BODY_ERRORS },
  );
}

/** Parses JSON, or throws `malformed_json`. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError('malformed_json', 'The body is not valid JSON.');
  }
}

/** One sentence per problem: `timezone: is missing.` */
export function describeIssues(error: z.core.$ZodError): string {
  return error.issues
    .map((issue) => {
      const sentence = describeIssue(issue).replace(/\.?$/, '.');
      if (issue.path.length > 0) return `${issue.path.join('.')}: ${sentence}`;
      return sentence.charAt(0).toUpperCase() + sentence.slice(1);
    })
    .join(' ');
}
