import { Hono } from 'hono';
import { z } from 'zod';
import type { ApiEnv } from '../../context.ts';
import { ARRIVAL, AUTH_ERRORS, arrival, signInBy } from '../../identity/ask-auth.ts';
import { perClient, perEmail } from '../../identity/auth-limits.ts';
import { inBackground } from '../../identity/in-background.ts';
import { rehash } from '../../identity/passwords.ts';
import { jsonBody } from '../../middleware/json-body.ts';
import { sameOrigin } from '../../middleware/same-origin.ts';
import { describe } from '../../openapi/describe.ts';

const signInSchema = z.strictObject({
  email: z.string().trim().toLowerCase().min(3).max(254),
  password: z.string().min(1).max(1024),
});

/** Sign-in by password. */
export const signIn = new Hono<ApiEnv>().post(
  '/sign-in',
  describe({
    operationId: 'signIn',
    tag: 'Sign-in',
    summary: 'Sign in by password',
    answer: ARRIVAL,
    errors: AUTH_ERRORS,
  }),
  sameOrigin(),
  jsonBody(signInSchema),
  perClient,
  perEmail,
  async (c) => {
    const body = c.req.valid('json');
    const user = await signInBy(c, 'password', (api, request) => api.signInEmail({ body, ...request }));
    if (user) inBackground(c, () => rehash(c.get('services'), user.id, body.password));
    return c.json(arrival(user));
  },
);
