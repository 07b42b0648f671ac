import { Hono } from 'hono';
import { z } from 'zod';
import { firstParty } from '../../../core/first-party.ts';
import { trackerChangeSchema, trackerSettings } from '../../../core/tracker-settings.ts';
import { listCustomProps } from '../../../db/custom-props.ts';
import { readSitePage } from '../../../db/site-pages.ts';
import type { Site, SiteSettings } from '../../../db/sites.ts';
import { ACCOUNT_HEADER, accountForNewSites } from '../account-of.ts';
import { deletedSchema } from '../answers/deleted.ts';
import { sitePageSchema, siteV1Schema } from '../answers/site-v1.ts';
import { recordAudit } from '../audit.ts';
import { changeSite, zoneStart } from '../change-site.ts';
import type { AuthenticatedEnv } from '../context.ts';
import { requestDeletion } from '../deletion/request-deletion.ts';
import { requesterOf } from '../deletion/requester.ts';
import { ApiError } from '../errors.ts';
import { assertFresh } from '../identity/prove-owner.ts';
import { pageParams, unknownCursor } from '../list-page.ts';
import { makeSite } from '../make-site.ts';
import { requireUserOrKey } from '../middleware/authenticate.ts';
import { formOrJsonBody } from '../middleware/form-or-json-body.ts';
import { SITE_ID } from '../named-site.ts';
import { describe } from '../openapi/describe.ts';
import { readableSite } from '../readable-site.ts';
import type { Services } from '../services.ts';
import {
  displayNameSchema,
  domainSchema,
  hostnamesSchema,
  retentionMonthsSchema,
  timezoneSchema,
} from '../site-input.ts';
import { viewSite } from '../site-view.ts';
import { annotations } from './sites-v1/annotations.ts';
import { budgets } from './sites-v1/budgets.ts';
import { customProps } from './sites-v1/custom-props.ts';
import { funnels } from './sites-v1/funnels.ts';
import { goals } from './sites-v1/goals.ts';
import { routes } from './sites-v1/routes.ts';
import { segments } from './sites-v1/segments.ts';
import { sharedLinks } from './sites-v1/shared-links.ts';
import { shields } from './sites-v1/shields.ts';
import { verify } from './sites-v1/verify.ts';

// What else Plausible's scripts send (team_id) has nothing to set here.
const tracker_script_configuration = trackerChangeSchema
  .transform(({ installation_type: _, ...change }) => change)
  .optional();
const newSiteSchema = z.object({
  domain: domainSchema,
  timezone: timezoneSchema.default('UTC'),
  display_name: displayNameSchema.optional(),
  tracker_script_configuration,
});
const changedSiteSchema = z
  .object({
    domain: domainSchema.optional(),
    timezone: timezoneSchema.optional(),
    tracker_script_configuration,
    hostnames: hostnamesSchema.optional(),
    drop_datacentre: z.boolean().optional(),
    retention_months: retentionMonthsSchema.optional(),
    archived: z.boolean().optional(),
    public: z.boolean().optional(),
    display_name: displayNameSchema.optional(),
  })
  .refine((change) => Object.values(change).some((value) => value !== undefined), {
    message: 'Give a domain, a timezone, a tracker_script_configuration or another setting',
  });
type ChangedSite = z.infer<typeof changedSiteSchema>;

const describeList = describe({
  operationId: 'listSites',
  tag: 'Sites',
  summary: 'Sites, page by page',
  answer: sitePageSchema,
});

const list = new Hono<AuthenticatedEnv>().get(
  '/',
  describeList,
  requireUserOrKey('sites:read'),
  pageParams(),
  async (c) => {
    const asked = c.req.valid('query');
    const page = await readSitePage(c.get('services').db, c.get('principal').access, asked);
    if (!page) throw unknownCursor();
    return c.json({
      sites: page.sites.map(({ domain, timezone }) => ({ domain, timezone })),
      meta: { after: page.after, before: page.before, limit: asked.limit },
    });
  },
);

const describeAdd = describe({
  operationId: 'createSite',
  tag: 'Sites',
  summary: 'Make a site',
  headers: {
    [ACCOUNT_HEADER]: z
      .string()
      .optional()
      .meta({ description: 'Whose it is to be, if not of the first account of who asks.' }),
  },
  answer: siteV1Schema,
  errors: ['domain_taken', 'not_found'],
});

const add = new Hono<AuthenticatedEnv>().post(
  '/',
  describeAdd,
  requireUserOrKey('sites:write'),
  formOrJsonBody(newSiteSchema),
  async (c) => {
    const principal = c.get('principal');
    if (principal.access.siteIds !== null) {
      throw new ApiError('missing_scope', 'This API key is restricted to one site and cannot make another.');
    }
    const {
      tracker_script_configuration: tracker,
      display_name: displayName,
      ...wanted
    } = c.req.valid('json');
    const accountId = accountForNewSites(principal, c.req.header(ACCOUNT_HEADER));
    const made = await makeSite(c.get('services'), principal.access, { ...wanted, accountId });
    const settings = displayName === undefined ? {} : { displayName };
    const isSet = tracker !== undefined || displayName !== undefined;
    const site = isSet ? await changeSite(c.get('services'), made, { tracker, settings }) : made;
    await recordAudit(c, { action: 'site.created', target: site.publicId, site, detail: wanted });
    return c.json(await viewSiteV1(c.get('services'), site));
  },
);

