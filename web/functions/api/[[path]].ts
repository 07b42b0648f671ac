/**
 * Serves `/api/*` under the dashboard's own origin on *.pages.dev, where no route to the api Worker can be set and
 * session cookies would not cross over. Needs a service binding `API` → `pharos-api` in the Pages project's settings
 * (production) and `pharos-api-staging` (preview). With a domain of our own, a route `/api/*` to the api Worker comes first and this is
 * never called. `_routes.json` keeps every other request away from Functions, so static files cost nothing.
 *
 * Deploy from web/, where wrangler looks for `functions/`: `cd web && wrangler pages deploy dist`.
 */
export async function onRequest({ request, env }: { request: Request; env: PagesEnv }): Promise<Response> {
  if (env.API) return env.API.fetch(request);
  const requestId = crypto.randomUUID();
  const error = {
    error: 'The API is not connected to this deployment.',
    code: 'api_not_bound',
    request_id: requestId,
  };
  return Response.json(error, {
    status: 503,
    headers: {
      'x-request-id': requestId,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'strict-transport-security': 'max-age=63072000; includeSubDomains',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    },
  });
}

interface PagesEnv {
  /** The api Worker. */
  API?: { fetch(request: Request): Promise<Response> };
}
