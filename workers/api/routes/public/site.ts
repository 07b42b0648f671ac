import { Hono } from 'hono';
import { z } from 'zod';
import { trackerSettings } from '../../../../core/tracker-settings.ts';
import { findMeasuredSite } from '../../../../db/sites.ts';
import type { ApiEnv } from '../../context.ts';
import { limit } from '../../middleware/limit.ts';
import { describe } from '../../openapi/describe.ts';
import { publicReader } from '../../public-site.ts';
import { readableSite, siteNotFound } from '../../readable-site.ts';

const PAGES = { name: 'public pages', key: 'ip', rate: '120/m' } as const;
const params = { domain: z.string().meta({ examples: ['example.com'] }) };

const describeSite = describe({
  operationId: 'readPublicSite',
  tag: 'Public',
  summary: 'Whether the dashboard of a site is public',
  params,
  answer: z.object({ domain: z.string() }),
  errors: ['site_not_found'],
});

const site = new Hono<ApiEnv>().get('/:domain', describeSite, limit(PAGES), async (c) => {
  const services = c.get('services');
  const name = c.req.param('domain');
  const { domain } = await readableSite(services, await publicReader(services, name), name);
  return c.json({ domain });
});

const describePrivacy = describe({
  operationId: 'readSitePrivacy',
  tag: 'Public',
  summary: 'What is measured on a site, for its visitors',
  description: "What the site's script shows anyway, and how long numbers are kept.",
  params,
  answer: z.object({
    ...{ domain: z.string(), retention_months: z.int().nullable() },
    ...{ outbound_links: z.boolean(), file_downloads: z.boolean(), form_submissions: z.boolean() },
    ...{ web_vitals: z.boolean(), causes: z.boolean(), performance_sample: z.number() },
    ...{ do_not_track: z.boolean(), identify: z.boolean(), query_parameters: z.array(z.string()) },
  }),
  errors: ['site_not_found'],
});

const privacy = new Hono<ApiEnv>().get('/:domain/privacy', describePrivacy, limit(PAGES), async (c) => {
  const found = await findMeasuredSite(c.get('services').db, c.req.param('domain').toLowerCase());
  if (!found) throw siteNotFound();
  const { web_vitals, causes, performance_sample, ...settings } = trackerSettings(found.tracker);
  const { outbound_links, file_downloads, form_submissions, do_not_track, identify, query_parameters } =
    settings;
  return c.json({
    ...{ domain: found.domain, retention_months: found.retentionMonths },
    ...{ outbound_links, file_downloads, form_submissions },
    ...{ web_vitals, causes: web_vitals && causes, performance_sample },
    ...{ do_not_track, identify, query_parameters },
  });
});

/** What everybody may know of a site. */
export const publicSites = new Hono<ApiEnv>().route('/', site).route('/', privacy);
