import { Hono } from 'hono';
import { z } from 'zod';
import type { RouteRule } from '../../../../core/routes.ts';
import { deleteRouteRule, listRouteRules, putRouteRule } from '../../../../db/route-rules.ts';
import { deletedSchema } from '../../answers/deleted.ts';
import { routesSchema } from '../../answers/saved.ts';
import { recordAudit } from '../../audit.ts';
import type { AuthenticatedEnv } from '../../context.ts';
import { requireUserOrKey } from '../../middleware/authenticate.ts';
import { formOrJsonBody } from '../../middleware/form-or-json-body.ts';
import { namesSite, SITE_ID } from '../../named-site.ts';
import { describe } from '../../openapi/describe.ts';
import { readableSite } from '../../readable-site.ts';
import { noSuch, SAVED_ID, savedId, tooMany } from './saved-id.ts';

const MAX_ROUTES = 100;
const MAX_PATTERN = 500;

const routeBodySchema = z.object({
  site_id: SITE_ID,
  pattern: z
    .string('must be a string')
    .trim()
    .max(MAX_PATTERN, `may have ${MAX_PATTERN} characters`)
    .regex(/^[/*][^|]*$/, 'must begin with / or * and hold no |'),
  position: z.coerce.number('must be a number').int().min(1).optional(),
});

const describeList = describe({
  operationId: 'listRoutes',
  tag: 'Sites',
  summary: 'Which pages of a site are one route',
  answer: routesSchema,
});

const list = new Hono<AuthenticatedEnv>().get(
  '/',
  describeList,
  requireUserOrKey('sites:read'),
  namesSite(),
  async (c) => {
    const { id } = c.get('site');
    return c.json({ routes: (await listRouteRules(c.get('services').db, id)).map(viewRoute) });
  },
);

const describePut = describe({
  operationId: 'putRoute',
  tag: 'Sites',
  summary: 'Add a route, or move one',
  answer: routesSchema,
  errors: ['site_not_found', 'limit_reached'],
});

const put = new Hono<AuthenticatedEnv>().put(
  '/',
  describePut,
  requireUserOrKey('sites:write'),
  formOrJsonBody(routeBodySchema),
  async (c) => {
    const { db, now } = c.get('services');
    const { site_id, pattern, position } = c.req.valid('json');
    const site = await readableSite(c.get('services'), c.get('principal'), site_id);
    const known = await listRouteRules(db, site.id);
    const isNew = !known.some((rule) => rule.pattern === pattern);
    if (isNew && known.length >= MAX_ROUTES) throw tooMany(MAX_ROUTES, 'routes');
    await putRouteRule(db, site.id, { pattern, ...(position !== undefined && { position }) }, now());
    await recordAudit(c, { action: 'route.saved', target: pattern, site });
    return c.json({ routes: (await listRouteRules(db, site.id)).map(viewRoute) });
  },
);

const describeRemove = describe({
  operationId: 'deleteRoute',
  tag: 'Sites',
  summary: 'Delete a route',
  params: { route_id: SAVED_ID },
  answer: deletedSchema,
  errors: ['not_found'],
});

const remove = new Hono<AuthenticatedEnv>().delete(
  '/:route_id',
  describeRemove,
  requireUserOrKey('sites:write'),
  namesSite(),
  async (c) => {
    const site = c.get('site');
    const routeId = savedId(c.req.param('route_id'), 'route');
    if (!(await deleteRouteRule(c.get('services').db, site.id, routeId))) throw noSuch('route');
    await recordAudit(c, { action: 'route.deleted', target: routeId, site });
    return c.json({ deleted: true });
  },
);

function viewRoute({ id, pattern }: RouteRule) {
  return { id: String(id), pattern };
}

/** Which pages of a site are one route. */
export const routes = new Hono<AuthenticatedEnv>().route('/', list).route('/', put).route('/', remove);
