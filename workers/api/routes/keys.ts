import { Hono } from 'hono';
import { z } from 'zod';
import { deleteAccountKey, type ListedKey, listApiKeys, replaceApiKey } from '../../../db/api-keys.ts';
import { API_SCOPES } from '../../../db/api-scope.ts';
import { findSite } from '../../../db/sites.ts';
import { deletedSchema } from '../answers/deleted.ts';
import { type KeyView, keyListSchema, madeKeySchema } from '../answers/keys.ts';
import { recordAudit } from '../audit.ts';
import type { AuthenticatedEnv } from '../context.ts';
import { ApiError } from '../errors.ts';
import { signedInUser } from '../identity/signed-in-user.ts';
import { managedAccount, managedAccounts } from '../keys/managed-accounts.ts';
import { newKey } from '../keys/new-key.ts';
import { tellOfKey } from '../keys/tell-of-key.ts';
import { requireUser } from '../middleware/authenticate.ts';
import { jsonBody } from '../middleware/json-body.ts';
import { limit } from '../middleware/limit.ts';
import { describe } from '../openapi/describe.ts';
import { siteNotFound } from '../readable-site.ts';
import type { Services } from '../services.ts';
import { SAVED_ID, savedId } from './sites-v1/saved-id.ts';

const MAX_KEYS = 100;
const HOUR_MS = 3_600_000;
const MAX_OVERLAP_HOURS = 30 * 24;

const newKeySchema = z.strictObject({
  name: z.string().trim().min(1).max(100),
  scopes: z.array(z.enum(API_SCOPES)).min(1),
  /** `account_…`; without it the first account whose keys the user looks after. */
  account: z.string().optional(),
  /** Domain or id of the one site it is for; without it all of the account. */
  site: z.string().optional(),
  rate_per_minute: z.int().min(1).max(1_000_000).default(600),
  expires_at: z.iso.datetime({ offset: true }).optional(),
});
const rotateSchema = z.strictObject({
  /** How long the old key works beside the new one. */
  overlap_hours: z.number().min(0).max(MAX_OVERLAP_HOURS).default(24),
});
const mayChange = limit({ name: 'keys', key: 'user', rate: '30/h' });

const describeList = describe({
  operationId: 'listKeys',
  tag: 'Accounts',
  summary: 'The API keys of the accounts one looks after',
  answer: keyListSchema,
});

const list = new Hono<AuthenticatedEnv>().get('/', describeList, requireUser(), async (c) => {
  const accountIds = managedAccounts(signedInUser(c)).map(({ accountId }) => accountId);
  const keys = await listApiKeys(c.get('services').db, accountIds);
  return c.json({ keys: keys.map(viewKey) });
});

const describeAdd = describe({
  operationId: 'createAccountKey',
  tag: 'Accounts',
  summary: 'Make an API key',
  answer: madeKeySchema,
  status: 201,
  errors: ['invalid_request', 'not_found', 'site_not_found', 'limit_reached'],
});

const add = new Hono<AuthenticatedEnv>().post(
  '/',
  describeAdd,
  requireUser(),
  mayChange,
  jsonBody(newKeySchema),
  async (c) => {
    const services = c.get('services');
    const user = signedInUser(c);
    const body = c.req.valid('json');
    const { accountId } = managedAccount(user, body.account);
    const siteId = body.site === undefined ? null : await siteOf(services, body.site, accountId);
    const expiresAt = body.expires_at === undefined ? null : Date.parse(body.expires_at);
    if (expiresAt !== null && expiresAt <= services.now())
      throw new ApiError('invalid_request', 'expires_at: must be in the future.');
    await assertRoom(services, accountId);
    const { name, scopes, rate_per_minute: ratePerMinute } = body;
    const settings = { name, scopes, accountId, siteId, ratePerMinute, expiresAt, createdBy: user.id };
    const { key, record } = await newKey(services, settings);
    await recordAudit(c, {
      action: 'api_key.created',
      target: record.id,
      accountId,
      detail: { name, scopes },
    });
    tellOfKey(c, user.email, 'api_key_created', record);
    return c.json({ ...viewKey(await listed(services, accountId, record.id)), key }, 201);
  },
);

const describeRotate = describe({
  operationId: 'rotateAccountKey',
  tag: 'Accounts',
  summary: 'Make another key of the same kind; the old one ends later',
  params: { key_id: SAVED_ID },
  answer: madeKeySchema,
  status: 201,
  errors: ['not_found', 'invalid_request', 'limit_reached'],
});

