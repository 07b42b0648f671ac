import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { findApiKey, markApiKeyUsed } from '../../../db/api-keys.ts';
import type { ApiScope } from '../../../db/api-scope.ts';
import { setLoginSessionEnd } from '../../../db/login-sessions.ts';
import { findSignedInUser, type SignedInUser } from '../../../db/users.ts';
import { needOf } from '../authorization/need-of.ts';
import { accessOf, openAccount } from '../authorization/user-access.ts';
import type { AuthenticatedEnv, Principal } from '../context.ts';
import { ApiError } from '../errors.ts';
import { assertAllowed, limitHeaders } from '../limiter.ts';
import { withFacts } from '../openapi/route-facts.ts';
import { isEndStale, readSessionCookie, sessionEnd } from '../session-cookie.ts';
import { LINK_SCOPE, linkPrincipal } from '../shared-link/link-principal.ts';
import { hashToken } from '../tokens.ts';
import { count, type Limit } from './limit.ts';
import { assertSameOrigin, isSafe } from './same-origin.ts';

type KeyPrincipal = Extract<Principal, { kind: 'key' }>;

const KEY_ERRORS = ['unauthorized', 'missing_scope', 'rate_limited'] as const;
const ROLE_ERRORS = ['missing_role', 'two_factor_needed', 'sso_needed'] as const;

/** What people and shared links may ask of all routes together; some routes have a limit of their own besides. */
const READS: Limit = { name: 'reads', key: 'user_or_ip', rate: '600/m' };
const CHANGES: Limit = { name: 'changes', key: 'user_or_ip', rate: '120/m' };

// Writing it on each use would cost a D1 write per request.
const LAST_USED_STEP_MS = 60 * 60 * 1000;

/** Lets signed-in users in, by cookie. */
export function requireUser() {
  const handler = createMiddleware<AuthenticatedEnv>(async function requireUser(c, next) {
    c.set('principal', await userOf(c));
    await count(c, isSafe(c.req.method) ? READS : CHANGES);
    await next();
  });
  return withFacts(handler, {
    security: [{ session: [] }],
    errors: ['unauthorized', 'cross_site', 'rate_limited', ...ROLE_ERRORS],
  });
}

/** Lets staff in who have a second factor. To everybody else there is nothing to find. */
export function requireStaff() {
  const handler = createMiddleware<AuthenticatedEnv>(async function requireStaff(c, next) {
    const principal = await userOf(c);
    c.set('principal', principal);
    await count(c, isSafe(c.req.method) ? READS : CHANGES);
    if (principal.kind !== 'user' || !principal.user.isStaff) {
      throw new ApiError('not_found', 'There is nothing here.');
    }
    // The demo user of `npm start` has none.
    if (!principal.user.hasTwoFactor && c.get('services').vars.STAGE !== 'local') {
      throw new ApiError(
        'two_factor_needed',
        'The admin area is open only to those who sign in by two factors, or by a passkey.',
      );
    }
    await next();
  });
  return withFacts(handler, {
    security: [{ session: [] }],
    errors: ['unauthorized', 'cross_site', 'rate_limited', 'not_found', 'two_factor_needed'],
  });
}

/** Lets API keys of a scope in. */
export function requireKey(scope: ApiScope) {
  const handler = createMiddleware<AuthenticatedEnv>(async function requireKey(c, next) {
    const principal = await keyOf(c, scope);
    if (!principal) throw unauthorized('Send an API key in the Authorization header: Bearer pharos_….');
    c.set('principal', principal);
    await next();
  });
  return withFacts(handler, { security: [{ key: [scope] }], errors: KEY_ERRORS });
}

/**
 * Lets signed-in users and API keys of a scope in, and shared links to read numbers; a key goes first, the cookie last. A link
 * that shows a part of its site comes in only where the route `canNarrow` what it answers (shared-link/narrow.ts).
 */
