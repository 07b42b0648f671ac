import { type Context, Hono } from 'hono';
import { z } from 'zod';
import {
  beginImpersonation,
  endImpersonationsOf,
  findOwnerToSeeAs,
  type Impersonation,
} from '../../../../db/impersonations.ts';
import { findUserAsSignedIn, readStanding, type SignedInUser } from '../../../../db/users.ts';
import { staffActor } from '../../admin/staff-actor.ts';
import { doneSchema, impersonationSchema } from '../../answers/admin.ts';
import { recordAudit } from '../../audit.ts';
import type { AuthenticatedEnv } from '../../context.ts';
import { ApiError } from '../../errors.ts';
import { signedInUser } from '../../identity/signed-in-user.ts';
import { requireStaff } from '../../middleware/authenticate.ts';
import { jsonBody } from '../../middleware/json-body.ts';
import { limit } from '../../middleware/limit.ts';
import { describe } from '../../openapi/describe.ts';
import { hashToken, randomToken } from '../../tokens.ts';
import { clearViewCookies, findUserToSeeAs, readView, setViewCookies } from '../../view/view.ts';

/** Long enough to see what somebody means, too short to forget. */
const LONGEST_MS = 30 * 60_000;

const startSchema = z
  .strictObject({
    user_id: z.int().positive().optional(),
    account_id: z.int().positive().optional(),
    reason: z.string('say why').trim().min(3).max(300),
  })
  .refine(({ user_id, account_id }) => (user_id === undefined) !== (account_id === undefined), {
    error: 'name a user or an account',
    path: ['user_id'],
  });

const describeRead = describe({
  operationId: 'readImpersonation',
  tag: 'Admin',
  summary: 'Whom the member of staff looks as',
  answer: impersonationSchema,
});

const read = new Hono<AuthenticatedEnv>().get('/', describeRead, requireStaff(), async (c) => {
  const view = await readView(c);
  if (!view) return c.json({ impersonation: null });
  const { impersonation, staff, user } = view;
  return c.json({
    impersonation: {
      ...{ by: staff.email, as: user.email, reason: impersonation.reason },
      account: impersonation.accountId === null ? null : (user.memberships[0]?.name ?? ''),
      until: new Date(impersonation.endsAt).toISOString(),
    },
  });
});

const describeStart = describe({
  operationId: 'startImpersonation',
  tag: 'Admin',
  summary:
    'Look at the product as a user does, or as an owner of an account, for half an hour; nothing can be changed',
  answer: doneSchema,
  status: 201,
  errors: ['not_found', 'is_staff'],
});

const start = new Hono<AuthenticatedEnv>().post(
  '/',
  describeStart,
  requireStaff(),
  limit({ name: 'impersonate', key: 'user', rate: '30/h' }),
  jsonBody(startSchema),
  async (c) => {
    const services = c.get('services');
    const staff = signedInUser(c);
    const { reason, ...of } = c.req.valid('json');
    const { userId, accountId } = await whom(c, of);
    if (!(await findUserToSeeAs(services, { userId, accountId }))) {
      throw new ApiError('not_found', 'There is no such user, or she cannot sign in herself.');
    }
    await end(c, staff);
    const at = services.now();
    const token = randomToken();
    const impersonation = await beginImpersonation(services.db, {
      ...{ tokenHash: hashToken(token), staffId: staff.id, sessionId: staff.sessionId },
      ...{ userId, accountId, reason, startedAt: at, endsAt: at + LONGEST_MS },
    });
    await record(c, impersonation, 'impersonation.started');
    setViewCookies(c, token, impersonation.endsAt, at);
    return c.json({ done: true as const }, 201);
  },
);

const describeEnd = describe({
  operationId: 'endImpersonation',
  tag: 'Admin',
  summary: 'Look as oneself again',
  answer: doneSchema,
});

const finish = new Hono<AuthenticatedEnv>().delete('/', describeEnd, requireStaff(), async (c) => {
  await end(c, signedInUser(c));
  clearViewCookies(c);
  return c.json({ done: true as const });
});

/** As whom: a user, or the first owner of an account. @throws ApiError */
async function whom(
  c: Context<AuthenticatedEnv>,
  { user_id, account_id }: { user_id?: number | undefined; account_id?: number | undefined },
): Promise<Pick<Impersonation, 'userId' | 'accountId'>> {
  const { db, vault } = c.get('services');
  if (account_id !== undefined) {
    const userId = await findOwnerToSeeAs(db, account_id);
    if (userId === undefined) {
      throw new ApiError('not_found', 'There is no such account, or nobody owns it but staff.');
    }
    return { userId, accountId: account_id };
  }
  const userId = user_id ?? 0;
  if ((await findUserAsSignedIn(db, vault, userId))?.isStaff) {
    throw new ApiError('is_staff', 'Nobody looks as a member of staff.');
  }
  return { userId, accountId: null };
}

async function end(c: Context<AuthenticatedEnv>, staff: SignedInUser): Promise<void> {
  const { db, now } = c.get('services');
  for (const ended of await endImpersonationsOf(db, staff.id, now())) {
    await record(c, ended, 'impersonation.ended');
  }
}

/** In the log of each account that could be looked at. */
async function record(
  c: Context<AuthenticatedEnv>,
  { id, userId, accountId, reason, endsAt }: Impersonation,
  action: 'impersonation.started' | 'impersonation.ended',
): Promise<void> {
  const { memberships } = await readStanding(c.get('services').db, userId);
  const all = memberships.map((each) => each.accountId);
  const accountIds = accountId === null ? all : [accountId];
  const detail = { user: userId, reason, until: new Date(endsAt).toISOString() };
  for (const of of accountIds.length > 0 ? accountIds : [null]) {
    await recordAudit(c, { action, target: id, accountId: of, actor: staffActor(c), detail });
  }
}

/** Looking at the product as somebody else does. */
export const adminImpersonation = new Hono<AuthenticatedEnv>()
  .route('/', read)
  .route('/', start)
  .route('/', finish);
