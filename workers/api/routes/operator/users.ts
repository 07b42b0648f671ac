import { Hono } from 'hono';
import { z } from 'zod';
import { findOrCreateFirstAccount } from '../../../../db/accounts.ts';
import { deleteLoginSessionsOfUser } from '../../../../db/login-sessions.ts';
import { saveUser } from '../../../../db/users.ts';
import type { ApiEnv } from '../../context.ts';
import { firstAccount } from '../../first-account.ts';
import { jsonBody } from '../../middleware/json-body.ts';
import { hashPassword } from '../../password.ts';
import { randomName } from '../../tokens.ts';

const userSchema = z.strictObject({
  // Lower case first: z.email checks what is stored.
  email: z.string().trim().toLowerCase().max(254).pipe(z.email('must be an e-mail address')),
});

/** Creates a user of the first account, or gives an existing one a new password and signs it out everywhere. */
export const operatorUsers = new Hono<ApiEnv>().post('/', jsonBody(userSchema), async (c) => {
  const { db, now } = c.get('services');
  const { email } = c.req.valid('json');
  const account = await findOrCreateFirstAccount(db, firstAccount(now()));
  const password = randomName();
  const passwordHash = await hashPassword(password);
  const user = await saveUser(db, { accountId: account.id, email, passwordHash, createdAt: now() });
  await deleteLoginSessionsOfUser(db, user.id);
  return c.json({ email, password }, 201);
});