export function requireUserOrKey(scope: ApiScope, { canNarrow = false } = {}) {
  const handler = createMiddleware<AuthenticatedEnv>(async function requireUserOrKey(c, next) {
    // A request that brings a link is the link's, whoever is signed in beside it.
    const link = async () => await linkPrincipal(c, { canNarrow });
    c.set('principal', (await keyOf(c, scope)) ?? (await link()) ?? (await userOf(c)));
    // A key has its own limit, or none.
    if (c.get('principal').kind !== 'key') await count(c, scope.endsWith(':read') ? READS : CHANGES);
    await next();
  });
  const link = scope === LINK_SCOPE ? [{ link: [] }] : [];
  return withFacts(handler, {
    security: [{ key: [scope] }, ...link, { session: [] }],
    errors: [
      ...KEY_ERRORS,
      ...(link.length > 0 ? (['link_locked'] as const) : []),
      'cross_site',
      ...ROLE_ERRORS,
    ],
  });
}

async function userOf(c: Context<AuthenticatedEnv>): Promise<Principal> {
  const token = readSessionCookie(c);
  const { db, vault, now, vars } = c.get('services');
  const view = c.get('view');
  const user = view?.user ?? (token && (await findSignedInUser(db, vault, hashToken(token), now())));
  if (!user) throw unauthorized('Sign in first.');
  const end = sessionEnd(user.signedInAt, now());
  if (!view && isEndStale(user.sessionEndsAt, end)) {
    c.executionCtx.waitUntil(setLoginSessionEnd(db, user.sessionId, end));
  }
  assertSameOrigin(c.req.raw, vars.PUBLIC_URL);
  return { ...accessTo(c, user), ...(view && { view }) };
}

function accessTo(c: Context<AuthenticatedEnv>, user: SignedInUser): Principal {
  const need = needOf(c);
  if (need.of === 'account') {
    const membership = openAccount(user, c.req.param('account_id'), need.capability);
    c.set('membership', membership);
    return { kind: 'user', user, access: { accountIds: [membership.accountId], siteIds: null } };
  }
  return { kind: 'user', user, access: accessOf(user, need.of === 'sites' ? need.capability : 'read_site') };
}

async function keyOf(c: Context<AuthenticatedEnv>, scope: ApiScope): Promise<KeyPrincipal | undefined> {
  const token = bearerToken(c);
  if (token === undefined) return undefined;
  assertScope(c, scope);
  const { db, now } = c.get('services');
  const key = await findApiKey(db, hashToken(token));
  if (!key) throw unauthorized('This API key does not exist.');
  if (key.expiresAt !== null && key.expiresAt <= now()) throw unauthorized('This API key has expired.');
  if (!key.scopes.includes(scope))
    throw new ApiError('missing_scope', `This API key lacks the scope ${scope}.`);
  await limitKey(c, key.id, key.ratePerMinute);
  if ((key.lastUsedAt ?? 0) < now() - LAST_USED_STEP_MS) {
    c.executionCtx.waitUntil(markApiKeyUsed(db, key.id, now()));
  }
  return { kind: 'key', key, access: { accountIds: only(key.accountId), siteIds: only(key.siteId) } };
}

/** What a route says in its own place and in the table must be the same. */
function assertScope(c: Context, scope: ApiScope): void {
  const need = needOf(c);
  if ('scope' in need && need.scope === scope) return;
  throw new Error(`${c.req.method} ${c.req.path} lets keys in by another scope than ROUTE_NEEDS`);
}

/** Keys that are tied to nothing reach everything. */
function only(id: number | null): number[] | null {
  return id === null ? null : [id];
}

async function limitKey(
  c: Context<AuthenticatedEnv>,
  id: number,
  ratePerMinute: number | null,
): Promise<void> {
  if (ratePerMinute === null) return;
  const options = { limit: ratePerMinute, windowMs: 60_000 };
  const verdict = await c.get('services').limiter.hit(`api-key:${id}`, options);
  assertAllowed(options, verdict, `This API key may ask ${ratePerMinute} times a minute.`);
  for (const [name, value] of Object.entries(limitHeaders(options, verdict))) c.header(name, value);
}

/** The token of `Authorization: Bearer …`; undefined without such a header. */
export function bearerToken(c: Context): string | undefined {
  const header = c.req.header('authorization');
  if (header === undefined) return undefined;
  const token = /^Bearer +(\S+)$/i.exec(header)?.[1];
  if (token === undefined) throw unauthorized('The Authorization header must read: Bearer <key>.');
  return token;
}

/** A 401 that says what to send. */
export function unauthorized(sentence: string): ApiError {
  return new ApiError('unauthorized', sentence, { 'www-authenticate': 'Bearer' });
}
