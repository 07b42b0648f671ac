import { Hono } from 'hono';
import { z } from 'zod';
import { setAccountBlocked, setUserBlocked } from '../../../../db/blocks.ts';
import { staffActor } from '../../admin/staff-actor.ts';
import { doneSchema } from '../../answers/admin.ts';
import { recordAudit } from '../../audit.ts';
import type { AuthenticatedEnv } from '../../context.ts';
import { ApiError } from '../../errors.ts';
import { signedInUser } from '../../identity/signed-in-user.ts';
import { publishSite } from '../../make-site.ts';
import { requireStaff } from '../../middleware/authenticate.ts';
import { jsonBody } from '../../middleware/json-body.ts';
import { describe } from '../../openapi/describe.ts';

const blockSchema = z.strictObject({
  blocked: z.boolean('must be true or false'),
  reason: z.string('say why').trim().min(3).max(300),
});

const described = { tag: 'Admin', answer: doneSchema, errors: ['not_found', 'invalid_request'] } as const;
const describeUser = describe({
  ...described,
  operationId: 'blockUser',
  summary: 'Keep a user out and end her sessions, or let her in again',
  params: { user_id: z.string() },
});
const describeAccount = describe({
  ...described,
  operationId: 'blockAccount',
  summary: 'Shut an account to its members, keys and events, or open it again',
  params: { account_id: z.string() },
});

const user = new Hono<AuthenticatedEnv>().put(
  '/users/:user_id/block',
  describeUser,
  requireStaff(),
  jsonBody(blockSchema),
  async (c) => {
    const { db, now } = c.get('services');
    const id = Number(c.req.param('user_id'));
    const { blocked, reason } = c.req.valid('json');
    if (id === signedInUser(c).id) throw new ApiError('invalid_request', 'You cannot block yourself.');
    if (!(await setUserBlocked(db, id, blocked ? now() : null))) {
      throw new ApiError('not_found', 'There is no such user.');
    }
    const action = blocked ? 'user.blocked' : 'user.unblocked';
    await recordAudit(c, { action, target: id, actor: staffActor(c), detail: { reason } });
    return c.json({ done: true as const });
  },
);

const account = new Hono<AuthenticatedEnv>().put(
  '/accounts/:account_id/block',
  describeAccount,
  requireStaff(),
  jsonBody(blockSchema),
  async (c) => {
    const services = c.get('services');
    const id = Number(c.req.param('account_id'));
    const { blocked, reason } = c.req.valid('json');
    const sites = await setAccountBlocked(services.db, id, blocked ? services.now() : null);
    if (!sites) throw new ApiError('not_found', 'There is no such account.');
    for (const site of sites) await publishSite(services, site);
    const action = blocked ? 'account.blocked' : 'account.unblocked';
    await recordAudit(c, { action, target: id, accountId: id, actor: staffActor(c), detail: { reason } });
    return c.json({ done: true as const });
  },
);

/** Who is kept out. */
export const adminBlocks = new Hono<AuthenticatedEnv>().route('/', user).route('/', account);
