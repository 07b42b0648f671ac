import { Hono } from 'hono';
import { z } from 'zod';
import { recordUserAudit } from '../../audit.ts';
import type { ApiEnv } from '../../context.ts';
import { AUTH_ERRORS, askAuth } from '../../identity/ask-auth.ts';
import { jsonBody } from '../../middleware/json-body.ts';
import { limit } from '../../middleware/limit.ts';
import { sameOrigin } from '../../middleware/same-origin.ts';
import { describe } from '../../openapi/describe.ts';

const signInSchema = z.strictObject({
  email: z.string().trim().toLowerCase().min(3).max(254),
  password: z.string().min(1).max(1024),
});

// Both count every try, right or wrong, so that an answer tells nothing about the address.
const sentence = 'Too many tries to sign in.';
const perClient = limit({ name: 'sign-in', key: 'ip', rate: '100/15m', sentence });
const perEmail = limit({ name: 'sign-in', key: 'email', rate: '20/15m', sentence });

const description = describe({
  operationId: 'signIn',
  tag: 'Sign-in',
  summary: 'Sign in by password',
  description: 'Sets the session cookie.',
  answer: z.object({ email: z.string() }),
  errors: AUTH_ERRORS,
});

/** Sign-in by password. */
export const signIn = new Hono<ApiEnv>().post(
  '/sign-in',
  description,
  sameOrigin(),
  jsonBody(signInSchema),
  perClient,
  perEmail,
  async (c) => {
    const body = c.req.valid('json');
    const { user } = await askAuth(c, (api, request) => api.signInEmail({ body, ...request }));
    await recordUserAudit(c, Number(user.id), { action: 'user.signed_in', detail: { by: 'password' } });
    return c.json({ email: user.email });
  },
);
