import { eraseSites } from '../../clickhouse/erase-sites.ts';
import { siteConfigKey, siteDomainKey } from '../../core/site.ts';
import { eraseAuditLog } from '../../db/audit-log.ts';
import { markErased } from '../../db/deleted-sites.ts';
import { blockSite, deleteSite as hideSite, type Site } from '../../db/sites.ts';
import { publishSite } from './make-site.ts';
import type { Services } from './services.ts';

/** Ends a site: it takes no events any more and nobody finds it; cron erases its data two days later. */
export async function deleteSite(services: Services, site: Site): Promise<void> {
  // Hidden last: should a step before fail, the site can still be found and deleted again.
  await publishSite(services, await blockSite(services.db, site.id));
  await services.siteConfigs.delete(siteDomainKey(site.domain));
  await hideSite(services.db, site, services.now());
}

/** Erases a deleted site's data now. What is still on its way is swept by cron. Answers the rows removed, by table. */
export async function eraseSite(services: Services, site: Site): Promise<Record<string, number>> {
  const { rows } = await eraseSites(services.slowClickhouse, [site.id]);
  await services.siteConfigs.delete(siteConfigKey(site.key));
  await eraseAuditLog(services.db, 'site', site.id, services.now());
  await markErased(services.db, site.id, services.now());
  return rows;
}
