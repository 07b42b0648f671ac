import { Hono } from 'hono';
import { z } from 'zod';
import {
  createSharedLink,
  deleteSharedLink,
  findSharedLink,
  listSharedLinks,
  type SharedLink,
} from '../../../../db/shared-links.ts';
import { deletedSchema } from '../../answers/deleted.ts';
import { linkPageSchema } from '../../answers/saved.ts';
import { recordAudit } from '../../audit.ts';
import type { AuthenticatedEnv } from '../../context.ts';
import { cutPage, pageParams } from '../../list-page.ts';
import { requireUserOrKey } from '../../middleware/authenticate.ts';
import { formOrJsonBody } from '../../middleware/form-or-json-body.ts';
import { namesSite, SITE_ID } from '../../named-site.ts';
import { describe } from '../../openapi/describe.ts';
import { readableSite } from '../../readable-site.ts';
import type { Services } from '../../services.ts';
import { randomName } from '../../tokens.ts';
import { nameTaken, noSuch, SAVED_ID, savedId, tooMany } from './saved-id.ts';

const MAX_SHARED_LINKS = 100;

const newLinkSchema = z.object({ site_id: SITE_ID, name: z.string('name the link').trim().min(1).max(120) });

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
    const { db, vars } = c.get('services');
    const page = c.req.valid('query');
    const site = c.get('site');
    const { items, meta } = cutPage(await listSharedLinks(db, site.id), page);
    const links = items.map(({ id, name, slug }) => ({
      id: String(id),
      name,
      url: linkUrl(vars.PUBLIC_URL, site.domain, slug),
    }));
    return c.json({ shared_links: links, meta });
  },
);

const describeAdd = describe({
  operationId: 'saveSharedLink',
  tag: 'Sites',
  summary: 'Make a shared link, or find the one of this name',
  answer: z.object({ name: z.string(), url: z.string() }),
  errors: ['site_not_found', 'limit_reached', 'name_taken'],
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
    const { id, name, slug } = await findOrCreate(services, site.id, body.name);
    await recordAudit(c, { action: 'shared_link.created', target: id, site, detail: { name } });
    return c.json({ name, url: linkUrl(services.vars.PUBLIC_URL, site.domain, slug) });
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

async function findOrCreate({ db, now }: Services, siteId: number, name: string): Promise<SharedLink> {
  const existing = await findSharedLink(db, siteId, name);
  if (existing) return existing;
  const links = await listSharedLinks(db, siteId);
  if (links.length >= MAX_SHARED_LINKS) throw tooMany(MAX_SHARED_LINKS, 'shared links');
  const slug = randomName();
  const created = await createSharedLink(db, siteId, { name, slug, now: now() });
  // Another request may have made it meanwhile.
  const link = created ?? (await findSharedLink(db, siteId, name));
  if (!link) throw nameTaken(name, 'shared link');
  return link;
}

/** The address of a site's dashboard for whoever has it. */
function linkUrl(publicUrl: string, domain: string, slug: string): string {
  return new URL(`/share/${encodeURIComponent(domain)}?auth=${slug}`, publicUrl).href;
}

/** Addresses under which anybody reads a site's dashboard. */
export const sharedLinks = new Hono<AuthenticatedEnv>().route('/', list).route('/', add).route('/', remove);
