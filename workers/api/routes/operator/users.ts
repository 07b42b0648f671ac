import { Hono } from 'hono';
import { z } from 'zod';
import { recordAudit } from '../../audit.ts';
import type { ApiEnv } from '../../context.ts';
import { saveOperatorsUser } from '../../identity/save-operators-user.ts';
import { jsonBody } from '../../middleware/json-body.ts';
import { randomName } from '../../tokens.ts';

const userSchema = z.strictObject({
  // Lower case first: z.email checks what is stored.
  email: z.string().trim().toLowerCase().max(254).pipe(z.email('must be an e-mail address')),
});

/** Creates a user of the first account, or gives an existing one a new password and signs it out everywhere. */
export const operatorUsers = new Hono<ApiEnv>().post('/', jsonBody(userSchema), async (c) => {
  const { email } = c.req.valid('json');
  const password = randomName();
  const id = await saveOperatorsUser(c.get('services'), { email, password });
  await recordAudit(c, { action: 'user.saved', target: id });
  return c.json({ email, password }, 201);
});
