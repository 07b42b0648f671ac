import { eraseSites as eraseRows, findRemains } from '../../../clickhouse/erase-sites.ts';
import { siteConfigKey } from '../../../core/site.ts';
import { eraseAuditLog } from '../../../db/audit-log.ts';
import { listDeletedSites, markErased } from '../../../db/deleted-sites.ts';
import type { Services } from '../services.ts';

/** Who deletes the wrong site has this long to say so. */
const GRACE_MS = 48 * 3_600_000;

/**
 * Physically removes sites deleted two days ago, and whatever has come in since for sites that were removed before: a
 * message that waited in the queue, a replayed dead letter, the rows of a seal run that was under way.
 */
export async function eraseSites(
  { db, clickhouse, siteConfigs, log }: Services,
  now: number,
): Promise<{ erased: number; swept: number }> {
  const deleted = await listDeletedSites(db);
  const due = deleted.filter(({ erasedAt, deletedAt }) => erasedAt === null && deletedAt <= now - GRACE_MS);
  if (due.length > 0) {
    const { rows } = await eraseRows(
      clickhouse,
      due.map(({ id }) => id),
    );
    for (const { id, key } of due) {
      await siteConfigs.delete(siteConfigKey(key));
      await eraseAuditLog(db, 'site', id, now);
      await markErased(db, id, now);
      log('info', 'site erased', { site_id: id });
    }
    log('info', 'rows erased', rows);
  }
  const erased = deleted.filter(({ erasedAt }) => erasedAt !== null).map(({ id }) => id);
  const remains = await findRemains(clickhouse, erased);
  if (remains.length > 0) await eraseRows(clickhouse, remains);
  return { erased: due.length, swept: remains.length };
}
