import type { RouteContext } from './router.ts';

const PREFLIGHT_SECONDS = '86400';

/** Headers that let any page read the answer, whether its request carried credentials or not; none are ever used. */
export function corsHeaders(request: Request): Record<string, string> {
  const origin = request.headers.get('origin');
  if (!origin) return { 'access-control-allow-origin': '*' };
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-expose-headers': 'retry-after, x-request-id',
    vary: 'origin',
  };
}

/** Scripts are for any page. */
export function scriptHeaders(): Record<string, string> {
  return { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' };
}

/** The answer to a preflight: beacons may be posted from anywhere. */
export function answerPreflight(_: Request, { headers }: RouteContext): Response {
  return new Response(null, {
    status: 204,
    headers: {
      ...headers,
      'access-control-allow-methods': 'POST, OPTIONS',
      'access-control-allow-headers': 'content-type, x-pharos-debug',
      'access-control-max-age': PREFLIGHT_SECONDS,
    },
  });
}
