import { siteConfigKey, siteDomainKey } from '../../core/site.ts';
import { findOrCreateFirstAccount } from '../../db/accounts.ts';
import { shieldsOfSites } from '../../db/shields.ts';
import { createSite, findSite, type Site, type SiteAccess, siteConfig } from '../../db/sites.ts';
import { ApiError } from './errors.ts';
import { firstAccount } from './first-account.ts';
import type { Services } from './services.ts';
import { randomHex, randomName } from './tokens.ts';

/** Makes a site of an account (null: the first one, the operator's) for whoever has `access`, and lets it collect. */
export async function makeSite(
  services: Services,
  access: SiteAccess,
  { domain, timezone, accountId }: { domain: string; timezone: string; accountId: number | null },
): Promise<Site> {
  const { db, now } = services;
  const site = await createSite(db, {
    publicId: `site_${randomName()}`,
    accountId: accountId ?? (await findOrCreateFirstAccount(db, firstAccount(now()))).id,
    domain,
    key: randomName(),
    timezone,
    visitorSecret: randomHex(),
    createdAt: now(),
  });
  if (!site) {
    // It may be one whose first try ended between D1 and KV: publishing again heals that and changes nothing else.
    const existing = await findSite(db, domain, access);
    if (existing) await publishSite(services, existing);
    throw domainTaken(domain);
  }
  await publishSite(services, site);
  return site;
}

/** Puts the config where ingest reads it. */
export async function publishSite({ db, siteConfigs }: Services, site: Site): Promise<void> {
  const shields = (await shieldsOfSites(db, [site.id])).get(site.id);
  await siteConfigs.put(siteConfigKey(site.key), JSON.stringify(siteConfig(site, shields)));
  await siteConfigs.put(siteDomainKey(site.domain), site.key);
}

/** The answer to whoever wants a domain that a site has. */
export function domainTaken(domain: string): ApiError {
  return new ApiError('domain_taken', `${domain} exists already.`);
}
