import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { findImpersonation, type Impersonation } from '../../../db/impersonations.ts';
import type { Site } from '../../../db/sites.ts';
import { findSignedInUser, findUserAsSignedIn, type SignedInUser } from '../../../db/users.ts';
import type { Services } from '../services.ts';
import { readSessionCookie } from '../session-cookie.ts';
import { hashToken } from '../tokens.ts';

/** A member of staff looks at the product as a user does. */
export interface View {
  impersonation: Impersonation;
  /** Who looks. */
  staff: SignedInUser;
  /** As whom. */
  user: SignedInUser;
  /** What the request is about, as far as it turned out. */
  sites: Set<Site>;
}

/** Beside the session's own cookie, which stays what it is. */
const VIEW_COOKIE = '__Host-pharos-view';
/** Until when it goes (epoch ms): for the page, which asks who it is only where this says so. */
const VIEWING_COOKIE = '__Host-pharos-viewing';

const OPTIONS = { path: '/', secure: true, sameSite: 'Lax' } as const;

/** Has the browser send with each request that it looks as somebody else. */
export function setViewCookies(c: Context, token: string, endsAt: number, now: number): void {
  const maxAge = Math.ceil((endsAt - now) / 1000);
  setCookie(c, VIEW_COOKIE, token, { ...OPTIONS, httpOnly: true, maxAge });
  setCookie(c, VIEWING_COOKIE, String(endsAt), { ...OPTIONS, maxAge });
}

/** The browser's own session is all there is again. */
export function clearViewCookies(c: Context): void {
  for (const name of [VIEW_COOKIE, VIEWING_COOKIE]) deleteCookie(c, name, OPTIONS);
}

/** As whom a request looks; undefined when as nobody else, or no more. Costs nothing without the cookie. */
export async function readView(c: Context): Promise<View | undefined> {
  const [token, session] = [getCookie(c, VIEW_COOKIE), readSessionCookie(c)];
  if (!token || !session) return undefined;
  const { db, vault, now }: Services = c.get('services');
  const [staff, impersonation] = await Promise.all([
    findSignedInUser(db, vault, hashToken(session), now()),
    findImpersonation(db, hashToken(token), now()),
  ]);
  if (!staff?.isStaff || staff.sessionId !== impersonation?.sessionId) return undefined;
  const user = await findUserToSeeAs({ db, vault }, impersonation);
  return user && { impersonation, staff, user, sites: new Set() };
}

/** The user that is looked as, with what of hers is looked at; undefined when there is none, or she is of the staff. */
export async function findUserToSeeAs(
  { db, vault }: Pick<Services, 'db' | 'vault'>,
  { userId, accountId }: Pick<Impersonation, 'userId' | 'accountId'>,
): Promise<SignedInUser | undefined> {
  const user = await findUserAsSignedIn(db, vault, userId);
  if (!user || user.isStaff) return undefined;
  if (accountId === null) return user;
  const memberships = user.memberships.filter((each) => each.accountId === accountId);
  return memberships.length === 0 ? undefined : { ...user, memberships, guestOf: [] };
}
