import { Hono } from 'hono';
import { z } from 'zod';
import { recordUserAudit } from '../../audit.ts';
import type { ApiEnv } from '../../context.ts';
import { linksPerClient, mailsPerClient, mailsPerEmail } from '../../identity/auth-limits.ts';
import { invalidToken, redeemLink } from '../../identity/email-link.ts';
import { inBackground } from '../../identity/in-background.ts';
import { assertGoodPassword } from '../../identity/passwords.ts';
import { signUp as makeUser, passwordMark, resendVerification } from '../../identity/sign-up.ts';
import { jsonBody } from '../../middleware/json-body.ts';
import { sameOrigin } from '../../middleware/same-origin.ts';
import { describe } from '../../openapi/describe.ts';
import { emailSchema, nameSchema, newPasswordSchema, tokenSchema } from './input.ts';
import { mailRoute } from './mail-route.ts';

const signUpSchema = z.strictObject({
  email: emailSchema,
  password: newPasswordSchema,
  name: nameSchema.default(''),
});

// All the work is done after the answer, which is the same for every address.
const add = new Hono<ApiEnv>().post(
  '/sign-up',
  describe({
    operationId: 'signUp',
    tag: 'Sign-in',
    summary: 'Sign up; an e-mail confirms it',
    answer: z.object({ ok: z.literal(true) }),
    errors: ['weak_password', 'guessable_password', 'breached_password'],
  }),
  sameOrigin(),
  jsonBody(signUpSchema),
  mailsPerClient,
  mailsPerEmail,
  async (c) => {
    const services = c.get('services');
    const wanted = c.req.valid('json');
    await assertGoodPassword(services, wanted.password, [wanted.email, wanted.name ?? '']);
    inBackground(c, async () => {
      const userId = await makeUser(services, wanted);
      if (userId !== undefined) await recordUserAudit(c, Number(userId), { action: 'user.signed_up' });
    });
    return c.json({ ok: true });
  },
);

const resend = mailRoute(
  '/verify-email/resend',
  { operationId: 'resendVerification', summary: 'Send the link to confirm an address again' },
  resendVerification,
);

const verify = new Hono<ApiEnv>().post(
  '/verify-email',
  describe({
    operationId: 'verifyEmail',
    tag: 'Sign-in',
    summary: 'Confirm an address by the link of an e-mail',
    answer: z.object({ email: z.string() }),
    errors: ['invalid_token'],
  }),
  sameOrigin(),
  jsonBody(tokenSchema),
  linksPerClient,
  async (c) => {
    const services = c.get('services');
    const { internalAdapter } = await services.auth.$context;
    const link = await redeemLink(services, 'verify-email', c.req.valid('json').token);
    const hash = (await internalAdapter.findCredentialAccount(link.userId))?.password;
    // Somebody else may have signed up with this address since: the link confirms what it was sent for.
    if (!hash || passwordMark(hash) !== link.passwordMark) throw invalidToken();
    const user = await internalAdapter.updateUser(link.userId, { emailVerified: true });
    await recordUserAudit(c, Number(link.userId), { action: 'user.confirmed' });
    return c.json({ email: String(user.email) });
  },
);

/** Signing up, which an e-mail confirms. */
export const signUp = new Hono<ApiEnv>().route('/', add).route('/', resend).route('/', verify);
