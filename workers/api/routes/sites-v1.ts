import { Hono } from 'hono';
import { z } from 'zod';
import { readSitePage } from '../../../db/site-pages.ts';
import { blockSite, deleteSite, renameSite, type Site } from '../../../db/sites.ts';
import type { AuthenticatedEnv } from '../context.ts';
import { ApiError } from '../errors.ts';
import { domainTaken, makeSite, publishSite } from '../make-site.ts';
import { requireKey } from '../middleware/authenticate.ts';
import { formOrJsonBody } from '../middleware/form-or-json-body.ts';
import { describeIssues } from '../middleware/json-body.ts';
import { readableSite } from '../readable-site.ts';
import { domainSchema, timezoneSchema } from '../site-input.ts';

/** Scripts fill in what the last page's meta held, which may have been nothing. */
const cursorSchema = z.string().transform((text) => text || undefined);

const pageSchema = z
  .object({
    after: cursorSchema.optional(),
    before: cursorSchema.optional(),
    limit: z.coerce.number('must be a number').int().min(1).max(1000).default(100),
  })
  .refine(({ after, before }) => after === undefined || before === undefined, {
    message: 'Give after or before, not both',
  });

// What else Plausible's scripts send (team_id, tracker_script_configuration) has nothing to set here.
const newSiteSchema = z.object({ domain: domainSchema, timezone: timezoneSchema.default('UTC') });
const changedSiteSchema = z.object({ domain: domainSchema });

const list = new Hono<AuthenticatedEnv>().get('/', requireKey('sites:read'), async (c) => {
  const asked = pageSchema.safeParse(c.req.query());
  if (!asked.success) throw new ApiError('invalid_request', describeIssues(asked.error));
  const page = await readSitePage(c.get('services').db, c.get('principal').access, asked.data);
  if (!page) throw new ApiError('invalid_request', 'after and before must come from meta of another page.');
  return c.json({
    sites: page.sites.map(({ domain, timezone }) => ({ domain, timezone })),
    meta: { after: page.after, before: page.before, limit: asked.data.limit },
  });
});

const add = new Hono<AuthenticatedEnv>().post(
  '/',
  requireKey('sites:write'),
  formOrJsonBody(newSiteSchema),
  async (c) => {
    const { access } = c.get('principal');
    if (access.siteId !== null) {
      throw new ApiError('missing_scope', 'This API key is restricted to one site and cannot make another.');
    }
    return c.json(viewSiteV1(await makeSite(c.get('services'), access, c.req.valid('json'))));
  },
);

const read = new Hono<AuthenticatedEnv>().get('/:site_id', requireKey('sites:read'), async (c) => {
  const site = await readableSite(c.get('services'), c.get('principal'), c.req.param('site_id'));
  return c.json(viewSiteV1(site));
});

const change = new Hono<AuthenticatedEnv>().put(
  '/:site_id',
  requireKey('sites:write'),
  formOrJsonBody(changedSiteSchema),
  async (c) => {
    const services = c.get('services');
    const { id } = await readableSite(services, c.get('principal'), c.req.param('site_id'));
    const { domain } = c.req.valid('json');
    const site = await renameSite(services.db, id, domain);
    if (!site) throw domainTaken(domain);
    await publishSite(services, site);
    return c.json(viewSiteV1(site));
  },
);

const remove = new Hono<AuthenticatedEnv>().delete('/:site_id', requireKey('sites:write'), async (c) => {
  const services = c.get('services');
  const { id } = await readableSite(services, c.get('principal'), c.req.param('site_id'));
  // Hidden last: should a step before fail, the site can still be found and deleted again.
  const site = await blockSite(services.db, id);
  await publishSite(services, site);
  await deleteSite(services.db, site, services.now());
  return c.json({ deleted: true });
});

/** A site as the Sites API shows it; props need no set-up here, nor does the script. */
function viewSiteV1({ domain, timezone }: Site) {
  return { domain, timezone, custom_properties: [], tracker_script_configuration: {} };
}

/** Sites for programs, in the words of Plausible's Sites API (docs/api-v1.md). */
export const sitesV1 = new Hono<AuthenticatedEnv>()
  .route('/', list)
  .route('/', add)
  .route('/', read)
  .route('/', change)
  .route('/', remove);
