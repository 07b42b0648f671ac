import { Hono } from 'hono';
import { z } from 'zod';
import { siteConfigKey } from '../../../../core/site.ts';
import { findOrCreateFirstAccount } from '../../../../db/accounts.ts';
import { createSite, findSite, listSites, type Site, siteConfig } from '../../../../db/sites.ts';
import type { ApiEnv } from '../../context.ts';
import { ApiError } from '../../errors.ts';
import { jsonBody } from '../../middleware/json-body.ts';
import type { Services } from '../../services.ts';
import { domainSchema, timezoneSchema } from '../../site-input.ts';
import { viewSite } from '../../site-view.ts';
import { randomHex, randomName } from '../../tokens.ts';
import { EVERY_SITE, firstAccount } from './first-account.ts';

const siteSchema = z.strictObject({ domain: domainSchema, timezone: timezoneSchema });

const list = new Hono<ApiEnv>().get('/', async (c) => {
  const { db, vars } = c.get('services');
  const found = await listSites(db, EVERY_SITE);
  return c.json(found.map((site) => viewSite(site, vars.BEACON_URL)));
});

const add = new Hono<ApiEnv>().post('/', jsonBody(siteSchema), async (c) => {
  const services = c.get('services');
  const { domain, timezone } = c.req.valid('json');
  const site = await createSite(services.db, {
    publicId: `site_${randomName()}`,
    accountId: (await findOrCreateFirstAccount(services.db, firstAccount(services.now()))).id,
    domain,
    key: randomName(),
    timezone,
    visitorSecret: randomHex(),
    createdAt: services.now(),
  });
  if (!site) {
    // It may be one whose first try ended between D1 and KV: publishing again heals that and changes nothing else.
    const existing = await findSite(services.db, domain, EVERY_SITE);
    if (existing) await publishSite(services, existing);
    throw new ApiError('domain_taken', `${domain} exists already.`);
  }
  await publishSite(services, site);
  return c.json(viewSite(site, services.vars.BEACON_URL), 201);
});

/** Sites, as the operator makes them. */
export const operatorSites = new Hono<ApiEnv>().route('/', list).route('/', add);

/** Puts the config where ingest reads it. */
async function publishSite({ siteConfigs }: Services, site: Site): Promise<void> {
  await siteConfigs.put(siteConfigKey(site.key), JSON.stringify(siteConfig(site)));
}
