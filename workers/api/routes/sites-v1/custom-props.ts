import { Hono } from 'hono';
import { z } from 'zod';
import { MAX_PROP_KEY_BYTES } from '../../../../core/props.ts';
import { cleanText, utf8Bytes } from '../../../../core/text.ts';
import { addCustomProp, deleteCustomProp, listCustomProps } from '../../../../db/custom-props.ts';
import { deletedSchema } from '../../answers/deleted.ts';
import { recordAudit } from '../../audit.ts';
import type { AuthenticatedEnv } from '../../context.ts';
import { requireUserOrKey } from '../../middleware/authenticate.ts';
import { formOrJsonBody } from '../../middleware/form-or-json-body.ts';
import { namesSite, SITE_ID } from '../../named-site.ts';
import { describe } from '../../openapi/describe.ts';
import { readableSite } from '../../readable-site.ts';
import { noSuch, tooMany } from './saved-id.ts';

const MAX_CUSTOM_PROPS = 300;

const newPropSchema = z.object({
  site_id: SITE_ID,
  property: z
    .string('name the prop')
    .transform(cleanText)
    .refine((name) => name !== '' && utf8Bytes(name) <= MAX_PROP_KEY_BYTES, {
      message: `must be the name of a prop, of 1 to ${MAX_PROP_KEY_BYTES} bytes`,
    }),
});

const describeList = describe({
  operationId: 'listCustomProps',
  tag: 'Sites',
  summary: 'The props that the dashboard of a site offers',
  answer: z.object({ custom_properties: z.array(z.object({ property: z.string() })) }),
});

const list = new Hono<AuthenticatedEnv>().get(
  '/',
  describeList,
  requireUserOrKey('sites:read'),
  namesSite(),
  async (c) => {
    const { id } = c.get('site');
    const names = await listCustomProps(c.get('services').db, id);
    return c.json({ custom_properties: names.map((property) => ({ property })) });
  },
);

const describeAdd = describe({
  operationId: 'addCustomProp',
  tag: 'Sites',
  summary: 'Offer a prop',
  answer: z.object({ created: z.literal(true) }),
  errors: ['site_not_found', 'limit_reached'],
});

const add = new Hono<AuthenticatedEnv>().put(
  '/',
  describeAdd,
  requireUserOrKey('sites:write'),
  formOrJsonBody(newPropSchema),
  async (c) => {
    const services = c.get('services');
    const { site_id, property } = c.req.valid('json');
    const site = await readableSite(services, c.get('principal'), site_id);
    const known = await listCustomProps(services.db, site.id);
    if (known.length >= MAX_CUSTOM_PROPS && !known.includes(property)) {
      throw tooMany(MAX_CUSTOM_PROPS, 'custom props');
    }
    await addCustomProp(services.db, site.id, property, services.now());
    await recordAudit(c, { action: 'custom_prop.created', target: property, site });
    return c.json({ created: true });
  },
);

const describeRemove = describe({
  operationId: 'deleteCustomProp',
  tag: 'Sites',
  summary: 'Stop offering a prop',
  params: { property: z.string() },
  answer: deletedSchema,
  errors: ['not_found'],
});

const remove = new Hono<AuthenticatedEnv>().delete(
  '/:property',
  describeRemove,
  requireUserOrKey('sites:write'),
  namesSite(),
  async (c) => {
    const site = c.get('site');
    const property = c.req.param('property');
    const isDeleted = await deleteCustomProp(c.get('services').db, site.id, property);
    if (!isDeleted) throw noSuch('custom prop');
    await recordAudit(c, { action: 'custom_prop.deleted', target: property, site });
    return c.json({ deleted: true });
  },
);

/** The props that a site's dashboard offers; events bring whatever they bring. */
export const customProps = new Hono<AuthenticatedEnv>().route('/', list).route('/', add).route('/', remove);
