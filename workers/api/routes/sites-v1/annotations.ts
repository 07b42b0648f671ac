import { Hono } from 'hono';
import { z } from 'zod';
import { isDate } from '../../../../core/zoned-time.ts';
import {
  countAnnotations,
  createAnnotation,
  deleteAnnotation,
  listAnnotations,
  updateAnnotation,
} from '../../../../db/annotations.ts';
import { deletedSchema } from '../../answers/deleted.ts';
import { annotationSchema as annotationAnswerSchema, annotationListSchema } from '../../answers/saved.ts';
import { recordAudit } from '../../audit.ts';
import type { AuthenticatedEnv } from '../../context.ts';
import { requireUserOrKey } from '../../middleware/authenticate.ts';
import { formOrJsonBody } from '../../middleware/form-or-json-body.ts';
import { namesSite, SITE_ID } from '../../named-site.ts';
import { describe } from '../../openapi/describe.ts';
import { readableSite } from '../../readable-site.ts';
import { viewAnnotation } from './annotation-view.ts';
import { noSuch, SAVED_ID, savedId, tooMany } from './saved-id.ts';

const MAX_ANNOTATIONS = 2_000;

const annotationSchema = z.object({
  site_id: SITE_ID,
  date: z.string('name the day').refine(isDate, 'must be a date such as 2026-03-01'),
  text: z.string('say what happened').trim().min(1, 'must not be empty').max(200),
});

const describeList = describe({
  operationId: 'listAnnotations',
  tag: 'Sites',
  summary: 'The notes on the days of a site',
  answer: annotationListSchema,
});

const list = new Hono<AuthenticatedEnv>().get(
  '/',
  describeList,
  requireUserOrKey('sites:read'),
  namesSite(),
  async (c) => {
    const { id } = c.get('site');
    return c.json({ annotations: (await listAnnotations(c.get('services').db, id)).map(viewAnnotation) });
  },
);

const describeAdd = describe({
  operationId: 'createAnnotation',
  tag: 'Sites',
  summary: 'Note what happened on a day',
  answer: annotationAnswerSchema,
  status: 201,
  errors: ['site_not_found', 'limit_reached'],
});

const add = new Hono<AuthenticatedEnv>().post(
  '/',
  describeAdd,
  requireUserOrKey('sites:write'),
  formOrJsonBody(annotationSchema),
  async (c) => {
    const services = c.get('services');
    const { site_id, ...annotation } = c.req.valid('json');
    const site = await readableSite(services, c.get('principal'), site_id);
    if ((await countAnnotations(services.db, site.id)) >= MAX_ANNOTATIONS) {
      throw tooMany(MAX_ANNOTATIONS, 'annotations');
    }
    const made = await createAnnotation(services.db, site.id, annotation, services.now());
    await recordAudit(c, { action: 'annotation.created', target: made.id, site });
    return c.json(viewAnnotation(made), 201);
  },
);

const describeChange = describe({
  operationId: 'changeAnnotation',
  tag: 'Sites',
  summary: 'Give a note another day and text',
  params: { annotation_id: SAVED_ID },
  answer: annotationAnswerSchema,
  errors: ['site_not_found', 'not_found'],
});

const change = new Hono<AuthenticatedEnv>().put(
  '/:annotation_id',
  describeChange,
  requireUserOrKey('sites:write'),
  formOrJsonBody(annotationSchema),
  async (c) => {
    const services = c.get('services');
    const { site_id, ...annotation } = c.req.valid('json');
    const site = await readableSite(services, c.get('principal'), site_id);
    const id = savedId(c.req.param('annotation_id'), 'annotation');
    const changed = await updateAnnotation(services.db, site.id, { id, ...annotation });
    if (!changed) throw noSuch('annotation');
    await recordAudit(c, { action: 'annotation.changed', target: id, site });
    return c.json(viewAnnotation(changed));
  },
);

const describeRemove = describe({
  operationId: 'deleteAnnotation',
  tag: 'Sites',
  summary: 'Delete a note',
  params: { annotation_id: SAVED_ID },
  answer: deletedSchema,
  errors: ['not_found'],
});

const remove = new Hono<AuthenticatedEnv>().delete(
  '/:annotation_id',
  describeRemove,
  requireUserOrKey('sites:write'),
  namesSite(),
  async (c) => {
    const site = c.get('site');
    const id = savedId(c.req.param('annotation_id'), 'annotation');
    if (!(await deleteAnnotation(c.get('services').db, site.id, id))) throw noSuch('annotation');
    await recordAudit(c, { action: 'annotation.deleted', target: id, site });
    return c.json({ deleted: true });
  },
);

/** Notes on the days of a site, beside its numbers. */
export const annotations = new Hono<AuthenticatedEnv>()
  .route('/', list)
  .route('/', add)
  .route('/', change)
  .route('/', remove);
