import { createMiddleware } from 'hono/factory';
import type { ApiEnv } from '../context.ts';
import { ApiError } from '../errors.ts';
import { withFacts } from '../openapi/route-facts.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether requests of this method change nothing. */
export function isSafe(method: string): boolean {
  return SAFE_METHODS.has(method);
}

/**
 * Refuses an unsafe request that a browser sends on behalf of another site. Every current browser sends Sec-Fetch-Site
 * or Origin with such a request; one with neither comes from a program, which nobody can trick into bringing a cookie.
 */
export function assertSameOrigin(request: Request, publicUrl: string): void {
  if (isSafe(request.method)) return;
  const site = request.headers.get('sec-fetch-site');
  if (site === 'same-origin' || site === 'none') return;
  const origin = request.headers.get('origin');
  if (site === null && origin === null) return;
  const ours = [new URL(publicUrl).origin, new URL(request.url).origin];
  if (site === null && origin !== null && ours.includes(origin)) return;
  throw new ApiError('cross_site', 'This request came from another site.');
}

/** assertSameOrigin for routes that work without signing in. */
export function sameOrigin() {
  const handler = createMiddleware<ApiEnv>(async function sameOrigin(c, next) {
    assertSameOrigin(c.req.raw, c.get('services').vars.PUBLIC_URL);
    await next();
  });
  return withFacts(handler, { errors: ['cross_site'] });
}
