import { expireDates as expireRows } from '../../../clickhouse/expire-dates.ts';
import { keptFrom } from '../../../core/retention-limit.ts';
import { siteZone } from '../../../core/site.ts';
import { listSites } from '../../../db/sites.ts';
import type { Services } from '../services.ts';

/** Removes the dates that sites keep no longer. */
export async function expireDates(
  { db, clickhouse }: Services,
  now: number,
): Promise<{ sites: number; rows: number }> {
  const sites = await listSites(db, { accountIds: null, siteIds: null });
  const retentions = sites.flatMap((site) => {
    const first = keptFrom(site.retentionMonths, siteZone(site), now);
    return first === undefined ? [] : [{ siteId: site.id, keptFrom: first }];
  });
  const removed = await expireRows(clickhouse, retentions);
  return { sites: retentions.length, rows: Object.values(removed).reduce((sum, n) => sum + n, 0) };
}
