import type { MiddlewareHandler } from 'hono';
import type { z } from 'zod';
import { ApiError } from '../errors.ts';
import { withFacts } from '../openapi/route-facts.ts';
import { describeIssues } from './json-body.ts';

/** Reads the query string, which must fit `schema`; the handler takes it from `c.req.valid('query')`. */
export function queryParams<S extends z.ZodObject>(
  schema: S,
): MiddlewareHandler<object, string, { in: { query: z.input<S> }; out: { query: z.output<S> } }> {
  return withFacts(
    async function queryParams(c, next) {
      const parsed = schema.safeParse(c.req.query());
      if (!parsed.success) throw new ApiError('invalid_request', describeIssues(parsed.error));
      c.req.addValidatedData('query', parsed.data);
      await next();
    },
    { query: schema, errors: ['invalid_request'] },
  );
}
