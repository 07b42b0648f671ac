import { createMiddleware } from 'hono/factory';
import type { ApiEnv } from '../context.ts';

const TWO_YEARS_SECONDS = 63_072_000;

/** What every answer says to browsers: it is what its type says, and no page, no frame, no part of another site. */
const HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': `max-age=${TWO_YEARS_SECONDS}; includeSubDomains`,
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY',
};
const SHARING = 'cross-origin-resource-policy';
/** Of an answer that brings no policy of its own, as a page does. */
const NOTHING = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** Sets the security headers of whatever is answered, errors included. */
export function securityHeaders() {
  return createMiddleware<ApiEnv>(async function securityHeaders(c, next) {
    await next();
    // Pictures for other pages may be part of them.
    const isForAll = c.res.headers.get(SHARING) === 'cross-origin';
    for (const [name, value] of Object.entries(HEADERS)) {
      if (name !== SHARING || !isForAll) c.header(name, value);
    }
    if (!c.res.headers.has('content-security-policy')) c.header('content-security-policy', NOTHING);
  });
}
