import { eraseSites, findRemains } from '../../../clickhouse/erase-sites.ts';
import { listErasedSites } from '../../../db/deleted-sites.ts';
import { eraseFromLetters } from '../deletion/dead-letters.ts';
import type { Services } from '../services.ts';

/** A queue keeps a message for two weeks at most. */
const MESSAGES_LIVE_MS = 15 * 86_400_000;

/**
 * Removes whatever has come in for sites after they were destroyed: a message that waited in the queue, or was buried since,
 * the rows of a seal run that was under way.
 */
export async function sweepErased(
  { db, clickhouse, deadLetters }: Services,
  now: number,
): Promise<{ swept: number; letters: number }> {
  // What could still be replayed goes first.
  const recent = await listErasedSites(db, now - MESSAGES_LIVE_MS);
  const { events } = await eraseFromLetters(deadLetters, recent);
  const remains = await findRemains(
    clickhouse,
    (await listErasedSites(db)).map(({ id }) => id),
  );
  if (remains.length > 0) await eraseSites(clickhouse, remains);
  return { swept: remains.length, letters: events };
}
