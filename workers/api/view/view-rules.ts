/** They read, though they are asked by POST because of the length of the question. */
const READS_BY_POST: ReadonlySet<string> = new Set([
  'POST /api/v2/query',
  'POST /api/v2/batch',
  'POST /api/v2/dashboard',
  'POST /api/v2/funnel',
  'POST /api/v2/journey',
  'POST /api/v2/retention',
]);

/** What is nobody's but the user's own: how she signs in, secrets, her data to take along; and what writes though it is a GET. */
const KEPT_PRIVATE: ReadonlySet<string> = new Set([
  'GET /api/auth/sessions',
  'GET /api/auth/passkeys',
  'GET /api/auth/providers',
  'GET /api/auth/callback/:provider',
  'GET /api/auth/sso/:organisation/callback',
  'GET /api/accounts/:account_id/sso',
  'GET /api/keys',
  'GET /api/me/export',
  // They show where people sit, and addresses that let in.
  'GET /api/accounts/:account_id/audit',
  'GET /api/v1/sites/shared-links',
  'GET /api/transfers/:token',
]);

/** Of the member of staff herself: who she looks as, and the way back. */
const OWN: ReadonlySet<string> = new Set(['GET /api/admin/impersonation', 'DELETE /api/admin/impersonation']);

/** Whether a route (`GET /api/sites`) is asked as who one is, even while looking as somebody else. */
export function isOwnInView(route: string): boolean {
  return OWN.has(route);
}

/** Whether a route (as ROUTE_NEEDS names it: HEAD is answered by those of GET) may be asked while looking as somebody else: what reads, but for what is private. */
export function mayView(route: string): boolean {
  if (OWN.has(route) || READS_BY_POST.has(route)) return true;
  return route.startsWith('GET ') && !KEPT_PRIVATE.has(route);
}
