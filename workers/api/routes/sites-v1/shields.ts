import { Hono } from 'hono';
import { z } from 'zod';
import { parseShield } from '../../../../core/shield/parse-shield.ts';
import { MAX_SHIELDS, SHIELD_KINDS } from '../../../../core/shield/shields.ts';
import { deleteShield, listShields, putShield, type Shield } from '../../../../db/shields.ts';
import { deletedSchema } from '../../answers/deleted.ts';
import { shieldSchema as shieldAnswerSchema, shieldListSchema } from '../../answers/saved.ts';
import { recordAudit } from '../../audit.ts';
import type { AuthenticatedEnv } from '../../context.ts';
import { ApiError } from '../../errors.ts';
import { publishSite } from '../../make-site.ts';
import { requireUserOrKey } from '../../middleware/authenticate.ts';
import { formOrJsonBody } from '../../middleware/form-or-json-body.ts';
import { namesSite, SITE_ID } from '../../named-site.ts';
import { describe } from '../../openapi/describe.ts';
import { readableSite } from '../../readable-site.ts';
import { noSuch, SAVED_ID, savedId, tooMany } from './saved-id.ts';

const shieldSchema = z.object({
  site_id: SITE_ID,
  type: z.enum(SHIELD_KINDS, `must be one of ${SHIELD_KINDS.join(', ')}`),
  value: z.string('say what to keep out'),
  note: z.string().trim().max(120).default(''),
});

const describeList = describe({
  operationId: 'listShields',
  tag: 'Sites',
  summary: 'What a site keeps out of its numbers',
  answer: shieldListSchema,
});

// Addresses in it may be those of people, so that who may only list sites must not see them.
const list = new Hono<AuthenticatedEnv>().get(
  '/',
  describeList,
  requireUserOrKey('sites:write'),
  namesSite(),
  async (c) => {
    const { id } = c.get('site');
    const found = await listShields(c.get('services').db, id);
    return c.json({
      shields: found.map(viewShield),
      /** Of who asks, for whoever wants to keep out nobody else. */
      your_address: c.req.header('cf-connecting-ip') ?? null,
    });
  },
);

const describePut = describe({
  operationId: 'putShield',
  tag: 'Sites',
  summary: 'Keep something out',
  answer: shieldAnswerSchema,
  errors: ['site_not_found', 'limit_reached'],
});

const put = new Hono<AuthenticatedEnv>().put(
  '/',
  describePut,
  requireUserOrKey('sites:write'),
  formOrJsonBody(shieldSchema),
  async (c) => {
    const services = c.get('services');
    const { site_id, type: kind, value: text, note } = c.req.valid('json');
    const read = parseShield(kind, text);
    if (!read.ok) throw new ApiError('invalid_request', `value: ${read.error}.`);
    const site = await readableSite(services, c.get('principal'), site_id);
    const ofKind = (await listShields(services.db, site.id)).filter((shield) => shield.kind === kind);
    const isNew = !ofKind.some((shield) => shield.value === read.value);
    if (isNew && ofKind.length >= MAX_SHIELDS[kind]) throw tooMany(MAX_SHIELDS[kind], 'shields of this type');
    const shield = await putShield(services.db, site.id, { kind, value: read.value, note }, services.now());
    await publishSite(services, site);
    // Not the value: it may be somebody's address.
    await recordAudit(c, { action: 'shield.saved', target: shield.id, site, detail: { type: kind } });
    return c.json(viewShield(shield));
  },
);

const describeRemove = describe({
  operationId: 'deleteShield',
  tag: 'Sites',
  summary: 'Let something in again',
  params: { shield_id: SAVED_ID },
  answer: deletedSchema,
  errors: ['not_found'],
});

const remove = new Hono<AuthenticatedEnv>().delete(
  '/:shield_id',
  describeRemove,
  requireUserOrKey('sites:write'),
  namesSite(),
  async (c) => {
    const services = c.get('services');
    const site = c.get('site');
    const id = savedId(c.req.param('shield_id'), 'shield');
    if (!(await deleteShield(services.db, site.id, id))) throw noSuch('shield');
    await publishSite(services, site);
    await recordAudit(c, { action: 'shield.deleted', target: id, site });
    return c.json({ deleted: true });
  },
);

function viewShield({ id, kind, value, note }: Shield) {
  return { id: String(id), type: kind, value, note };
}

/** What a site's owner keeps out of the numbers. */
export const shields = new Hono<AuthenticatedEnv>().route('/', list).route('/', put).route('/', remove);
