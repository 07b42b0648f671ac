import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { findSignedInUser } from '../../../../db/users.ts';
import { recordUserAudit } from '../../audit.ts';
import type { ApiEnv } from '../../context.ts';
import { ApiError } from '../../errors.ts';
import { AUTH_ERRORS, askAuth } from '../../identity/ask-auth.ts';
import { perClient } from '../../identity/auth-limits.ts';
import { completeSignIn } from '../../identity/complete-sign-in.ts';
import { noteChange } from '../../identity/note-change.ts';
import { providerName, providersOf } from '../../identity/providers.ts';
import { type Made, watchLinks } from '../../identity/watch-links.ts';
import { jsonBody } from '../../middleware/json-body.ts';
import { sameOrigin } from '../../middleware/same-origin.ts';
import { describe } from '../../openapi/describe.ts';
import { SESSION_COOKIE, tokenOfCookie } from '../../session-cookie.ts';
import { hashToken } from '../../tokens.ts';
import { nextSchema } from './input.ts';

/** Our codes for the library's, as the sign-in page is told them. */
const FAILURES: Record<string, string> = {
  INVITE_ONLY: 'invite_only',
  BLOCKED: 'blocked',
  DELETED: 'user_deleted',
  account_not_linked: 'email_taken',
  EMAIL_NOT_CONFIRMED: 'email_unconfirmed',
  email_not_found: 'email_unconfirmed',
};

const waysSchema = z.object({
  sign_up: z.boolean(),
  invite_only: z.boolean(),
  magic_link: z.boolean(),
  passkeys: z.boolean(),
  providers: z.array(z.object({ id: z.string(), name: z.string() })),
});

const ways = new Hono<ApiEnv>().get(
  '/ways',
  describe({
    operationId: 'listWaysIn',
    tag: 'Sign-in',
    summary: 'The ways to sign in that are offered',
    answer: waysSchema,
  }),
  (c) => {
    const { vars } = c.get('services');
    return c.json({
      sign_up: true,
      invite_only: vars.INVITE_ONLY,
      magic_link: true,
      passkeys: true,
      providers: providersOf(vars).offered,
    });
  },
);

const begin = new Hono<ApiEnv>().post(
  '/oauth',
  describe({
    operationId: 'beginOAuth',
    tag: 'Sign-in',
    summary: 'Where to go to sign in by another provider',
    answer: z.object({ url: z.string() }),
    errors: AUTH_ERRORS,
  }),
  sameOrigin(),
  perClient,
  jsonBody(z.strictObject({ provider: z.string(), next: nextSchema })),
  async (c) => {
    const { vars } = c.get('services');
    const { provider, next } = c.req.valid('json');
    if (!providersOf(vars).offered.some(({ id }) => id === provider)) {
      throw new ApiError('invalid_request', 'Nobody signs in by this provider here.');
    }
    const body = { provider, callbackURL: next, errorCallbackURL: '/sign-in', disableRedirect: true };
    const { url } = await askAuth(c, (api, request) => api.signInSocial({ body, ...request }));
    return c.json({ url: String(url) });
  },
);

const back = new Hono<ApiEnv>().get(
  '/callback/:provider',
  describe({
    operationId: 'finishOAuth',
    tag: 'Sign-in',
    summary: 'Where the other provider leads back to',
    answer: null,
    status: 302,
    params: { provider: z.string() },
  }),
  perClient,
  async (c) => {
    const { auth, vars } = c.get('services');
    const { answer, made } = await watchLinks(() => auth.handler(c.req.raw));
    await noteMade(c, made);
    for (const cookie of answer.headers.getSetCookie()) c.header('set-cookie', cookie, { append: true });
    const location = answer.headers.get('location');
    // The body is another then, the status and the address are not: she has a second factor.
    const isChallenged = (await answer.text()).includes('"twoFactorRedirect":true');
    if (isChallenged) return c.redirect(new URL('/sign-in?two_factor=1', vars.PUBLIC_URL).href);
    const target = new URL(location ?? '/sign-in?error=oauth_failed', vars.PUBLIC_URL);
    const error = target.searchParams.get('error');
    if (error !== null || target.origin !== new URL(vars.PUBLIC_URL).origin) {
      const code = FAILURES[error ?? ''] ?? 'oauth_failed';
      return c.redirect(new URL(`/sign-in?error=${code}`, vars.PUBLIC_URL).href);
    }
    await completeFrom(c, answer);
    return c.redirect(target.href);
  },
);

/** Writes down who has become a user, and tells who is one already of a provider that opens her account from now on. */
async function noteMade(c: Context<ApiEnv>, { users, links }: Made): Promise<void> {
  const { auth, vars } = c.get('services');
  const { internalAdapter } = await auth.$context;
  for (const { userId, provider } of links) {
    if (users.includes(userId)) {
      const detail = { by: 'provider' };
      await recordUserAudit(c, Number(userId), { action: 'user.signed_up', detail });
      continue;
    }
    const user = await internalAdapter.findUserById(userId);
    if (user) await noteChange(c, user, 'sign_in_linked', providerName(vars, provider));
  }
}

/** Finishes the sign-in of the session that the answer opens. */
async function completeFrom(c: Context<ApiEnv>, answer: Response): Promise<void> {
  const { db, vault, now } = c.get('services');
  const [cookie] = answer.headers.getSetCookie().filter((each) => each.startsWith(`${SESSION_COOKIE}=`));
  const value = decodeURIComponent(cookie?.split(/[=;]/)[1] ?? '');
  const user = await findSignedInUser(db, vault, hashToken(tokenOfCookie(value)), now());
  if (user) await completeSignIn(c, { id: String(user.id), email: user.email }, 'provider');
}

/** Ways in, and signing in by other providers. */
export const providers = new Hono<ApiEnv>().route('/', ways).route('/', begin).route('/', back);
