import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { parse } from 'hono/utils/cookie';
import { hashToken, randomToken } from '../tokens.ts';

/** Tells a browser from others, across sessions and users; D1 has its SHA-256 only. */
const DEVICE_COOKIE = '__Host-pharos-device';
/** As long as browsers keep any cookie. */
const DEVICE_SECONDS = 400 * 24 * 60 * 60;

/** What the browser's cookie is known by; it gets one when it has none. */
export function deviceHash(c: Context): string {
  const known = getCookie(c, DEVICE_COOKIE);
  const device = known || randomToken();
  const options = { path: '/', secure: true, httpOnly: true, sameSite: 'Lax' } as const;
  setCookie(c, DEVICE_COOKIE, device, { ...options, maxAge: DEVICE_SECONDS });
  return hashToken(device);
}

/** The same of a request's headers; undefined when the browser has none yet. */
export function deviceHashOf(headers: Headers | undefined): string | undefined {
  const device = parse(headers?.get('cookie') ?? '', DEVICE_COOKIE)[DEVICE_COOKIE];
  return device && hashToken(device);
}
