import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';

export const SESSION_DAYS = 30;
export const SESSION_SECONDS = SESSION_DAYS * 24 * 60 * 60;

/** With this prefix browsers insist on Secure, Path=/ and no Domain. */
export const SESSION_COOKIE = '__Host-pharos';

/** The token that the browser sent. What better-auth signs it with, it checks; the token itself cannot be guessed. */
export function readSessionCookie(c: Context): string | undefined {
  const cookie = getCookie(c, SESSION_COOKIE);
  return cookie && tokenOfCookie(cookie);
}

/** The token in a cookie's value, before its signature. */
export function tokenOfCookie(value: string): string {
  return value.slice(0, value.lastIndexOf('.'));
}
