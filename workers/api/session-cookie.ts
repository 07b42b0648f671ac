import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { parse } from 'hono/utils/cookie';

const DAY_MS = 24 * 60 * 60 * 1000;
const IDLE_DAYS = 30;
const SESSION_DAYS = 90;
/** How long a cookie of a session is kept, at most. */
export const SESSION_SECONDS = (SESSION_DAYS * DAY_MS) / 1000;

/** With this prefix browsers insist on Secure, Path=/ and no Domain. */
export const SESSION_COOKIE = '__Host-pharos';

/** When a session ends (epoch ms) that began then and is used now: 30 days from now, 90 from its beginning at the latest. */
export function sessionEnd(beganAt: number, now: number): number {
  return Math.min(now + IDLE_DAYS * DAY_MS, beganAt + SESSION_DAYS * DAY_MS);
}

/** Whether it is time to write down that a session ends later; on each use, it would cost a write to D1 each. */
export function isEndStale(endsAt: number, end: number): boolean {
  return end - endsAt > DAY_MS;
}

/** The token that the browser sent. What better-auth signs it with, it checks; the token itself cannot be guessed. */
export function readSessionCookie(c: Context): string | undefined {
  const cookie = getCookie(c, SESSION_COOKIE);
  return cookie && tokenOfCookie(cookie);
}

/** The token in a cookie's value, before its signature. */
export function tokenOfCookie(value: string): string {
  return value.slice(0, value.lastIndexOf('.'));
}

/** The same of a request's headers. */
export function sessionTokenOf(headers: Headers | undefined): string | undefined {
  const cookie = parse(headers?.get('cookie') ?? '', SESSION_COOKIE)[SESSION_COOKIE];
  return cookie && tokenOfCookie(cookie);
}

/** The token of the session that an answer opens, by the cookie it sets. */
export function openedSession(answer: Headers): string | undefined {
  const values = answer
    .getSetCookie()
    .filter((line) => line.startsWith(`${SESSION_COOKIE}=`))
    .map((line) => decodeURIComponent(line.slice(SESSION_COOKIE.length + 1).split(';')[0] ?? ''));
  const value = values.findLast((each) => each !== '');
  return value && tokenOfCookie(value);
}
