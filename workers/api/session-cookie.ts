import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';

export const SESSION_DAYS = 30;
const SESSION_SECONDS = SESSION_DAYS * 24 * 60 * 60;

// Hono adds the `__Host-` prefix, with which browsers insist on Secure, Path=/ and no Domain.
const NAME = 'pharos';
const OPTIONS = { path: '/', secure: true, httpOnly: true, sameSite: 'Lax', prefix: 'host' } as const;

/** The token that the browser sent. */
export function readSessionCookie(c: Context): string | undefined {
  return getCookie(c, NAME, 'host');
}

/** Hands the browser its token, for 30 days. */
export function writeSessionCookie(c: Context, token: string): void {
  setCookie(c, NAME, token, { ...OPTIONS, maxAge: SESSION_SECONDS });
}

/** Makes the browser forget its token. */
export function clearSessionCookie(c: Context): void {
  deleteCookie(c, NAME, OPTIONS);
}
