import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { ROLES } from '../../../../core/team/role.ts';
import {
  deleteSsoConnection,
  findSsoConnection,
  forgetVouched,
  noteSsoOutcome,
  saveSsoConnection,
} from '../../../../db/sso-connections.ts';
import { listSsoDomains } from '../../../../db/sso-domains.ts';
import { deletedSchema } from '../../answers/deleted.ts';
import { ssoSchema } from '../../answers/sso.ts';
import { recordAudit } from '../../audit.ts';
import { askedAccount } from '../../authorization/asked-account.ts';
import type { AuthenticatedEnv } from '../../context.ts';
import { ApiError } from '../../errors.ts';
import { assertFresh } from '../../identity/prove-owner.ts';
import { requireUser } from '../../middleware/authenticate.ts';
import { jsonBody } from '../../middleware/json-body.ts';
import { limit } from '../../middleware/limit.ts';
import { describe } from '../../openapi/describe.ts';
import { isIssuer } from '../../sso/issuer.ts';
import { tellOwnersOfSso } from '../../sso/tell-owners.ts';
import { testConnection } from '../../sso/test-connection.ts';
import { viewSso } from '../../sso/view-sso.ts';

const params = { account_id: z.string() };

const settingsSchema = z.strictObject({
  issuer: z.string('name the issuer').trim().max(500),
  client_id: z.string('name the client').trim().min(1).max(500),
  /** Without it the one there is stays. */
  client_secret: z.string().min(1).max(1000).optional(),
  default_role: z.enum(ROLES).exclude(['owner']).default('viewer'),
  is_required: z.boolean().default(false),
});

const read = new Hono<AuthenticatedEnv>().get(
  '/:account_id/sso',
  describe({
    operationId: 'readSso',
    tag: 'Accounts',
    summary: 'How an account signs in by its own provider',
    params,
    answer: ssoSchema,
    errors: ['not_found'],
  }),
  requireUser(),
  async (c) => c.json(await viewSso(c.get('services'), askedAccount(c))),
);

const save = new Hono<AuthenticatedEnv>().put(
  '/:account_id/sso',
  describe({
    operationId: 'saveSso',
    tag: 'Accounts',
    summary: 'Set the provider by which an account signs in',
    description:
      'OpenID Connect, by its issuer. The secret is never shown; it may be left out while issuer and client stay the same. Another issuer or client ends the sessions that the provider has opened.',
    params,
    answer: ssoSchema,
    errors: ['not_found', 'invalid_request', 'sign_in_again', 'domain_unproven'],
  }),
  requireUser(),
  limit({ name: 'sso', key: 'user', rate: '60/h' }),
  jsonBody(settingsSchema),
  async (c) => {
    assertFresh(c);
    const services = c.get('services');
    const { db, vault, now, vars } = services;
    const account = askedAccount(c);
    const { accountId, publicId } = account;
    const body = c.req.valid('json');
    if (!isIssuer(body.issuer, vars.LOCAL_HOSTS)) {
      throw new ApiError(
        'invalid_request',
        'issuer: must be an https address such as https://login.example.com.',
      );
    }
    const present = await findSsoConnection(db, accountId);
    const isSame = present?.issuer === body.issuer && present.clientId === body.client_id;
    // What is there was given for the provider there is: no other is to get it.
    if (!isSame && body.client_secret === undefined) {
      throw new ApiError('invalid_request', 'client_secret: is needed for another issuer or client.');
    }
    if (body.is_required) await assertDomain(c);
    await saveSsoConnection(
      db,
      vault,
      {
        accountId,
        issuer: body.issuer,
        clientId: body.client_id,
        clientSecret: body.client_secret,
        defaultRole: body.default_role,
        isRequired: body.is_required,
      },
      now(),
    );
    if (present && !isSame) await forgetVouched(db, accountId);
    const { issuer, default_role, is_required } = body;
    await recordAudit(c, {
      action: 'sso.saved',
      target: publicId,
      accountId,
      detail: { issuer, default_role, is_required, new_secret: body.client_secret !== undefined },
    });
    await tellOwnersOfSso(c, account, issuer);
    return c.json(await viewSso(services, account));
  },
);

const remove = new Hono<AuthenticatedEnv>().delete(
  '/:account_id/sso',
  describe({
    operationId: 'deleteSso',
    tag: 'Accounts',
    summary: 'Sign in by the account’s provider no more',
    description: 'Ends the sessions that it has opened. Members stay, and come in another way.',
    params,
    answer: deletedSchema,
    errors: ['not_found', 'sign_in_again'],
  }),
  requireUser(),
  async (c) => {
    assertFresh(c);
    const { db, vault } = c.get('services');
    const account = askedAccount(c);
    const { accountId, publicId } = account;
    if (!(await deleteSsoConnection(db, vault, accountId))) throw noConnection();
    await recordAudit(c, { action: 'sso.deleted', target: publicId, accountId });
    await tellOwnersOfSso(c, account);
    return c.json({ deleted: true });
  },
);

const test = new Hono<AuthenticatedEnv>().post(
  '/:account_id/sso/test',
  describe({
    operationId: 'testSso',
    tag: 'Accounts',
    summary: 'Test an account’s provider without signing in',
    description: 'Whether it is there, has keys, and knows us. What is wrong is in `connection.problem`.',
    params,
    answer: ssoSchema,
    errors: ['not_found'],
  }),
  requireUser(),
  limit({ name: 'sso-test', key: 'user', rate: '30/h' }),
  jsonBody(z.strictObject({})),
  async (c) => {
    const services = c.get('services');
    const account = askedAccount(c);
    const connection = await findSsoConnection(services.db, account.accountId);
    if (!connection) throw noConnection();
    const problem = await testConnection(services, { ...connection, publicId: account.publicId });
    await noteSsoOutcome(services.db, account.accountId, problem, services.now());
    return c.json(await viewSso(services, account));
  },
);

/** @throws {ApiError} domain_unproven: nobody could come in */
async function assertDomain(c: Context<AuthenticatedEnv>): Promise<void> {
  const domains = await listSsoDomains(c.get('services').db, askedAccount(c).accountId);
  if (domains.some(({ verifiedAt }) => verifiedAt !== null)) return;
  throw new ApiError('domain_unproven', 'Show first that a domain is yours: nobody could sign in.');
}

function noConnection(): ApiError {
  return new ApiError('not_found', 'This account has no provider of its own.');
}

/** An account's own provider. */
export const accountSso = new Hono<AuthenticatedEnv>()
  .route('/', read)
  .route('/', save)
  .route('/', remove)
  .route('/', test);