const describeRead = describe({
  operationId: 'readSite',
  tag: 'Sites',
  summary: 'A site with its settings',
  params: { site_id: SITE_ID },
  answer: siteV1Schema,
  errors: ['site_not_found'],
});

const read = new Hono<AuthenticatedEnv>().get(
  '/:site_id',
  describeRead,
  requireUserOrKey('sites:read'),
  async (c) => {
    const services = c.get('services');
    const site = await readableSite(services, c.get('principal'), c.req.param('site_id'));
    return c.json(await viewSiteV1(services, site));
  },
);

const describeChange = describe({
  operationId: 'changeSite',
  tag: 'Sites',
  summary: 'Change the domain, time zone, script or other settings of a site',
  params: { site_id: SITE_ID },
  answer: siteV1Schema,
  errors: ['site_not_found', 'domain_taken'],
});

const change = new Hono<AuthenticatedEnv>().put(
  '/:site_id',
  describeChange,
  requireUserOrKey('sites:write'),
  formOrJsonBody(changedSiteSchema),
  async (c) => {
    const services = c.get('services');
    const site = await readableSite(services, c.get('principal'), c.req.param('site_id'));
    const { domain, timezone, tracker_script_configuration: tracker } = c.req.valid('json');
    const settings = settingsOf(c.req.valid('json'), site, services.now());
    const changed = await changeSite(services, site, { domain, timezone, tracker, settings });
    await recordAudit(c, {
      action: 'site.changed',
      target: site.publicId,
      site,
      detail: { ...c.req.valid('json') },
    });
    return c.json(await viewSiteV1(services, changed));
  },
);

const describeRemove = describe({
  operationId: 'deleteSite',
  tag: 'Sites',
  summary: 'Delete a site with all it has; its owners can undo it for two days',
  params: { site_id: SITE_ID },
  description: 'A user must have signed in within the hour; a key must not.',
  answer: deletedSchema.extend({ undo_until: z.iso.datetime() }),
  errors: ['site_not_found', 'sign_in_again', 'being_deleted'],
});

const remove = new Hono<AuthenticatedEnv>().delete(
  '/:site_id',
  describeRemove,
  requireUserOrKey('sites:write'),
  async (c) => {
    const services = c.get('services');
    if (c.get('principal').kind === 'user') assertFresh(c);
    const site = await readableSite(services, c.get('principal'), c.req.param('site_id'));
    const doomed = { kind: 'site' as const, site };
    const { undoUntil } = await requestDeletion(services, doomed, requesterOf(c.get('principal')));
    await recordAudit(c, {
      action: 'site.deleted',
      target: site.publicId,
      site,
      detail: { domain: site.domain },
    });
    return c.json({ deleted: true, undo_until: new Date(undoUntil).toISOString() });
  },
);

function settingsOf(
  { hostnames, drop_datacentre, retention_months, archived, public: isPublic, display_name }: ChangedSite,
  { archivedAt }: Site,
  now: number,
): Partial<SiteSettings> {
  return {
    ...(hostnames !== undefined && { hostnames }),
    ...(drop_datacentre !== undefined && { dropDatacentre: drop_datacentre }),
    ...(retention_months !== undefined && { retentionMonths: retention_months }),
    ...(isPublic !== undefined && { isPublic }),
    ...(display_name !== undefined && { displayName: display_name }),
    ...(archived !== undefined && { archivedAt: archived ? (archivedAt ?? now) : null }),
  };
}

/** A site as the Sites API shows it, with the addresses to install it by. */
async function viewSiteV1({ db, now, vars }: Services, site: Site) {
  const { id, domain, timezone } = site;
  const startsAt = zoneStart(site, now());
  return {
    domain,
    timezone,
    ...(startsAt !== undefined && { timezone_starts_at: startsAt }),
    custom_properties: await listCustomProps(db, id),
    tracker_script_configuration: trackerSettings(site.tracker),
    hostnames: site.hostnames,
    drop_datacentre: site.dropDatacentre,
    retention_months: site.retentionMonths,
    archived: site.archivedAt !== null,
    public: site.isPublic,
    display_name: site.displayName,
    script_url: viewSite(site, vars.BEACON_URL).script_url,
    first_party: firstPartyView(site, vars.BEACON_URL),
  };
}

/** What the site's own host forwards where, and the script to put in its pages then. */
function firstPartyView(site: Site, beaconUrl: string) {
  const { path, script, token } = firstParty(site);
  const target = new URL(`/p/${site.key}/${token}`, beaconUrl).href;
  return { path, target, script: `${path}/${script}` };
}

/** Sites for programs, in the words of Plausible's Sites API (docs/api-v1.md). */
export const sitesV1 = new Hono<AuthenticatedEnv>()
  .route('/budgets', budgets)
  .route('/goals', goals)
  .route('/custom-props', customProps)
  .route('/shared-links', sharedLinks)
  .route('/annotations', annotations)
  .route('/segments', segments)
  .route('/funnels', funnels)
  .route('/routes', routes)
  .route('/shields', shields)
  .route('/verify', verify)
  .route('/', list)
  .route('/', add)
  .route('/', read)
  .route('/', change)
  .route('/', remove);
