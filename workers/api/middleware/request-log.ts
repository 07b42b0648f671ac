import { createMiddleware } from 'hono/factory';
import { routePath } from 'hono/route';
import type { Log } from '../../../observe/log.ts';
import type { ApiEnv } from '../context.ts';
import { randomName } from '../tokens.ts';

/** Gives each request an id, in the log and in `x-request-id`. Logs the route's pattern, never the URL. */
export function requestLog(log: Log) {
  return createMiddleware<ApiEnv>(async function requestLog(c, next) {
    const startedAt = Date.now();
    c.set('requestId', `req_${randomName()}`);
    await next();
    c.header('x-request-id', c.get('requestId'));
    log('info', 'request', {
      request_id: c.get('requestId'),
      method: c.req.method,
      route: routePath(c, -1),
      status: c.res.status,
      ms: Date.now() - startedAt,
    });
  });
}
