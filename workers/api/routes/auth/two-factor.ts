import { Hono } from 'hono';
import { z } from 'zod';
import { distrustDevices, trustDevice } from '../../../../db/known-devices.ts';
import { markRecoveryCodesMade, markTwoFactorConfirmed } from '../../../../db/two-factors.ts';
import type { ApiEnv, AuthenticatedEnv } from '../../context.ts';
import { ARRIVAL, AUTH_ERRORS, arrival, askAuth, signInBy } from '../../identity/ask-auth.ts';
import { perCode, perUser } from '../../identity/auth-limits.ts';
import { deviceHash } from '../../identity/device-cookie.ts';
import { noteChange } from '../../identity/note-change.ts';
import { assertFresh } from '../../identity/prove-owner.ts';
import { signedInUser } from '../../identity/signed-in-user.ts';
import { requireUser } from '../../middleware/authenticate.ts';
import { jsonBody } from '../../middleware/json-body.ts';
import { sameOrigin } from '../../middleware/same-origin.ts';
import { describe } from '../../openapi/describe.ts';
import { codeSchema, presentPasswordSchema } from './input.ts';

const TRUSTED_MS = 30 * 24 * 60 * 60 * 1000;

const codeBody = z.strictObject({ code: codeSchema });
const passwordBody = z.strictObject({ password: presentPasswordSchema });

const signIn = new Hono<ApiEnv>().post(
  '/two-factor/sign-in',
  describe({
    operationId: 'signInByCode',
    tag: 'Sign-in',
    summary: 'Finish signing in by a code of the authenticator app',
    answer: ARRIVAL,
    errors: AUTH_ERRORS,
  }),
  sameOrigin(),
  perCode,
  jsonBody(codeBody.extend({ trust_device: z.boolean().default(false) })),
  async (c) => {
    const { code, trust_device: isTrusted } = c.req.valid('json');
    const user = await signInBy(c, 'second_factor', (api, request) =>
      api.verifyTOTP({ body: { code }, ...request }),
    );
    const { db, now } = c.get('services');
    if (user && isTrusted) {
      await trustDevice(db, Number(user.id), deviceHash(c), { now: now(), until: now() + TRUSTED_MS });
    }
    return c.json(arrival(user));
  },
);

const recover = new Hono<ApiEnv>().post(
  '/two-factor/recover',
  describe({
    operationId: 'signInByRecoveryCode',
    tag: 'Sign-in',
    summary: 'Finish signing in by a recovery code',
    answer: ARRIVAL,
    errors: AUTH_ERRORS,
  }),
  sameOrigin(),
  perCode,
  jsonBody(codeBody),
  async (c) => {
    const body = c.req.valid('json');
    const user = await signInBy(c, 'recovery_code', (api, request) =>
      api.verifyBackupCode({ body, ...request }),
    );
    if (user) await noteChange(c, user, 'recovery_code_used');
    return c.json(arrival(user));
  },
);

const enable = new Hono<AuthenticatedEnv>().post(
  '/two-factor',
  describe({
    operationId: 'enableTwoFactor',
    tag: 'Sign-in',
    summary: 'Begin to use a second factor',
    answer: z.object({ uri: z.string(), recovery_codes: z.array(z.string()) }),
    errors: AUTH_ERRORS,
  }),
  requireUser(),
  perUser,
  jsonBody(passwordBody),
  async (c) => {
    const body = { ...c.req.valid('json'), method: 'totp' as const };
    const made = await askAuth(c, (api, request) => api.enableTwoFactor({ body, ...request }));
    if (made.method !== 'totp') throw new Error('an authenticator app was asked for');
    return c.json({ uri: made.totpURI, recovery_codes: made.backupCodes });
  },
);

const confirm = new Hono<AuthenticatedEnv>().post(
  '/two-factor/confirm',
  describe({
    operationId: 'confirmTwoFactor',
    tag: 'Sign-in',
    summary: 'Confirm the authenticator app by a first code',
    answer: z.object({ ok: z.literal(true) }),
    errors: AUTH_ERRORS,
  }),
  requireUser(),
  perUser,
  jsonBody(codeBody),
  async (c) => {
    const body = c.req.valid('json');
    await askAuth(c, (api, request) => api.verifyTOTP({ body, ...request }));
    const { db, now } = c.get('services');
    await markTwoFactorConfirmed(db, signedInUser(c).id, now());
    await noteChange(c, signedInUser(c), 'two_factor_on');
    return c.json({ ok: true });
  },
);

const disable = new Hono<AuthenticatedEnv>().delete(
  '/two-factor',
  describe({
    operationId: 'disableTwoFactor',
    tag: 'Sign-in',
    summary: 'Stop using a second factor',
    answer: z.object({ ok: z.literal(true) }),
    errors: AUTH_ERRORS,
  }),
  requireUser(),
  perUser,
  jsonBody(passwordBody),
  async (c) => {
    assertFresh(c);
    const user = signedInUser(c);
    const body = c.req.valid('json');
    await askAuth(c, (api, request) => api.disableTwoFactor({ body, ...request }));
    await distrustDevices(c.get('services').db, user.id);
    await noteChange(c, user, 'two_factor_off');
    return c.json({ ok: true });
  },
);

const renew = new Hono<AuthenticatedEnv>().post(
  '/two-factor/recovery-codes',
  describe({
    operationId: 'renewRecoveryCodes',
    tag: 'Sign-in',
    summary: 'Make new recovery codes',
    answer: z.object({ recovery_codes: z.array(z.string()) }),
    errors: AUTH_ERRORS,
  }),
  requireUser(),
  perUser,
  jsonBody(passwordBody),
  async (c) => {
    const body = c.req.valid('json');
    const { backupCodes } = await askAuth(c, (api, request) => api.generateBackupCodes({ body, ...request }));
    const { db, now } = c.get('services');
    await markRecoveryCodesMade(db, signedInUser(c).id, now());
    await noteChange(c, signedInUser(c), 'recovery_codes_made');
    return c.json({ recovery_codes: backupCodes });
  },
);

/** The second factor: an authenticator app and recovery codes. */
export const twoFactor = new Hono<ApiEnv>()
  .route('/', signIn)
  .route('/', recover)
  .route('/', enable)
  .route('/', confirm)
  .route('/', disable)
  .route('/', renew);
