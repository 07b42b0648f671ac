import { Hono } from 'hono';
import { z } from 'zod';
import { countDeploys, deleteDeploy, findDeploy, listDeploys, saveDeploy } from '../../../db/deploys.ts';
import { recordAudit } from '../audit.ts';
import type { AuthenticatedEnv } from '../context.ts';
import { ApiError } from '../errors.ts';
import { requireUserOrKey } from '../middleware/authenticate.ts';
import { formOrJsonBody } from '../middleware/form-or-json-body.ts';
import { describeIssues } from '../middleware/json-body.ts';
import { namedSite, SITE_ID } from '../named-site.ts';
import { readableSite } from '../readable-site.ts';
import { deployEffect } from './deploy-effect.ts';
import { viewDeploy } from './deploy-view.ts';
import { noSuch, savedId, tooMany } from './sites-v1/saved-id.ts';

const MAX_DEPLOYS = 10_000;
const MAX_LISTED = 500;
/** A clock may be ahead, a deploy is not planned here. */
const MAX_AHEAD_MS = 5 * 60_000;
const YEAR_MS = 366 * 86_400_000;

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

const add = new Hono<AuthenticatedEnv>().post(
  '/',
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

const list = new Hono<AuthenticatedEnv>().get('/', requireUserOrKey('stats:read'), async (c) => {
  const { db, now } = c.get('services');
  const asked = rangeSchema.safeParse({ from: c.req.query('from'), to: c.req.query('to') });
  if (!asked.success) throw new ApiError('invalid_request', describeIssues(asked.error));
  const { to = now() + MAX_AHEAD_MS, from = to - YEAR_MS } = asked.data;
  const site = await namedSite(c);
  const found = await listDeploys(db, site.id, { from, to, limit: MAX_LISTED });
  return c.json({ deploys: found.map(viewDeploy) });
});

const remove = new Hono<AuthenticatedEnv>().delete(
  '/:deploy_id',
  requireUserOrKey('deploys:write'),
  async (c) => {
    const site = await namedSite(c);
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
