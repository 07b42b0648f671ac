import { Hono } from 'hono';
import { z } from 'zod';
import { deletePasskey } from '../../../../db/passkeys.ts';
import type { ApiEnv, AuthenticatedEnv } from '../../context.ts';
import { ApiError } from '../../errors.ts';
import { ARRIVAL, AUTH_ERRORS, arrival, askAuth, signInBy } from '../../identity/ask-auth.ts';
import type { Auth } from '../../identity/auth.ts';
import { perClient, perUser } from '../../identity/auth-limits.ts';
import { noteChange } from '../../identity/note-change.ts';
import { assertFresh } from '../../identity/prove-owner.ts';
import { signedInUser } from '../../identity/signed-in-user.ts';
import { requireUser } from '../../middleware/authenticate.ts';
import { jsonBody } from '../../middleware/json-body.ts';
import { sameOrigin } from '../../middleware/same-origin.ts';
import { describe } from '../../openapi/describe.ts';
import { nameSchema } from './input.ts';

type SignInBody = NonNullable<Parameters<Auth['api']['verifyPasskeyAuthentication']>[0]>['body'];

// What is in it, the library checks.
const responseSchema = z.looseObject({ id: z.string().max(2000) });

/** PublicKeyCredentialCreationOptionsJSON of WebAuthn, as far as it must be there. */
const creationSchema = z.looseObject({
  challenge: z.string(),
  rp: z.looseObject({ name: z.string() }),
  user: z.looseObject({ id: z.string(), name: z.string(), displayName: z.string() }),
  pubKeyCredParams: z.array(z.object({ alg: z.int(), type: z.literal('public-key') })),
});

const passkeySchema = z.object({
  id: z.int(),
  name: z.string(),
  created_at: z.iso.datetime(),
  synced: z.boolean(),
});

const list = new Hono<AuthenticatedEnv>().get(
  '/passkeys',
  describe({
    operationId: 'listPasskeys',
    tag: 'Sign-in',
    summary: 'The passkeys of who is signed in',
    answer: z.object({ passkeys: z.array(passkeySchema) }),
    errors: AUTH_ERRORS,
  }),
  requireUser(),
  async (c) => {
    const found = await askAuth(c, (api, request) => api.listPasskeys(request));
    return c.json({
      passkeys: found.map(({ id, name, createdAt, backedUp }) => ({
        id: Number(id),
        name: name ?? '',
        created_at: new Date(createdAt).toISOString(),
        synced: backedUp,
      })),
    });
  },
);

const options = new Hono<AuthenticatedEnv>().post(
  '/passkeys/options',
  describe({
    operationId: 'beginPasskey',
    tag: 'Sign-in',
    summary: 'What the browser makes a passkey from',
    answer: creationSchema,
    errors: AUTH_ERRORS,
  }),
  requireUser(),
  perUser,
  async (c) => c.json(await askAuth(c, (api, request) => api.generatePasskeyRegistrationOptions(request))),
);

const add = new Hono<AuthenticatedEnv>().post(
  '/passkeys',
  describe({
    operationId: 'addPasskey',
    tag: 'Sign-in',
    summary: 'Add a passkey',
    answer: z.object({ id: z.int(), name: z.string() }),
    errors: AUTH_ERRORS,
  }),
  requireUser(),
  perUser,
  jsonBody(z.strictObject({ response: responseSchema, name: nameSchema.min(1) })),
  async (c) => {
    const body = c.req.valid('json');
    const { id, name } = await askAuth(c, (api, request) =>
      api.verifyPasskeyRegistration({ body, ...request }),
    );
    await noteChange(c, signedInUser(c), 'passkey_added', body.name);
    return c.json({ id: Number(id), name: name ?? '' });
  },
);

const remove = new Hono<AuthenticatedEnv>().delete(
  '/passkeys/:id',
  describe({
    operationId: 'deletePasskey',
    tag: 'Sign-in',
    summary: 'Remove a passkey',
    answer: z.object({ ok: z.literal(true) }),
    params: { id: z.string() },
    errors: ['sign_in_again', 'not_found'],
  }),
  requireUser(),
  async (c) => {
    assertFresh(c);
    const user = signedInUser(c);
    const id = Number(c.req.param('id'));
    const removed = Number.isSafeInteger(id) && (await deletePasskey(c.get('services').db, user.id, id));
    if (!removed) throw new ApiError('not_found', 'You have no such passkey.');
    await noteChange(c, user, 'passkey_removed');
    return c.json({ ok: true });
  },
);

const signInOptions = new Hono<ApiEnv>().post(
  '/passkeys/sign-in/options',
  describe({
    operationId: 'beginPasskeySignIn',
    tag: 'Sign-in',
    summary: 'What the browser answers by a passkey',
    answer: z.looseObject({ challenge: z.string() }),
    errors: AUTH_ERRORS,
  }),
  sameOrigin(),
  perClient,
  async (c) => {
    const asked = await askAuth(c, (api, request) => api.generatePasskeyAuthenticationOptions(request));
    // It stands for both factors, so the device must know its owner.
    return c.json({ ...asked, userVerification: 'required' as const });
  },
);

const signIn = new Hono<ApiEnv>().post(
  '/passkeys/sign-in',
  describe({
    operationId: 'signInByPasskey',
    tag: 'Sign-in',
    summary: 'Sign in by a passkey',
    answer: ARRIVAL,
    errors: AUTH_ERRORS,
  }),
  sameOrigin(),
  perClient,
  jsonBody(z.strictObject({ response: responseSchema })),
  async (c) => {
    const body = c.req.valid('json') as unknown as SignInBody;
    const user = await signInBy(c, 'passkey', (api, request) =>
      api.verifyPasskeyAuthentication({ body, ...request }),
    );
    return c.json(arrival(user));
  },
);

/** Passkeys, and signing in by one. */
export const passkeys = new Hono<ApiEnv>()
  .route('/', list)
  .route('/', options)
  .route('/', add)
  .route('/', remove)
  .route('/', signInOptions)
  .route('/', signIn);
