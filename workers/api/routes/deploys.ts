import { Hono } from 'hono';
import { z } from 'zod';
import { countDeploys, deleteDeploy, findDeploy, saveDeploy } from '../../../db/deploys.ts';
import { deletedSchema } from '../answers/deleted.ts';
import { deploySchema } from '../answers/deploy.ts';
import { recordAudit } from '../audit.ts';
import type { AuthenticatedEnv } from '../context.ts';
import { ApiError } from '../errors.ts';
import { requireUserOrKey } from '../middleware/authenticate.ts';
import { formOrJsonBody } from '../middleware/form-or-json-body.ts';
import { queryParams } from '../middleware/query-params.ts';
import { namesSite, SITE_ID } from '../named-site.ts';
import { describe } from '../openapi/describe.ts';
import { readableSite } from '../readable-site.ts';
import { deployEffect } from './deploy-effect.ts';
import { MAX_AHEAD_MS, viewDeploy, viewDeploys } from './deploy-view.ts';
import { noSuch, SAVED_ID, savedId, tooMany } from './sites-v1/saved-id.ts';

const MAX_DEPLOYS = 10_000;

const instant = z.iso
  .datetime({ offset: true, error: 'must be an instant such as 2026-03-01T12:00:00Z' })
  .transform((text) => Date.parse(text));

const newDeploySchema = z.object({
  site_id: SITE_ID,
  version: z.string('name the version').trim().min(1).max(100),
  at: instant.optional(),
  description: z.string().trim().max(500).default(''),
  url: z
    .union([z.literal(''), z.url({ protocol: /^https?$/, error: 'must be an address of the web' })])
    .default(''),
});
const rangeSchema = z.object({ from: instant.optional(), to: instant.optional() });

const describeAdd = describe({
  operationId: 'saveDeploy',
  tag: 'Deploys',
  summary: 'Say that a version went on line',
  description: 'A version that is known already is corrected.',
  answer: deploySchema,
  status: 201,
  others: { 200: deploySchema },
  errors: ['site_not_found', 'limit_reached'],
});

const add = new Hono<AuthenticatedEnv>().post(
  '/',
  describeAdd,
  requireUserOrKey('deploys:write'),
  formOrJsonBody(newDeploySchema),
  async (c) => {
    const { db, now } = c.get('services');
    const { site_id, at = now(), ...deploy } = c.req.valid('json');
    if (at > now() + MAX_AHEAD_MS) throw new ApiError('invalid_request', 'at must not be in the future.');
    const site = await readableSite(c.get('services'), c.get('principal'), site_id);
    const isNew = !(await findDeploy(db, site.id, deploy.version));
    if (isNew && (await countDeploys(db, site.id)) >= MAX_DEPLOYS) throw tooMany(MAX_DEPLOYS, 'deploys');
    const saved = await saveDeploy(db, site.id, { ...deploy, at }, now());
    const { id, version } = saved;
    await recordAudit(c, { action: 'deploy.saved', target: id, site, detail: { version } });
    return c.json(viewDeploy(saved), isNew ? 201 : 200);
  },
);

const describeList = describe({
  operationId: 'listDeploys',
  tag: 'Deploys',
  summary: 'The deploys of a stretch of time, the last year unless named',
  answer: z.object({ deploys: z.array(deploySchema) }),
});

const list = new Hono<AuthenticatedEnv>().get(
  '/',
  describeList,
  requireUserOrKey('stats:read'),
  queryParams(rangeSchema),
  namesSite(),
  async (c) => {
    const { db, now } = c.get('services');
    const deploys = await viewDeploys(db, c.get('site').id, { ...c.req.valid('query'), now: now() });
    return c.json({ deploys });
  },
);

const describeRemove = describe({
  operationId: 'deleteDeploy',
  tag: 'Deploys',
  summary: 'Forget a deploy',
  params: { deploy_id: SAVED_ID },
  answer: deletedSchema,
  errors: ['not_found'],
});

const remove = new Hono<AuthenticatedEnv>().delete(
  '/:deploy_id',
  describeRemove,
  requireUserOrKey('deploys:write'),
  namesSite(),
  async (c) => {
    const site = c.get('site');
    const id = savedId(c.req.param('deploy_id'), 'deploy');
    if (!(await deleteDeploy(c.get('services').db, site.id, id))) throw noSuch('deploy');
    await recordAudit(c, { action: 'deploy.deleted', target: id, site });
    return c.json({ deleted: true });
  },
);

/** When which version of a site went on line (docs/api-v1.md). */
export const deploys = new Hono<AuthenticatedEnv>()
  .route('/', add)
  .route('/', list)
  .route('/', remove)
  .route('/', deployEffect);
