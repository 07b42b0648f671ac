import { createMiddleware } from 'hono/factory';
import type { ApiEnv } from '../context.ts';
import { ApiError } from '../errors.ts';
import { withFacts } from '../openapi/route-facts.ts';
import { equalSecrets } from '../tokens.ts';
import { bearerToken, unauthorized } from './authenticate.ts';

/** Lets the operator in, by the OPERATOR_TOKEN secret; where none is set there is nothing to find. */
export function requireOperator() {
  const handler = createMiddleware<ApiEnv>(async function requireOperator(c, next) {
    const expected = c.get('services').vars.OPERATOR_TOKEN;
    if (expected === undefined) throw new ApiError('not_found', 'There is nothing here.');
    const token = bearerToken(c);
    if (token === undefined || !equalSecrets(token, expected))
      throw unauthorized("Send the operator's token.");
    await next();
  });
  return withFacts(handler, { security: [{ operator: [] }], errors: ['unauthorized', 'not_found'] });
}
