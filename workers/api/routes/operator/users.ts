import { Hono } from 'hono';
import { z } from 'zod';
import { recordAudit } from '../../audit.ts';
import type { ApiEnv } from '../../context.ts';
import { saveOperatorsUser } from '../../identity/save-operators-user.ts';
import { jsonBody } from '../../middleware/json-body.ts';
import { describe } from '../../openapi/describe.ts';
import { randomCode } from '../../tokens.ts';

const userSchema = z.strictObject({
  // Lower case first: z.email checks what is stored.
  email: z.string().trim().toLowerCase().max(254).pipe(z.email('must be an e-mail address')),
});

const description = describe({
  operationId: 'saveUser',
  tag: 'Operator',
  summary: 'Make a user, or give one a new password',
  answer: z.object({ email: z.string(), password: z.string() }),
  status: 201,
});

/** Creates a user of the first account, or gives an existing one a new password and signs it out everywhere. */
export const operatorUsers = new Hono<ApiEnv>().post('/', description, jsonBody(userSchema), async (c) => {
  const { email } = c.req.valid('json');
  const password = randomCode();
  const id = await saveOperatorsUser(c.get('services'), { email, password });
  await recordAudit(c, { action: 'user.saved', target: id });
  return c.json({ email, password }, 201);
});
