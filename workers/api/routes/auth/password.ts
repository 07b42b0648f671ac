import { Hono } from 'hono';
import { z } from 'zod';
import { distrustDevices } from '../../../../db/known-devices.ts';
import type { ApiEnv, AuthenticatedEnv } from '../../context.ts';
import { AUTH_ERRORS, askAuth } from '../../identity/ask-auth.ts';
import { linksPerClient, perUser } from '../../identity/auth-limits.ts';
import { invalidToken, readLink, redeemLink } from '../../identity/email-link.ts';
import { lockAccount } from '../../identity/lock-account.ts';
import { noteChange } from '../../identity/note-change.ts';
import { assertGoodPassword } from '../../identity/passwords.ts';
import { resetPassword, sendPasswordReset } from '../../identity/reset-password.ts';
import { signedInUser } from '../../identity/signed-in-user.ts';
import { tellOfLock } from '../../identity/tell-of-lock.ts';
import { requireUser } from '../../middleware/authenticate.ts';
import { jsonBody } from '../../middleware/json-body.ts';
import { sameOrigin } from '../../middleware/same-origin.ts';
import { describe } from '../../openapi/describe.ts';
import { newPasswordSchema, tokenSchema } from './input.ts';
import { mailRoute } from './mail-route.ts';

const forgot = mailRoute(
  '/password/forgot',
  { operationId: 'forgetPassword', summary: 'Send a link to choose another password' },
  sendPasswordReset,
);

const reset = new Hono<ApiEnv>().post(
  '/password/reset',
  describe({
    operationId: 'resetPassword',
    tag: 'Sign-in',
    summary: 'Choose another password by the link of an e-mail',
    answer: z.object({ email: z.string() }),
    errors: ['invalid_token', 'weak_password', 'guessable_password', 'breached_password'],
  }),
  sameOrigin(),
  jsonBody(tokenSchema.extend({ password: newPasswordSchema })),
  linksPerClient,
  async (c) => {
    const services = c.get('services');
    const { token, password } = c.req.valid('json');
    const { userId } = await readLink(services, 'reset-password', token);
    const user = await (await services.auth.$context).internalAdapter.findUserById(userId);
    if (!user) throw invalidToken();
    // First, so that a refused one does not use the link up.
    await assertGoodPassword(services, password, [user.email, user.name]);
    await redeemLink(services, 'reset-password', token);
    await resetPassword(services, userId, password);
    await noteChange(c, user, 'password_changed');
    return c.json({ email: user.email });
  },
);

const change = new Hono<AuthenticatedEnv>().post(
  '/password/change',
  describe({
    operationId: 'changePassword',
    tag: 'Sign-in',
    summary: 'Change the password',
    answer: z.object({ ok: z.literal(true) }),
    errors: [...AUTH_ERRORS, 'weak_password', 'guessable_password', 'breached_password'],
  }),
  requireUser(),
  perUser,
  jsonBody(z.strictObject({ password: z.string().min(1).max(1024), new_password: newPasswordSchema })),
  async (c) => {
    const services = c.get('services');
    const user = signedInUser(c);
    const { password: currentPassword, new_password: newPassword } = c.req.valid('json');
    await assertGoodPassword(services, newPassword, [user.email]);
    const body = { currentPassword, newPassword, revokeOtherSessions: true };
    await askAuth(c, (api, request) => api.changePassword({ body, ...request }));
    await distrustDevices(services.db, user.id);
    await noteChange(c, user, 'password_changed');
    return c.json({ ok: true });
  },
);

const notMe = new Hono<ApiEnv>().post(
  '/not-me',
  describe({
    operationId: 'disownSignIn',
    tag: 'Sign-in',
    summary: 'Shut out a stranger by the link of an e-mail',
    description:
      'Ends every session and the password, and takes away every way in that was added since the e-mail.',
    answer: z.object({ ok: z.literal(true) }),
    errors: ['invalid_token'],
  }),
  sameOrigin(),
  jsonBody(tokenSchema),
  linksPerClient,
  async (c) => {
    const services = c.get('services');
    const link = await redeemLink(services, 'not-me', c.req.valid('json').token);
    const undone = await lockAccount(services, link);
    if (undone) await tellOfLock(c, link, undone);
    return c.json({ ok: true });
  },
);

/** Passwords: forgotten, chosen anew, changed, and taken away from a stranger. */
export const password = new Hono<ApiEnv>()
  .route('/', forgot)
  .route('/', reset)
  .route('/', change)
  .route('/', notMe);