const rotate = new Hono<AuthenticatedEnv>().post(
  '/:key_id/rotate',
  describeRotate,
  requireUser(),
  mayChange,
  jsonBody(rotateSchema),
  async (c) => {
    const services = c.get('services');
    const user = signedInUser(c);
    const old = await managedKey(services, managedAccounts(user), c.req.param('key_id'));
    if (old.replacedBy !== null) throw new ApiError('invalid_request', 'This key has been replaced already.');
    await assertRoom(services, old.accountId);
    const { name, scopes, accountId, siteId, ratePerMinute } = old;
    const settings = { name, scopes, accountId, siteId, ratePerMinute, createdBy: user.id };
    const { key, record } = await newKey(services, settings);
    const ends = services.now() + c.req.valid('json').overlap_hours * HOUR_MS;
    const expiresAt = Math.round(Math.min(ends, old.expiresAt ?? ends));
    await replaceApiKey(services.db, old.id, { expiresAt, replacedBy: record.id });
    await recordAudit(c, { action: 'api_key.rotated', target: old.id, accountId, detail: { by: record.id } });
    tellOfKey(c, user.email, 'api_key_rotated', record);
    return c.json({ ...viewKey(await listed(services, accountId, record.id)), key }, 201);
  },
);

const describeRemove = describe({
  operationId: 'deleteAccountKey',
  tag: 'Accounts',
  summary: 'Revoke an API key at once',
  params: { key_id: SAVED_ID },
  answer: deletedSchema,
  errors: ['not_found'],
});

const remove = new Hono<AuthenticatedEnv>().delete('/:key_id', describeRemove, requireUser(), async (c) => {
  const services = c.get('services');
  const user = signedInUser(c);
  const managed = managedAccounts(user);
  const key = await managedKey(services, managed, c.req.param('key_id'));
  const accountIds = managed.map(({ accountId }) => accountId);
  if (!(await deleteAccountKey(services.db, key.id, accountIds))) throw noSuchKey();
  await recordAudit(c, { action: 'api_key.deleted', target: key.id, accountId: key.accountId });
  tellOfKey(c, user.email, 'api_key_deleted', key);
  return c.json({ deleted: true });
});

type AccountKey = ListedKey & { accountId: number };

async function managedKey(
  { db }: Services,
  managed: readonly { accountId: number }[],
  text: string,
): Promise<AccountKey> {
  const id = savedId(text, 'key');
  const keys = await listApiKeys(
    db,
    managed.map(({ accountId }) => accountId),
  );
  const key = keys.find((one): one is AccountKey => one.id === id && one.accountId !== null);
  if (!key) throw noSuchKey();
  return key;
}

async function listed({ db }: Services, accountId: number, id: number): Promise<ListedKey> {
  const key = (await listApiKeys(db, [accountId])).find((one) => one.id === id);
  if (!key) throw noSuchKey();
  return key;
}

async function siteOf({ db }: Services, name: string, accountId: number): Promise<number> {
  const access = { accountIds: [accountId], siteIds: null };
  const site = await findSite(db, name.trim().toLowerCase(), access);
  if (!site) throw siteNotFound();
  return site.id;
}

async function assertRoom({ db }: Services, accountId: number): Promise<void> {
  if ((await listApiKeys(db, [accountId])).length >= MAX_KEYS)
    throw new ApiError('limit_reached', `An account may have ${MAX_KEYS} keys.`);
}

function noSuchKey(): ApiError {
  return new ApiError('not_found', 'There is no such key.');
}

function viewKey(key: ListedKey): KeyView {
  const instant = (time: number | null) => (time === null ? null : new Date(time).toISOString());
  return {
    id: String(key.id),
    name: key.name,
    prefix: key.prefix,
    scopes: key.scopes,
    account: key.accountPublicId,
    site: key.siteDomain,
    rate_per_minute: key.ratePerMinute,
    created_at: new Date(key.createdAt).toISOString(),
    last_used_at: instant(key.lastUsedAt),
    expires_at: instant(key.expiresAt),
    replaced_by: key.replacedBy === null ? null : String(key.replacedBy),
  };
}

/** The keys by which programs use an account; for its owners and admins, signed in. */
export const keys = new Hono<AuthenticatedEnv>()
  .route('/', list)
  .route('/', add)
  .route('/', rotate)
  .route('/', remove);
