import { Hono } from 'hono';
import { z } from 'zod';
import { type Funnel, formatFunnelShape, parseFunnelShape } from '../../../../core/funnel.ts';
import {
  createFunnel,
  deleteFunnel,
  type FunnelContent,
  findFunnel,
  listFunnels,
  updateFunnel,
} from '../../../../db/funnels.ts';
import { listGoals } from '../../../../db/goals.ts';
import { recordAudit } from '../../audit.ts';
import type { AuthenticatedEnv } from '../../context.ts';
import { ApiError } from '../../errors.ts';
import { askedPage, cutPage } from '../../list-page.ts';
import { requireUserOrKey } from '../../middleware/authenticate.ts';
import { jsonBody } from '../../middleware/json-body.ts';
import { namedSite, SITE_ID } from '../../named-site.ts';
import { readableSite } from '../../readable-site.ts';
import type { Services } from '../../services.ts';
import { nameTaken, noSuch, savedId, tooMany } from './saved-id.ts';

const MAX_FUNNELS = 200;

const funnelSchema = z.strictObject({
  site_id: SITE_ID,
  name: z.string('must be a string').trim().min(1).max(120),
  /** parseFunnelShape reads them, in its own words. */
  steps: z.unknown(),
  order: z.unknown().optional(),
  window_days: z.unknown().optional(),
});

const list = new Hono<AuthenticatedEnv>().get('/', requireUserOrKey('sites:read'), async (c) => {
  const page = askedPage(c.req.query());
  const { id } = await namedSite(c);
  const { items, meta } = cutPage(await listFunnels(c.get('services').db, id), page);
  return c.json({ funnels: items.map(viewFunnel), meta });
});

const add = new Hono<AuthenticatedEnv>().post(
  '/',
  requireUserOrKey('sites:write'),
  jsonBody(funnelSchema),
  async (c) => {
    const services = c.get('services');
    const body = c.req.valid('json');
    const site = await readableSite(services, c.get('principal'), body.site_id);
    const content = await readContent(services, site.id, body);
    if ((await listFunnels(services.db, site.id)).length >= MAX_FUNNELS)
      throw tooMany(MAX_FUNNELS, 'funnels');
    const funnel = await createFunnel(services.db, site.id, content, services.now());
    if (!funnel) throw nameTaken(content.name, 'funnel');
    const { id, name } = funnel;
    await recordAudit(c, { action: 'funnel.created', target: id, site, detail: { name } });
    return c.json(viewFunnel(funnel), 201);
  },
);

const change = new Hono<AuthenticatedEnv>().put(
  '/:funnel_id',
  requireUserOrKey('sites:write'),
  jsonBody(funnelSchema),
  async (c) => {
    const services = c.get('services');
    const body = c.req.valid('json');
    const site = await readableSite(services, c.get('principal'), body.site_id);
    const funnelId = savedId(c.req.param('funnel_id'), 'funnel');
    if (!(await findFunnel(services.db, site.id, funnelId))) throw noSuch('funnel');
    const content = await readContent(services, site.id, body);
    const funnel = await updateFunnel(services.db, site.id, funnelId, content);
    if (!funnel) throw nameTaken(content.name, 'funnel');
    const { name } = funnel;
    await recordAudit(c, { action: 'funnel.changed', target: funnelId, site, detail: { name } });
    return c.json(viewFunnel(funnel));
  },
);

const remove = new Hono<AuthenticatedEnv>().delete(
  '/:funnel_id',
  requireUserOrKey('sites:write'),
  async (c) => {
    const site = await namedSite(c);
    const funnelId = savedId(c.req.param('funnel_id'), 'funnel');
    if (!(await deleteFunnel(c.get('services').db, site.id, funnelId))) throw noSuch('funnel');
    await recordAudit(c, { action: 'funnel.deleted', target: funnelId, site });
    return c.json({ deleted: true });
  },
);

async function readContent(
  { db }: Services,
  siteId: number,
  body: z.infer<typeof funnelSchema>,
): Promise<FunnelContent> {
  const shape = parseFunnelShape(body);
  if (!shape.ok) throw new ApiError('invalid_request', shape.error);
  const known = new Set((await listGoals(db, siteId)).map(({ id }) => id));
  for (const [index, step] of shape.value.steps.entries()) {
    if ('goal' in step && !known.has(step.goal)) {
      throw new ApiError(
        'invalid_request',
        `steps[${index}] names the goal ${step.goal}, which this site has not.`,
      );
    }
  }
  return { name: body.name, ...shape.value };
}

function viewFunnel({ id, name, ...shape }: Funnel) {
  return { id, name, ...formatFunnelShape(shape) };
}

/** Funnels under a name; `POST /api/v2/funnel` answers them. */
export const funnels = new Hono<AuthenticatedEnv>()
  .route('/', list)
  .route('/', add)
  .route('/', change)
  .route('/', remove);
