import { Hono } from 'hono';
import { z } from 'zod';
import { deleteApiKey } from '../../../../db/api-keys.ts';
import { API_SCOPES } from '../../../../db/api-scope.ts';
import { findSite } from '../../../../db/sites.ts';
import { recordAudit } from '../../audit.ts';
import type { ApiEnv } from '../../context.ts';
import { ApiError } from '../../errors.ts';
import { EVERY_SITE } from '../../first-account.ts';
import { newKey } from '../../keys/new-key.ts';
import { jsonBody } from '../../middleware/json-body.ts';
import { describe } from '../../openapi/describe.ts';
import { hashToken } from '../../tokens.ts';

const keySchema = z.strictObject({
  scopes: z.array(z.enum(API_SCOPES)).min(1),
  /** Domain or public id; without it the key sees every site. */
  site: z.string().optional(),
  /** Requests per minute; without it there is no limit. */
  rate: z.int().min(1).max(1_000_000).optional(),
  name: z.string().trim().min(1).max(100).default('operator'),
});

const describeAdd = describe({
  operationId: 'createKey',
  tag: 'Operator',
  summary: 'Make an API key that belongs to no account',
  answer: z.object({ key: z.string() }),
  status: 201,
  errors: ['site_not_found'],
});

const add = new Hono<ApiEnv>().post('/', describeAdd, jsonBody(keySchema), async (c) => {
  const { db } = c.get('services');
  const { scopes, site: siteName, rate, name } = c.req.valid('json');
  const site = siteName === undefined ? undefined : await findSite(db, siteName, EVERY_SITE);
  if (siteName !== undefined && !site) throw new ApiError('site_not_found', `There is no site ${siteName}.`);
  const { key, record } = await newKey(c.get('services'), {
    name,
    scopes,
    siteId: site?.id ?? null,
    ratePerMinute: rate ?? null,
  });
  await recordAudit(c, { action: 'api_key.created', target: record.prefix, site, detail: { name, scopes } });
  return c.json({ key }, 201);
});

const describeRemove = describe({
  operationId: 'deleteKey',
  tag: 'Operator',
  summary: 'Delete an API key',
  answer: z.object({ ok: z.literal(true) }),
});

const remove = new Hono<ApiEnv>().delete(
  '/',
  describeRemove,
  jsonBody(z.strictObject({ key: z.string() })),
  async (c) => {
    const { key } = c.req.valid('json');
    const isDeleted = await deleteApiKey(c.get('services').db, hashToken(key));
    if (!isDeleted) throw new ApiError('not_found', 'There is no such key.');
    await recordAudit(c, { action: 'api_key.deleted', target: key.slice(0, 12) });
    return c.json({ ok: true });
  },
);

/** Keys of the operator: they belong to no account, so no plan limits them. */
export const operatorKeys = new Hono<ApiEnv>().route('/', add).route('/', remove);
