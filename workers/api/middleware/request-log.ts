import { createMiddleware } from 'hono/factory';
import { routePath } from 'hono/route';
import type { Log } from '../../../observe/log.ts';
import type { ApiEnv, AuthenticatedEnv } from '../context.ts';
import { randomName } from '../tokens.ts';

interface LoggedEnv extends ApiEnv {
  Variables: ApiEnv['Variables'] & Partial<AuthenticatedEnv['Variables']>;
}

/**
 * Gives each request an id, in the log and in `x-request-id`. Logs the route's pattern, never the URL; what kind of asker
 * it was, never who; and why it was refused.
 */
export function requestLog(log: Log) {
  return createMiddleware<LoggedEnv>(async function requestLog(c, next) {
    const startedAt = Date.now();
    c.set('requestId', `req_${randomName()}`);
    await next();
    c.header('x-request-id', c.get('requestId'));
    log('info', 'request', {
      request_id: c.get('requestId'),
      method: c.req.method,
      route: routePath(c, -1),
      status: c.res.status,
      code: c.get('errorCode'),
      by: c.get('principal')?.kind,
      ms: Date.now() - startedAt,
    });
  });
}
