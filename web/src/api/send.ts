import { linkOfUrl } from '../router.ts';
import { linkHeaders } from '../share/proof.ts';
import { addressOf, withoutGaps } from './address.ts';
import type { Given, Method } from './operation.ts';

/** Sends a request to our API: same origin, session cookie, the link of a shared page. */
export function send(method: Method, path: string, given: Given = {}): Promise<Response> {
  const { body, header, signal } = given;
  const link = linkOfUrl(window.location.pathname, window.location.search);
  return fetch(addressOf(path, given), {
    method: method.toUpperCase(),
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(link !== null && linkHeaders(link)),
      ...withoutGaps(header),
    },
    body: body === undefined ? null : JSON.stringify(body),
    signal: signal ?? null,
  });
}
