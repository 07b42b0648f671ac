import { Hono } from 'hono';
import { z } from 'zod';
import { setStaff } from '../../../../db/blocks.ts';
import { recordAudit } from '../../audit.ts';
import type { ApiEnv } from '../../context.ts';
import { saveOperatorsUser } from '../../identity/save-operators-user.ts';
import { jsonBody } from '../../middleware/json-body.ts';
import { describe } from '../../openapi/describe.ts';
import { randomCode } from '../../tokens.ts';

const userSchema = z.strictObject({
  /** Lets her into the admin area, or out of it. */
  staff: z.boolean().optional(),
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
  const { email, staff } = c.req.valid('json');
  const password = randomCode();
  const id = await saveOperatorsUser(c.get('services'), { email, password });
  if (staff !== undefined) await setStaff(c.get('services').db, id, staff);
  await recordAudit(c, { action: 'user.saved', target: id, detail: staff === undefined ? {} : { staff } });
  return c.json({ email, password }, 201);
});
