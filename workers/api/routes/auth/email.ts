import { Hono } from 'hono';
import { z } from 'zod';
import type { ApiEnv, AuthenticatedEnv } from '../../context.ts';
import { linksPerClient, mailsPerClient, perUser } from '../../identity/auth-limits.ts';
import { askForNewEmail, confirmNewEmail } from '../../identity/change-email.ts';
import { inBackground } from '../../identity/in-background.ts';
import { noteChange } from '../../identity/note-change.ts';
import { assertFresh, assertPassword } from '../../identity/prove-owner.ts';
import { signedInUser } from '../../identity/signed-in-user.ts';
import { requireUser } from '../../middleware/authenticate.ts';
import { jsonBody } from '../../middleware/json-body.ts';
import { sameOrigin } from '../../middleware/same-origin.ts';
import { describe } from '../../openapi/describe.ts';
import { emailSchema, presentPasswordSchema, tokenSchema } from './input.ts';

const change = new Hono<AuthenticatedEnv>().post(
  '/email/change',
  describe({
    operationId: 'changeEmail',
    tag: 'Sign-in',
    summary: 'Ask for another address',
    answer: z.object({ ok: z.literal(true) }),
    errors: ['sign_in_again', 'wrong_password'],
  }),
  requireUser(),
  perUser,
  mailsPerClient,
  jsonBody(z.strictObject({ email: emailSchema, password: presentPasswordSchema })),
  async (c) => {
    assertFresh(c);
    const { email, password } = c.req.valid('json');
    await assertPassword(c, password);
    const user = signedInUser(c);
    inBackground(c, () =>
      askForNewEmail(c.get('services'), { id: String(user.id), email: user.email }, email),
    );
    return c.json({ ok: true });
  },
);

const confirm = new Hono<ApiEnv>().post(
  '/email/confirm',
  describe({
    operationId: 'confirmEmail',
    tag: 'Sign-in',
    summary: 'Confirm the new address by the link of an e-mail',
    answer: z.object({ email: z.string() }),
    errors: ['invalid_token'],
  }),
  sameOrigin(),
  jsonBody(tokenSchema),
  linksPerClient,
  async (c) => {
    const { userId, from, to } = await confirmNewEmail(c.get('services'), c.req.valid('json').token);
    await noteChange(c, { id: userId, email: from }, 'email_changed');
    return c.json({ email: to });
  },
);

/** Another e-mail address. */
export const email = new Hono<ApiEnv>().route('/', change).route('/', confirm);
