import { type EventRow, type Outcome, type OutcomeCount, perSite, QUEUE_WAIT } from '../core/event.ts';
import { hash64 } from '../core/hash64.ts';
import type { ClickHouse } from './client.ts';
import type { Delivered } from './insert-events.ts';

export interface Outcomes {
  delivered?: readonly Delivered[];
  /** Epoch seconds of the minute that `delivered` and `redelivered` are counted in. */
  minute: number;
  /** Counts somebody else made, to be stored as they are. */
  counts?: readonly OutcomeCount[];
  redelivered?: readonly { message: string; events: readonly EventRow[]; attempts: number }[];
  /** The longest wait of the messages delivered together, under the name of the first. */
  waited?: { message: string; ms: number };
  /** Events by site of a message that failed for good. */
  dead?: { message: string; bySite: ReadonlyMap<number, number> };
}

/**
 * Adds to the operator's counters. Idempotent: the id of a count follows from the delivery and the outcome, and readers
 * take each id once, so a delivery counted twice counts once. @throws StorageError
 */
export async function countOutcomes(clickhouse: ClickHouse, outcomes: Outcomes): Promise<void> {
  const { minute } = outcomes;
  const rows: OutcomeCount[] = [...(outcomes.counts ?? [])];
  const add = (message: string, siteId: number, outcome: Outcome, n: number) => {
    if (n !== 0)
      rows.push({ site_id: siteId, minute, outcome, n, id: hash64('count', message, siteId, outcome) });
  };
  for (const { message, bySite } of outcomes.delivered ?? []) {
    for (const [siteId, { stored, duplicates }] of bySite) {
      add(message, siteId, 'stored', stored);
      add(message, siteId, 'duplicate', duplicates);
    }
  }
  for (const { message, events, attempts } of outcomes.redelivered ?? []) {
    for (const [siteId, n] of perSite(events)) add(message, siteId, 'retried', n * (attempts - 1));
  }
  // Less than a millisecond is a wait, too.
  if (outcomes.waited) add(outcomes.waited.message, 0, QUEUE_WAIT, Math.max(1, outcomes.waited.ms));
  if (outcomes.dead) {
    for (const [siteId, n] of outcomes.dead.bySite) add(outcomes.dead.message, siteId, 'dead', n);
  }
  if (rows.length === 0) return;
  await clickhouse.insert({
    table: 'counters',
    rows,
    token: hash64('counters', ...rows.map(({ id }) => id).sort()),
  });
}
