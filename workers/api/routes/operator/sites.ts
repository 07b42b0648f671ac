import { Hono } from 'hono';
import { z } from 'zod';
import { listSites } from '../../../../db/sites.ts';
import { siteSchema } from '../../answers/site.ts';
import { recordAudit } from '../../audit.ts';
import type { ApiEnv } from '../../context.ts';
import { EVERY_SITE } from '../../first-account.ts';
import { makeSite } from '../../make-site.ts';
import { jsonBody } from '../../middleware/json-body.ts';
import { describe } from '../../openapi/describe.ts';
import { domainSchema, timezoneSchema } from '../../site-input.ts';
import { viewSite } from '../../site-view.ts';

const newSiteSchema = z.strictObject({ domain: domainSchema, timezone: timezoneSchema });

const describeList = describe({
  operationId: 'listEverySite',
  tag: 'Operator',
  summary: 'Every site of every account',
  answer: z.array(siteSchema),
});

const list = new Hono<ApiEnv>().get('/', describeList, async (c) => {
  const { db, vars } = c.get('services');
  const found = await listSites(db, EVERY_SITE);
  return c.json(found.map((site) => viewSite(site, vars.BEACON_URL)));
});

const describeAdd = describe({
  operationId: 'createSiteOfOperator',
  tag: 'Operator',
  summary: 'Make a site of the first account',
  answer: siteSchema,
  status: 201,
  errors: ['domain_taken'],
});

const add = new Hono<ApiEnv>().post('/', describeAdd, jsonBody(newSiteSchema), async (c) => {
  const services = c.get('services');
  const site = await makeSite(services, EVERY_SITE, { ...c.req.valid('json'), accountId: null });
  const { domain, timezone } = site;
  await recordAudit(c, { action: 'site.created', target: site.publicId, site, detail: { domain, timezone } });
  return c.json(viewSite(site, services.vars.BEACON_URL), 201);
});

/** Sites, as the operator makes them. */
export const operatorSites = new Hono<ApiEnv>().route('/', list).route('/', add);
