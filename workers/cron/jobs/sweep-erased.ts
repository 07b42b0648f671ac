import { eraseSites, findRemains } from '../../../clickhouse/erase-sites.ts';
import { listDeletedSites } from '../../../db/deleted-sites.ts';
import type { Services } from '../services.ts';

/**
 * Removes whatever has come in for sites after they were destroyed: a message that waited in the queue, a replayed dead
 * letter, the rows of a seal run that was under way.
 */
export async function sweepErased({ db, clickhouse }: Services): Promise<{ swept: number }> {
  const deleted = await listDeletedSites(db);
  const erased = deleted.filter(({ erasedAt }) => erasedAt !== null).map(({ id }) => id);
  const remains = await findRemains(clickhouse, erased);
  if (remains.length > 0) await eraseSites(clickhouse, remains);
  return { swept: remains.length };
}
