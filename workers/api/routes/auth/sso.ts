import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { findOpenSso, findSsoOfDomain, noteSsoOutcome } from '../../../../db/sso-connections.ts';
import type { ApiEnv } from '../../context.ts';
import { ApiError } from '../../errors.ts';
import { signInBy } from '../../identity/ask-auth.ts';
import { perClient, perEmail } from '../../identity/auth-limits.ts';
import { deviceHash, deviceHashOf } from '../../identity/device-cookie.ts';
import { jsonBody } from '../../middleware/json-body.ts';
import { sameOrigin } from '../../middleware/same-origin.ts';
import { describe } from '../../openapi/describe.ts';
import { admitVouched, NotAdmitted } from '../../sso/admit.ts';
import { beginSso, finishSso, resumeSso } from '../../sso/sso-flow.ts';
import { SsoProblem, SsoRefused } from '../../sso/sso-problem.ts';
import { emailSchema, nextSchema } from './input.ts';

const begin = new Hono<ApiEnv>().post(
  '/sso',
  describe({
    operationId: 'beginSso',
    tag: 'Sign-in',
    summary: 'Where to go to sign in with an organisation',
    description:
      'By the domain of the address, whoever has it: `null` where no organisation signs in here by its own provider.',
    answer: z.object({ url: z.string().nullable() }),
    errors: ['sso_unavailable'],
  }),
  sameOrigin(),
  jsonBody(z.strictObject({ email: emailSchema, next: nextSchema })),
  perClient,
  perEmail,
  async (c) => {
    const services = c.get('services');
    const { email, next } = c.req.valid('json');
    const connection = await findSsoOfDomain(services.db, email.slice(email.lastIndexOf('@') + 1));
    if (!connection) return c.json({ url: null });
    const browser = deviceHash(c);
    try {
      return c.json({ url: await beginSso(services, connection, { browser, next, email }) });
    } catch (error) {
      if (!(error instanceof SsoProblem)) throw error;
      await noteSsoOutcome(services.db, connection.accountId, error, services.now());
      throw new ApiError(
        'sso_unavailable',
        'Your organisation’s provider does not answer as it should. An admin finds the reason in the settings.',
      );
    }
  },
);

const back = new Hono<ApiEnv>().get(
  '/sso/:organisation/callback',
  describe({
    operationId: 'finishSso',
    tag: 'Sign-in',
    summary: 'Where an organisation’s provider leads back to',
    answer: null,
    status: 302,
    params: { organisation: z.string() },
  }),
  perClient,
  async (c) => {
    const { PUBLIC_URL } = c.get('services').vars;
    return c.redirect(new URL(await arrive(c, c.req.param('organisation')), PUBLIC_URL).href);
  },
);

/** Signs in whom the provider vouches for; answers where she goes on. */
async function arrive(c: Context<ApiEnv>, organisation: string): Promise<string> {
  const services = c.get('services');
  const { db, now } = services;
  const parameters = new URL(c.req.url).searchParams;
  const connection = await findOpenSso(db, organisation);
  if (!connection) return failed('sso_failed');
  try {
    const state = parameters.get('state') ?? '';
    const browser = deviceHashOf(c.req.raw.headers);
    const begun = await resumeSso(services, connection, { state, browser });
    const vouched = await finishSso(services, connection, { parameters, begun });
    await noteSsoOutcome(db, connection.accountId, undefined, now());
    const userId = await admitVouched(c, connection, vouched);
    const body = { userId, ssoAccountId: connection.accountId };
    const user = await signInBy(c, 'sso', (api, request) => api.signInSso({ body, ...request }));
    return user ? begun.next : '/sign-in?two_factor=1';
  } catch (error) {
    if (error instanceof NotAdmitted) return failed(error.code);
    if (error instanceof SsoRefused) return failed('sso_failed');
    if (!(error instanceof SsoProblem)) throw error;
    await noteSsoOutcome(db, connection.accountId, error, now());
    return failed('sso_failed');
  }
}

function failed(code: string): string {
  return `/sign-in?error=${code}`;
}

/** Signing in by an account's own provider. */
export const sso = new Hono<ApiEnv>().route('/', begin).route('/', back);
