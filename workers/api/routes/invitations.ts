import { Hono } from 'hono';
import { z } from 'zod';
import { emailIndex } from '../../../db/users.ts';
import { joinedSchema, receivedInvitationSchema } from '../answers/team.ts';
import type { ApiEnv, AuthenticatedEnv } from '../context.ts';
import { ApiError } from '../errors.ts';
import { AUTH_ERRORS, askAuth } from '../identity/ask-auth.ts';
import { completeSignIn } from '../identity/complete-sign-in.ts';
import { createUser } from '../identity/create-user.ts';
import { assertGoodPassword } from '../identity/passwords.ts';
import { signedInUser } from '../identity/signed-in-user.ts';
import { requireUser } from '../middleware/authenticate.ts';
import { jsonBody } from '../middleware/json-body.ts';
import { limit } from '../middleware/limit.ts';
import { sameOrigin } from '../middleware/same-origin.ts';
import { describe } from '../openapi/describe.ts';
import { join, joinAsNewUser } from '../team/join.ts';
import { receivedInvitation, TOKEN } from '../team/received-invitation.ts';

const tokenSchema = z.strictObject({ token: TOKEN });
const perClient = limit({ name: 'invitation-tokens', key: 'ip', rate: '60/15m' });

const read = new Hono<ApiEnv>().post(
  '/view',
  describe({
    operationId: 'readInvitation',
    tag: 'Accounts',
    summary: 'What an invitation says, to whoever has got it',
    answer: receivedInvitationSchema,
    errors: ['invalid_token'],
  }),
  sameOrigin(),
  perClient,
  jsonBody(tokenSchema),
  async (c) => {
    const { accountName, domain, email, role } = await receivedInvitation(c, c.req.valid('json').token);
    const { internalAdapter } = await c.get('services').auth.$context;
    const existing = await internalAdapter.findUserByEmail(email);
    return c.json({ account: accountName, site: domain, email, role, has_user: existing !== null });
  },
);

const accept = new Hono<AuthenticatedEnv>().post(
  '/accept',
  describe({
    operationId: 'acceptInvitation',
    tag: 'Accounts',
    summary: 'Join as who is signed in',
    answer: joinedSchema,
    errors: ['invalid_token', 'other_address'],
  }),
  requireUser(),
  perClient,
  jsonBody(tokenSchema),
  async (c) => {
    const invitation = await receivedInvitation(c, c.req.valid('json').token);
    const { vault } = c.get('services');
    const user = signedInUser(c);
    if (emailIndex(vault, user.email) !== emailIndex(vault, invitation.email)) {
      throw new ApiError(
        'other_address',
        `This invitation is for ${invitation.email}; you are signed in as ${user.email}.`,
      );
    }
    await join(c, invitation, user.id);
    return c.json({ account: invitation.accountName, site: invitation.domain });
  },
);

const signUpSchema = z.strictObject({
  token: TOKEN,
  name: z.string().trim().max(100).default(''),
  password: z.string().max(1024),
});

const signUp = new Hono<ApiEnv>().post(
  '/sign-up',
  describe({
    operationId: 'signUpByInvitation',
    tag: 'Accounts',
    summary: 'Join as a new user, whose address the invitation has confirmed',
    description: 'Sets the session cookie.',
    answer: joinedSchema,
    errors: [
      'invalid_token',
      'weak_password',
      'guessable_password',
      'breached_password',
      'sign_in_first',
      ...AUTH_ERRORS,
    ],
  }),
  sameOrigin(),
  perClient,
  jsonBody(signUpSchema),
  async (c) => {
    const services = c.get('services');
    const { token, name, password } = c.req.valid('json');
    const invitation = await receivedInvitation(c, token);
    const { email } = invitation;
    await assertGoodPassword(services, password, [email, name ?? '']);
    const { internalAdapter } = await services.auth.$context;
    if (await internalAdapter.findUserByEmail(email))
      throw new ApiError('sign_in_first', `${email} has a user already: sign in to accept.`);
    const { id, keyId } = await createUser(services, { email, name, password });
    await joinAsNewUser(c, invitation, { id, keyId, email });
    await askAuth(c, (api, request) => api.signInEmail({ body: { email, password }, ...request }));
    await completeSignIn(c, { id: String(id), email }, 'password');
    return c.json({ account: invitation.accountName, site: invitation.domain });
  },
);

/** What invited people do with what they got by e-mail. */
export const invitations = new Hono<ApiEnv>().route('/', read).route('/', accept).route('/', signUp);
