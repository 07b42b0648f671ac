import { Hono } from 'hono';
import { z } from 'zod';
import type { Goal } from '../../../../core/goal.ts';
import { parseFilters } from '../../../../core/query/filters.ts';
import { filterSchema } from '../../../../core/query/json-schema.ts';
import { listGoals } from '../../../../db/goals.ts';
import {
  createSegment,
  deleteSegment,
  listSegments,
  type SavedSegment,
  updateSegment,
} from '../../../../db/segments.ts';
import { deletedSchema } from '../../answers/deleted.ts';
import { segmentSchema as segmentAnswerSchema, segmentPageSchema } from '../../answers/saved.ts';
import { recordAudit } from '../../audit.ts';
import type { AuthenticatedEnv, Principal } from '../../context.ts';
import { ApiError } from '../../errors.ts';
import { cutPage, pageParams } from '../../list-page.ts';
import { requireUserOrKey } from '../../middleware/authenticate.ts';
import { jsonBody } from '../../middleware/json-body.ts';
import { namesSite, SITE_ID } from '../../named-site.ts';
import { describe } from '../../openapi/describe.ts';
import { writtenAs } from '../../openapi/written-as.ts';
import { readableSite } from '../../readable-site.ts';
import { noSuch, SAVED_ID, savedId, tooMany } from './saved-id.ts';
import { userOf, viewSegment } from './segment-view.ts';

const MAX_SEGMENTS = 500;

const segmentSchema = z.strictObject({
  site_id: SITE_ID,
  name: z.string('must be a string').trim().min(1).max(120),
  /** Whether it is the user's alone. */
  type: z.enum(['personal', 'site'], 'must be personal or site').default('site'),
  /** parseFilters reads them, in its own words. */
  filters: z.array(writtenAs(z.unknown(), filterSchema), 'must be a list of filters').min(1),
});

const describeList = describe({
  operationId: 'listSegments',
  tag: 'Sites',
  summary: 'The segments of a site that who asks sees',
  answer: segmentPageSchema,
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
    const saved = await listSegments(c.get('services').db, id, userOf(c.get('principal')));
    const { items, meta } = cutPage(saved, page);
    return c.json({ segments: items.map(viewSegment), meta });
  },
);

const describeAdd = describe({
  operationId: 'createSegment',
  tag: 'Sites',
  summary: 'Save filters under a name',
  answer: segmentAnswerSchema,
  status: 201,
  errors: ['site_not_found', 'limit_reached', 'invalid_filters'],
});

const add = new Hono<AuthenticatedEnv>().post(
  '/',
  describeAdd,
  requireUserOrKey('sites:write'),
  jsonBody(segmentSchema),
  async (c) => {
    const services = c.get('services');
    const site = await readableSite(services, c.get('principal'), c.req.valid('json').site_id);
    const goals = await listGoals(services.db, site.id);
    const content = readContent(c.req.valid('json'), c.get('principal'), goals);
    const known = await listSegments(services.db, site.id, content.userId);
    if (known.length >= MAX_SEGMENTS) throw tooMany(MAX_SEGMENTS, 'segments');
    const made = await createSegment(services.db, site.id, { ...content, now: services.now() });
    await recordAudit(c, { action: 'segment.created', target: made.id, site, detail: auditDetail(made) });
    return c.json(viewSegment(made), 201);
  },
);

const describeChange = describe({
  operationId: 'changeSegment',
  tag: 'Sites',
  summary: 'Give a segment another name and other filters',
  params: { segment_id: SAVED_ID },
  answer: segmentAnswerSchema,
  errors: ['site_not_found', 'not_found', 'invalid_filters'],
});

const change = new Hono<AuthenticatedEnv>().put(
  '/:segment_id',
  describeChange,
  requireUserOrKey('sites:write'),
  jsonBody(segmentSchema),
  async (c) => {
    const services = c.get('services');
    const site = await readableSite(services, c.get('principal'), c.req.valid('json').site_id);
    const goals = await listGoals(services.db, site.id);
    const content = readContent(c.req.valid('json'), c.get('principal'), goals);
    const segmentId = savedId(c.req.param('segment_id'), 'segment');
    const changed = await updateSegment(services.db, site.id, segmentId, content);
    if (!changed) throw noSuch('segment');
    await recordAudit(c, {
      action: 'segment.changed',
      target: segmentId,
      site,
      detail: auditDetail(changed),
    });
    return c.json(viewSegment(changed));
  },
);

const describeRemove = describe({
  operationId: 'deleteSegment',
  tag: 'Sites',
  summary: 'Delete a segment',
  params: { segment_id: SAVED_ID },
  answer: deletedSchema,
  errors: ['not_found'],
});

const remove = new Hono<AuthenticatedEnv>().delete(
  '/:segment_id',
  describeRemove,
  requireUserOrKey('sites:write'),
  namesSite(),
  async (c) => {
    const site = c.get('site');
    const segmentId = savedId(c.req.param('segment_id'), 'segment');
    const userId = userOf(c.get('principal'));
    if (!(await deleteSegment(c.get('services').db, site.id, segmentId, userId))) throw noSuch('segment');
    await recordAudit(c, { action: 'segment.deleted', target: segmentId, site });
    return c.json({ deleted: true });
  },
);

function readContent(
  { name, type, filters }: z.infer<typeof segmentSchema>,
  principal: Principal,
  goals: readonly Goal[],
) {
  const parsed = parseFilters(filters, { goals });
  if (!parsed.ok) throw new ApiError('invalid_filters', parsed.error);
  const userId = userOf(principal);
  if (type === 'personal' && userId === null) {
    throw new ApiError(
      'invalid_request',
      'type: An API key is nobody; it can only save segments of the site.',
    );
  }
  return { name, filters, isPersonal: type === 'personal', userId };
}

/** A personal segment's name is nobody else's business. */
function auditDetail({ name, isPersonal }: SavedSegment) {
  return isPersonal ? { type: 'personal' } : { type: 'site', name };
}

/** Filters under a name, for `["is", "segment", [id]]` in a query. */
export const segments = new Hono<AuthenticatedEnv>()
  .route('/', list)
  .route('/', add)
  .route('/', change)
  .route('/', remove);
