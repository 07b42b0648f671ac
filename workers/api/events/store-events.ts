import { randomBytes } from 'node:crypto';
import { countOutcomes } from '../../../clickhouse/counters.ts';
import { type Delivered, insertEvents } from '../../../clickhouse/insert-events.ts';
import { type EventRow, type Outcome, type OutcomeCount, perSite } from '../../../core/event.ts';
import { hash64 } from '../../../core/hash64.ts';
import type { Services } from '../services.ts';
import type { EnrichedEvents } from './enrich-events.ts';
import { createSiteLocks, withSiteLocks } from './site-locks.ts';

const locks = createSiteLocks();
/** Longer than an insert may take. */
const LOCK_WAIT_MS = 12_000;

export interface Stored {
  stored: number;
  duplicates: number;
}

/** Stores a request's events exactly once and counts what became of them; they are queryable when it returns. @throws StorageError */
export async function storeEvents(services: Services, { rows, rejected }: EnrichedEvents): Promise<Stored> {
  const message = randomBytes(8).readBigUInt64BE().toString();
  const delivered = await insertInTurn(services, message, rows);
  await countOutcomes(services.clickhouse, {
    delivered,
    minute: Math.floor(services.now() / 60_000) * 60,
    counts: countEvents(message, services.now(), { rows, rejected }),
  });
  const perSiteResults = delivered.flatMap(({ bySite }) => [...bySite.values()]);
  return {
    stored: perSiteResults.reduce((sum, { stored }) => sum + stored, 0),
    duplicates: perSiteResults.reduce((sum, { duplicates }) => sum + duplicates, 0),
  };
}

async function insertInTurn(services: Services, message: string, rows: EventRow[]): Promise<Delivered[]> {
  if (rows.length === 0) return [];
  const { clickhouse, now, vars } = services;
  const siteIds = rows.map((row) => row.site_id);
  return await withSiteLocks(locks, siteIds, LOCK_WAIT_MS, () =>
    insertEvents(clickhouse, [{ message, events: rows }], {
      insertTimeoutMs: vars.INSERT_TIMEOUT_MS,
      now: now(),
    }),
  );
}

/** What the events API itself decided: accepted, or dropped and why. */
function countEvents(message: string, now: number, { rows, rejected }: EnrichedEvents): OutcomeCount[] {
  const minute = Math.floor(now / 60_000) * 60;
  const counts = new Map<string, OutcomeCount>();
  const add = (siteId: number, outcome: Outcome, n: number) => {
    const id = hash64('count', message, siteId, outcome);
    const count = counts.get(id) ?? { site_id: siteId, minute, outcome, n: 0, id };
    counts.set(id, { ...count, n: count.n + n });
  };
  for (const [siteId, n] of perSite(rows)) add(siteId, 'accepted', n);
  for (const { siteId, reason } of rejected) add(siteId, `dropped:${reason}`, 1);
  return [...counts.values()];
}
