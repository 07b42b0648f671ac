import { Hono } from 'hono';
import { z } from 'zod';
import type { ApiEnv } from '../../context.ts';
import { mailsPerClient, mailsPerEmail } from '../../identity/auth-limits.ts';
import { inBackground } from '../../identity/in-background.ts';
import { jsonBody } from '../../middleware/json-body.ts';
import { sameOrigin } from '../../middleware/same-origin.ts';
import { describe } from '../../openapi/describe.ts';
import type { Services } from '../../services.ts';
import { emailSchema } from './input.ts';

/** A route that takes an address and answers all of them alike: `work`, which sends the e-mail, begins when that is done. */
export function mailRoute<P extends string>(
  path: P,
  words: { operationId: string; summary: string },
  work: (services: Services, email: string) => Promise<void>,
) {
  return new Hono<ApiEnv>().post(
    path,
    describe({ ...words, tag: 'Sign-in', answer: z.object({ ok: z.literal(true) }) }),
    sameOrigin(),
    jsonBody(z.strictObject({ email: emailSchema })),
    mailsPerClient,
    mailsPerEmail,
    (c) => {
      inBackground(c, () => work(c.get('services'), c.req.valid('json').email));
      return c.json({ ok: true });
    },
  );
}
