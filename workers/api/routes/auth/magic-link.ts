import { Hono } from 'hono';
import { sendMail } from '../../../../emails/send-mail.ts';
import type { ApiEnv } from '../../context.ts';
import { ARRIVAL, AUTH_ERRORS, arrival, signInBy } from '../../identity/ask-auth.ts';
import { linksPerClient } from '../../identity/auth-limits.ts';
import { invalidToken, issueLink, redeemLink } from '../../identity/email-link.ts';
import { resendVerification } from '../../identity/sign-up.ts';
import { jsonBody } from '../../middleware/json-body.ts';
import { sameOrigin } from '../../middleware/same-origin.ts';
import { describe } from '../../openapi/describe.ts';
import type { Services } from '../../services.ts';
import { tokenSchema } from './input.ts';
import { mailRoute } from './mail-route.ts';

const ask = mailRoute(
  '/magic-link',
  { operationId: 'askMagicLink', summary: 'Send a link that signs in' },
  sendSignInLink,
);

const follow = new Hono<ApiEnv>().post(
  '/magic-link/sign-in',
  describe({
    operationId: 'signInByMagicLink',
    tag: 'Sign-in',
    summary: 'Sign in by the link of an e-mail',
    answer: ARRIVAL,
    errors: [...AUTH_ERRORS, 'invalid_token'],
  }),
  sameOrigin(),
  jsonBody(tokenSchema),
  linksPerClient,
  async (c) => {
    const { userId } = await redeemLink(c.get('services'), 'magic-link', c.req.valid('json').token);
    const { internalAdapter } = await c.get('services').auth.$context;
    // Her user may be gone since.
    if (!(await internalAdapter.findUserById(userId))) throw invalidToken();
    return c.json(
      arrival(await signInBy(c, 'link', (api, request) => api.signInLink({ body: { userId }, ...request }))),
    );
  },
);

async function sendSignInLink(services: Services, email: string): Promise<void> {
  const { internalAdapter } = await services.auth.$context;
  const user = (await internalAdapter.findUserByEmail(email))?.user;
  if (!user) return;
  // What was set up before the address was confirmed may be a stranger's: that comes first.
  if (!user.emailVerified) return await resendVerification(services, email);
  const { url, validMs, expiresAt } = await issueLink(services, 'magic-link', { userId: user.id });
  const props = { url, validMs };
  await sendMail(services, { mail: 'sign-in-link', props, to: user.email, dedupeKey: url, expiresAt });
}

/** Signing in by a link that comes by e-mail. */
export const magicLink = new Hono<ApiEnv>().route('/', ask).route('/', follow);
