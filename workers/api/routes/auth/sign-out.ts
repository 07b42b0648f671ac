import { Hono } from 'hono';
import type { ApiEnv } from '../../context.ts';
import { askAuth } from '../../identity/ask-auth.ts';
import { sameOrigin } from '../../middleware/same-origin.ts';

/** Ends this browser's session, if it has one. */
export const signOut = new Hono<ApiEnv>().post('/sign-out', sameOrigin(), async (c) => {
  await askAuth(c, (api, request) => api.signOut(request));
  return c.json({ ok: true });
});
