import type { RouteContext } from './router.ts';

const ALLOWED_HEADERS =
  'Authorization,Content-Type,Accept,Origin,User-Agent,DNT,Cache-Control,X-Mx-ReqToken,Keep-Alive,X-Requested-With,' +
  'If-Modified-Since,X-CSRF-Token,x-umami-cache';

/** The headers that trackers of other products are used to; pages anywhere may read the answer. */
export function foreignCorsHeaders(): Record<string, string> {
  return {
    'access-control-allow-origin': '*',
    'access-control-expose-headers': 'x-plausible-dropped, x-request-id',
  };
}

/** The answer to their preflights. */
export function answerForeignPreflight(request: Request, { headers }: RouteContext): Response {
  // Umami's tracker asks for all headers, and browsers take `*` at its word only without credentials.
  const asked = request.headers.get('access-control-request-headers');
  return new Response(null, {
    status: 204,
    headers: {
      ...headers,
      'access-control-allow-methods': 'GET,POST,PUT,PATCH,DELETE,OPTIONS',
      'access-control-allow-headers': asked ?? ALLOWED_HEADERS,
      'access-control-max-age': '86400',
    },
  });
}
