import { Hono } from 'hono';
import { z } from 'zod';
import { deleteLoginSession, deleteLoginSessionsOfUser } from '../../../../db/login-sessions.ts';
import { recordUserAudit } from '../../audit.ts';
import { deviceOf } from '../../client-of.ts';
import type { AuthenticatedEnv } from '../../context.ts';
import { ApiError } from '../../errors.ts';
import { signedInUser } from '../../identity/signed-in-user.ts';
import { requireUser } from '../../middleware/authenticate.ts';
import { describe } from '../../openapi/describe.ts';

const sessionSchema = z.object({
  id: z.int(),
  device: z.string(),
  ip_address: z.string(),
  place: z.string().meta({ description: 'Region and country where it began; empty when that is not known.' }),
  created_at: z.iso.datetime(),
  is_current: z.boolean(),
});

const list = new Hono<AuthenticatedEnv>().get(
  '/sessions',
  describe({
    operationId: 'listSessions',
    tag: 'Sign-in',
    summary: 'Where the user is signed in',
    answer: z.object({ sessions: z.array(sessionSchema) }),
  }),
  requireUser(),
  async (c) => {
    const user = signedInUser(c);
    const { internalAdapter } = await c.get('services').auth.$context;
    const sessions = await internalAdapter.listSessions(String(user.id), { onlyActiveSessions: true });
    return c.json({
      sessions: sessions
        .map(({ id, userAgent, ipAddress, createdAt, ...more }) => ({
          id: Number(id),
          device: deviceOf(userAgent ?? ''),
          ip_address: ipAddress ?? '',
          place: (more as { place?: string | null }).place ?? '',
          created_at: createdAt.toISOString(),
          is_current: Number(id) === user.sessionId,
        }))
        .sort((a, b) => b.id - a.id),
    });
  },
);

const end = new Hono<AuthenticatedEnv>().delete(
  '/sessions/:id',
  describe({
    operationId: 'endSession',
    tag: 'Sign-in',
    summary: 'End one session',
    answer: z.object({ ok: z.literal(true) }),
    params: { id: z.string() },
    errors: ['not_found'],
  }),
  requireUser(),
  async (c) => {
    const id = Number(c.req.param('id'));
    const { db } = c.get('services');
    const isEnded = Number.isSafeInteger(id) && (await deleteLoginSession(db, signedInUser(c).id, id));
    if (!isEnded) throw new ApiError('not_found', 'You have no such session.');
    await recordUserAudit(c, signedInUser(c).id, { action: 'user.sessions_ended' });
    return c.json({ ok: true });
  },
);

const endOthers = new Hono<AuthenticatedEnv>().delete(
  '/sessions',
  describe({
    operationId: 'endOtherSessions',
    tag: 'Sign-in',
    summary: 'End all sessions but this one',
    answer: z.object({ ok: z.literal(true) }),
  }),
  requireUser(),
  async (c) => {
    const { id, sessionId } = signedInUser(c);
    await deleteLoginSessionsOfUser(c.get('services').db, id, sessionId);
    await recordUserAudit(c, id, { action: 'user.sessions_ended' });
    return c.json({ ok: true });
  },
);

/** Where a user is signed in. */
export const sessions = new Hono<AuthenticatedEnv>().route('/', list).route('/', end).route('/', endOthers);
