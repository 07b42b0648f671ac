import { Hono } from 'hono';
import { z } from 'zod';
import { MAX_PROP_KEY_BYTES } from '../../../../core/props.ts';
import { cleanText, utf8Bytes } from '../../../../core/text.ts';
import { addCustomProp, deleteCustomProp, listCustomProps } from '../../../../db/custom-props.ts';
import { recordAudit } from '../../audit.ts';
import type { AuthenticatedEnv } from '../../context.ts';
import { requireUserOrKey } from '../../middleware/authenticate.ts';
import { formOrJsonBody } from '../../middleware/form-or-json-body.ts';
import { namedSite, SITE_ID } from '../../named-site.ts';
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

const list = new Hono<AuthenticatedEnv>().get('/', requireUserOrKey('sites:read'), async (c) => {
  const { id } = await namedSite(c);
  const names = await listCustomProps(c.get('services').db, id);
  return c.json({ custom_properties: names.map((property) => ({ property })) });
});

const add = new Hono<AuthenticatedEnv>().put(
  '/',
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

const remove = new Hono<AuthenticatedEnv>().delete(
  '/:property',
  requireUserOrKey('sites:write'),
  async (c) => {
    const site = await namedSite(c);
    const property = c.req.param('property');
    const isDeleted = await deleteCustomProp(c.get('services').db, site.id, property);
    if (!isDeleted) throw noSuch('custom prop');
    await recordAudit(c, { action: 'custom_prop.deleted', target: property, site });
    return c.json({ deleted: true });
  },
);

/** The props that a site's dashboard offers; events bring whatever they bring. */
export const customProps = new Hono<AuthenticatedEnv>().route('/', list).route('/', add).route('/', remove);
