import { Hono } from 'hono';
import { z } from 'zod';
import { listCustomProps } from '../../../db/custom-props.ts';
import { readSitePage } from '../../../db/site-pages.ts';
import { blockSite, deleteSite, type Site } from '../../../db/sites.ts';
import { changeSite, zoneStart } from '../change-site.ts';
import type { AuthenticatedEnv } from '../context.ts';
import { ApiError } from '../errors.ts';
import { askedPage, unknownCursor } from '../list-page.ts';
import { makeSite, publishSite } from '../make-site.ts';
import { requireUserOrKey } from '../middleware/authenticate.ts';
import { formOrJsonBody } from '../middleware/form-or-json-body.ts';
import { readableSite } from '../readable-site.ts';
import type { Services } from '../services.ts';
import { domainSchema, timezoneSchema } from '../site-input.ts';
import { customProps } from './sites-v1/custom-props.ts';
import { funnels } from './sites-v1/funnels.ts';
import { goals } from './sites-v1/goals.ts';
import { segments } from './sites-v1/segments.ts';
import { sharedLinks } from './sites-v1/shared-links.ts';

// What else Plausible's scripts send (team_id, tracker_script_configuration) has nothing to set here.
const newSiteSchema = z.object({ domain: domainSchema, timezone: timezoneSchema.default('UTC') });
const changedSiteSchema = z
  .object({ domain: domainSchema.optional(), timezone: timezoneSchema.optional() })
  .refine(({ domain, timezone }) => domain !== undefined || timezone !== undefined, {
    message: 'Give a domain, a timezone, or both',
  });

const list = new Hono<AuthenticatedEnv>().get('/', requireUserOrKey('sites:read'), async (c) => {
  const asked = askedPage(c.req.query());
  const page = await readSitePage(c.get('services').db, c.get('principal').access, asked);
  if (!page) throw unknownCursor();
  return c.json({
    sites: page.sites.map(({ domain, timezone }) => ({ domain, timezone })),
    meta: { after: page.after, before: page.before, limit: asked.limit },
  });
});

const add = new Hono<AuthenticatedEnv>().post(
  '/',
  requireUserOrKey('sites:write'),
  formOrJsonBody(newSiteSchema),
  async (c) => {
    const { access } = c.get('principal');
    if (access.siteId !== null) {
      throw new ApiError('missing_scope', 'This API key is restricted to one site and cannot make another.');
    }
    const site = await makeSite(c.get('services'), access, c.req.valid('json'));
    return c.json(await viewSiteV1(c.get('services'), site));
  },
);

const read = new Hono<AuthenticatedEnv>().get('/:site_id', requireUserOrKey('sites:read'), async (c) => {
  const services = c.get('services');
  const site = await readableSite(services, c.get('principal'), c.req.param('site_id'));
  return c.json(await viewSiteV1(services, site));
});

const change = new Hono<AuthenticatedEnv>().put(
  '/:site_id',
  requireUserOrKey('sites:write'),
  formOrJsonBody(changedSiteSchema),
  async (c) => {
    const services = c.get('services');
    const site = await readableSite(services, c.get('principal'), c.req.param('site_id'));
    return c.json(await viewSiteV1(services, await changeSite(services, site, c.req.valid('json'))));
  },
);

const remove = new Hono<AuthenticatedEnv>().delete(
  '/:site_id',
  requireUserOrKey('sites:write'),
  async (c) => {
    const services = c.get('services');
    const { id } = await readableSite(services, c.get('principal'), c.req.param('site_id'));
    // Hidden last: should a step before fail, the site can still be found and deleted again.
    const site = await blockSite(services.db, id);
    await publishSite(services, site);
    await deleteSite(services.db, site, services.now());
    return c.json({ deleted: true });
  },
);

/** A site as the Sites API shows it; the script needs no set-up here. */
async function viewSiteV1({ db, now }: Services, site: Site) {
  const { id, domain, timezone } = site;
  const startsAt = zoneStart(site, now());
  return {
    domain,
    timezone,
    ...(startsAt !== undefined && { timezone_starts_at: startsAt }),
    custom_properties: await listCustomProps(db, id),
    tracker_script_configuration: {},
  };
}

/** Sites for programs, in the words of Plausible's Sites API (docs/api-v1.md). */
export const sitesV1 = new Hono<AuthenticatedEnv>()
  .route('/goals', goals)
  .route('/custom-props', customProps)
  .route('/shared-links', sharedLinks)
  .route('/segments', segments)
  .route('/funnels', funnels)
  .route('/', list)
  .route('/', add)
  .route('/', read)
  .route('/', change)
  .route('/', remove);
