import { Hono } from 'hono';
import { z } from 'zod';
import { findSignedInUser } from '../../../../db/users.ts';
import { recordUserAudit } from '../../audit.ts';
import type { ApiEnv } from '../../context.ts';
import { askAuth } from '../../identity/ask-auth.ts';
import { sameOrigin } from '../../middleware/same-origin.ts';
import { describe } from '../../openapi/describe.ts';
import { readSessionCookie } from '../../session-cookie.ts';
import { hashToken } from '../../tokens.ts';

const description = describe({
  operationId: 'signOut',
  tag: 'Sign-in',
  summary: 'End the session of the cookie',
  answer: z.object({ ok: z.literal(true) }),
});

/** Ends this browser's session, if it has one. */
export const signOut = new Hono<ApiEnv>().post('/sign-out', description, sameOrigin(), async (c) => {
  const { db, vault, now } = c.get('services');
  const token = readSessionCookie(c);
  const user = token && (await findSignedInUser(db, vault, hashToken(token), now()));
  await askAuth(c, (api, request) => api.signOut(request));
  if (user) await recordUserAudit(c, user.id, { action: 'user.signed_out' });
  return c.json({ ok: true });
});
