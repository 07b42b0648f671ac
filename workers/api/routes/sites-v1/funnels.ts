import { Hono } from 'hono';
import { z } from 'zod';
import {
  FUNNEL_ORDERS,
  type Funnel,
  formatFunnelShape,
  parseFunnelShape,
  stepsSchema,
  windowDaysSchema,
} from '../../../../core/funnel.ts';
import {
  createFunnel,
  deleteFunnel,
  type FunnelContent,
  findFunnel,
  listFunnels,
  updateFunnel,
} from '../../../../db/funnels.ts';
import { listGoals } from '../../../../db/goals.ts';
import { deletedSchema } from '../../answers/deleted.ts';
import { funnelSchema as funnelAnswerSchema, funnelPageSchema } from '../../answers/saved.ts';
import { recordAudit } from '../../audit.ts';
import type { AuthenticatedEnv } from '../../context.ts';
import { ApiError } from '../../errors.ts';
import { cutPage, pageParams } from '../../list-page.ts';
import { requireUserOrKey } from '../../middleware/authenticate.ts';
import { jsonBody } from '../../middleware/json-body.ts';
import { namesSite, SITE_ID } from '../../named-site.ts';
import { describe } from '../../openapi/describe.ts';
import { writtenAs } from '../../openapi/written-as.ts';
import { readableSite } from '../../readable-site.ts';
import type { Services } from '../../services.ts';
import { nameTaken, noSuch, SAVED_ID, savedId, tooMany } from './saved-id.ts';

const MAX_FUNNELS = 200;

const funnelSchema = z.strictObject({
  site_id: SITE_ID,
  name: z.string('must be a string').trim().min(1).max(120),
  /** parseFunnelShape reads them, in its own words. */
  steps: writtenAs(z.unknown(), stepsSchema),
  order: writtenAs(z.unknown(), z.enum(FUNNEL_ORDERS)).optional(),
  window_days: writtenAs(z.unknown(), windowDaysSchema).optional(),
});

const describeList = describe({
  operationId: 'listFunnels',
  tag: 'Sites',
  summary: 'The funnels of a site',
  answer: funnelPageSchema,
});

const list = new Hono<AuthenticatedEnv>().get(
  '/',
  describeList,
  requireUserOrKey('sites:read'),
  pageParams(),
  namesSite(),
  async (c) => {
    const page = c.req.valid('query');
    const { id } = c.get('site');
    const { items, meta } = cutPage(await listFunnels(c.get('services').db, id), page);
    return c.json({ funnels: items.map(viewFunnel), meta });
  },
);

const describeAdd = describe({
  operationId: 'createFunnel',
  tag: 'Sites',
  summary: 'Save a funnel',
  answer: funnelAnswerSchema,
  status: 201,
  errors: ['site_not_found', 'limit_reached', 'name_taken'],
});

const add = new Hono<AuthenticatedEnv>().post(
  '/',
  describeAdd,
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

const describeChange = describe({
  operationId: 'changeFunnel',
  tag: 'Sites',
  summary: 'Give a funnel another name and other steps',
  params: { funnel_id: SAVED_ID },
  answer: funnelAnswerSchema,
  errors: ['site_not_found', 'not_found', 'name_taken'],
});

const change = new Hono<AuthenticatedEnv>().put(
  '/:funnel_id',
  describeChange,
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

const describeRemove = describe({
  operationId: 'deleteFunnel',
  tag: 'Sites',
  summary: 'Delete a funnel',
  params: { funnel_id: SAVED_ID },
  answer: deletedSchema,
  errors: ['not_found'],
});

const remove = new Hono<AuthenticatedEnv>().delete(
  '/:funnel_id',
  describeRemove,
  requireUserOrKey('sites:write'),
  namesSite(),
  async (c) => {
    const site = c.get('site');
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
