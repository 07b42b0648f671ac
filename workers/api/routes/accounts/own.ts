import { Hono } from 'hono';
import { z } from 'zod';
import { memberMay } from '../../../../core/team/capability.ts';
import { createAccount, setAccount } from '../../../../db/accounts.ts';
import { saveMembership } from '../../../../db/users.ts';
import { accountSchema } from '../../answers/team.ts';
import { recordAudit } from '../../audit.ts';
import { askedAccount } from '../../authorization/asked-account.ts';
import { missingRole, twoFactorNeeded } from '../../authorization/user-access.ts';
import type { AuthenticatedEnv } from '../../context.ts';
import { signedInUser } from '../../identity/signed-in-user.ts';
import { requireUser } from '../../middleware/authenticate.ts';
import { jsonBody } from '../../middleware/json-body.ts';
import { limit } from '../../middleware/limit.ts';
import { describe } from '../../openapi/describe.ts';
import { viewAccount, viewAccounts } from '../../team/view-account.ts';
import { randomName } from '../../tokens.ts';

const nameSchema = z.strictObject({ name: z.string('name the account').trim().min(1).max(100) });
const changeSchema = nameSchema.partial().extend({ requires_two_factor: z.boolean().optional() });
const params = { account_id: z.string() };

const list = new Hono<AuthenticatedEnv>().get(
  '/',
  describe({
    operationId: 'listAccounts',
    tag: 'Accounts',
    summary: 'The accounts one belongs to',
    answer: z.object({ accounts: z.array(accountSchema) }),
  }),
  requireUser(),
  async (c) => {
    return c.json({ accounts: await viewAccounts(c.get('services'), signedInUser(c)) });
  },
);

const add = new Hono<AuthenticatedEnv>().post(
  '/',
  describe({
    operationId: 'createAccount',
    tag: 'Accounts',
    summary: 'Make another account, which one owns',
    answer: accountSchema,
    status: 201,
  }),
  requireUser(),
  limit({ name: 'accounts', key: 'user', rate: '10/d' }),
  jsonBody(nameSchema),
  async (c) => {
    const services = c.get('services');
    const { id: userId } = signedInUser(c);
    const made = await createAccount(services.db, {
      publicId: `account_${randomName()}`,
      name: c.req.valid('json').name,
      createdAt: services.now(),
    });
    await saveMembership(services.db, { accountId: made.id, userId, role: 'owner', now: services.now() });
    await recordAudit(c, { action: 'account.created', target: made.publicId, accountId: made.id });
    const { id: accountId, publicId, name } = made;
    const membership = {
      accountId,
      publicId,
      name,
      role: 'owner',
      needsTwoFactor: false,
      needsSso: false,
    } as const;
    return c.json(await viewAccount(services, membership, userId), 201);
  },
);

const read = new Hono<AuthenticatedEnv>().get(
  '/:account_id',
  describe({
    operationId: 'readAccount',
    tag: 'Accounts',
    summary: 'An account one belongs to',
    params,
    answer: accountSchema,
    errors: ['not_found'],
  }),
  requireUser(),
  async (c) => c.json(await viewAccount(c.get('services'), askedAccount(c), signedInUser(c).id)),
);

const change = new Hono<AuthenticatedEnv>().patch(
  '/:account_id',
  describe({
    operationId: 'changeAccount',
    tag: 'Accounts',
    summary: 'Rename an account, or have its members sign in by two factors',
    description: 'Only an owner who does so herself can require two factors.',
    params,
    answer: accountSchema,
    errors: ['not_found'],
  }),
  requireUser(),
  jsonBody(changeSchema),
  async (c) => {
    const services = c.get('services');
    const asked = askedAccount(c);
    const { name, requires_two_factor: requiresTwoFactor } = c.req.valid('json');
    const user = signedInUser(c);
    if (requiresTwoFactor !== undefined && !memberMay(asked.role, 'secure_team')) throw missingRole();
    // She would lock herself out.
    if (requiresTwoFactor && !user.hasTwoFactor) throw twoFactorNeeded();
    const settings = {
      ...(name !== undefined && { name }),
      ...(requiresTwoFactor !== undefined && { requiresTwoFactor }),
    };
    if (Object.keys(settings).length > 0) {
      await setAccount(services.db, asked.accountId, settings);
      await recordAudit(c, {
        action: 'account.changed',
        target: asked.publicId,
        accountId: asked.accountId,
        detail: settings,
      });
    }
    return c.json(await viewAccount(services, asked, user.id));
  },
);

/** The accounts of the signed-in user. */
export const ownAccounts = new Hono<AuthenticatedEnv>()
  .route('/', list)
  .route('/', add)
  .route('/', read)
  .route('/', change);
