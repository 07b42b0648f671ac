import { Hono } from 'hono';
import { z } from 'zod';
import { listSegments } from '../../../../db/segments.ts';
import {
  createSharedLink,
  deleteSharedLink,
  findSharedLink,
  type LinkSettings,
  listSharedLinks,
  type SharedLink,
  setSharedLink,
} from '../../../../db/shared-links.ts';
import type { Site } from '../../../../db/sites.ts';
import { deletedSchema } from '../../answers/deleted.ts';
import { linkPageSchema, linkSchema } from '../../answers/saved.ts';
import { recordAudit } from '../../audit.ts';
import type { AuthenticatedEnv } from '../../context.ts';
import { ApiError } from '../../errors.ts';
import { cutPage, pageParams } from '../../list-page.ts';
import { requireUserOrKey } from '../../middleware/authenticate.ts';
import { formOrJsonBody } from '../../middleware/form-or-json-body.ts';
import { namesSite, SITE_ID } from '../../named-site.ts';
import { describe } from '../../openapi/describe.ts';
import { hashPassword } from '../../password.ts';
import { readableSite } from '../../readable-site.ts';
import type { Services } from '../../services.ts';
import { randomCode } from '../../tokens.ts';
import { nameTaken, noSuch, SAVED_ID, savedId, tooMany } from './saved-id.ts';

const MAX_SHARED_LINKS = 100;

const newLinkSchema = z.object({
  site_id: SITE_ID,
  name: z.string('name the link').trim().min(1).max(120),
  /** null: the address is enough. */
  password: z.string().min(8, 'must have at least 8 characters').max(200).nullable().optional(),
  /** null: all of the site is shown. */
  segment_id: z.int().positive().nullable().optional(),
  expires_at: z.iso
    .datetime({ offset: true, error: 'must be an instant such as 2026-03-01T12:00:00Z' })
    .nullable()
    .optional(),
});
type NewLink = z.infer<typeof newLinkSchema>;

const describeList = describe({
  operationId: 'listSharedLinks',
  tag: 'Sites',
  summary: 'The shared links of a site',
  answer: linkPageSchema,
});

// A link opens the site's numbers, so that who may only list sites must not see it.
const list = new Hono<AuthenticatedEnv>().get(
  '/',
  describeList,
  requireUserOrKey('sites:write'),
  pageParams(),
  namesSite(),
  async (c) => {
    const services = c.get('services');
    const page = c.req.valid('query');
    const site = c.get('site');
    const { items, meta } = cutPage(await listSharedLinks(services.db, site.id), page);
    return c.json({ shared_links: items.map((link) => viewLink(services, site, link)), meta });
  },
);

const describeAdd = describe({
  operationId: 'saveSharedLink',
  tag: 'Sites',
  summary: 'Make a shared link, or find the one of this name',
  answer: linkSchema,
  errors: ['invalid_request', 'site_not_found', 'limit_reached', 'name_taken'],
});

const add = new Hono<AuthenticatedEnv>().put(
  '/',
  describeAdd,
  requireUserOrKey('sites:write'),
  formOrJsonBody(newLinkSchema),
  async (c) => {
    const services = c.get('services');
    const body = c.req.valid('json');
    const site = await readableSite(services, c.get('principal'), body.site_id);
    const settings = await settingsOf(services, site, body);
    const link = await findOrCreate(services, site.id, body.name, settings);
    const { id, name } = link;
    await recordAudit(c, { action: 'shared_link.created', target: id, site, detail: { name } });
    return c.json(viewLink(services, site, link));
  },
);

const describeRemove = describe({
  operationId: 'deleteSharedLink',
  tag: 'Sites',
  summary: 'Close a shared link',
  params: { link_id: SAVED_ID },
  answer: deletedSchema,
  errors: ['not_found'],
});

const remove = new Hono<AuthenticatedEnv>().delete(
  '/:link_id',
  describeRemove,
  requireUserOrKey('sites:write'),
  namesSite(),
  async (c) => {
    const site = c.get('site');
    const id = savedId(c.req.param('link_id'), 'shared link');
    if (!(await deleteSharedLink(c.get('services').db, site.id, id))) throw noSuch('shared link');
    await recordAudit(c, { action: 'shared_link.deleted', target: id, site });
    return c.json({ deleted: true });
  },
);

async function settingsOf(
  { db, now }: Services,
  site: Site,
  { password, segment_id: segmentId, expires_at: expiresAt }: NewLink,
): Promise<Partial<LinkSettings>> {
  const ofSite = segmentId == null ? [] : await listSegments(db, site.id, null);
  if (segmentId != null && !ofSite.some(({ id }) => id === segmentId))
    throw new ApiError('invalid_request', 'segment_id: must be a segment of the site, not a personal one.');
  const ends = expiresAt == null ? expiresAt : Date.parse(expiresAt);
  if (ends != null && ends <= now())
    throw new ApiError('invalid_request', 'expires_at: must be in the future.');
  return {
    ...(password !== undefined && { passwordHash: password === null ? null : await hashPassword(password) }),
    ...(segmentId !== undefined && { segmentId }),
    ...(ends !== undefined && { expiresAt: ends }),
  };
}

/** A link that is there keeps what is not named. */
async function findOrCreate(
  { db, now }: Services,
  siteId: number,
  name: string,
  settings: Partial<LinkSettings>,
): Promise<SharedLink> {
  const change = async (link: SharedLink) =>
    Object.keys(settings).length === 0 ? link : await setSharedLink(db, link.id, settings);
  const existing = await findSharedLink(db, siteId, name);
  if (existing) return await change(existing);
  const links = await listSharedLinks(db, siteId);
  if (links.length >= MAX_SHARED_LINKS) throw tooMany(MAX_SHARED_LINKS, 'shared links');
  const slug = randomCode();
  const created = await createSharedLink(db, siteId, { name, slug, now: now(), ...settings });
  if (created) return created;
  // Another request has made it meanwhile.
  const link = await findSharedLink(db, siteId, name);
  if (!link) throw nameTaken(name, 'shared link');
  return await change(link);
}

function viewLink({ vars }: Services, { domain }: Site, link: SharedLink) {
  const address = (page: string) =>
    new URL(`/${page}/${encodeURIComponent(domain)}?auth=${link.slug}`, vars.PUBLIC_URL).href;
  return {
    id: String(link.id),
    name: link.name,
    /** The site's dashboard for whoever has it. */
    url: address('share'),
    /** The same for an `<iframe>`. */
    embed_url: address('embed'),
    has_password: link.passwordHash !== null,
    segment_id: link.segmentId,
    expires_at: link.expiresAt === null ? null : new Date(link.expiresAt).toISOString(),
  };
}

/** Addresses under which anybody reads a site's dashboard. */
export const sharedLinks = new Hono<AuthenticatedEnv>().route('/', list).route('/', add).route('/', remove);
