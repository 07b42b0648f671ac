import { z } from 'zod';
import type { EventRow } from '../core/event.ts';
import { hash64 } from '../core/hash64.ts';
import { type ClickHouse, StorageError } from './client.ts';
import { markTouched } from './touched.ts';

/** The events one sender answered for, under the id they are delivered with again. */
export interface Delivery {
  /** 64 bits as a decimal string. */
  message: string;
  events: readonly EventRow[];
}

/** What became of a delivery's events, per site; stored + duplicates = events delivered. */
export interface Delivered {
  message: string;
  bySite: Map<number, { stored: number; duplicates: number }>;
}

export interface InsertOptions {
  /** Longest one insert may run; a redelivery must come later than this. */
  insertTimeoutMs: number;
  /** Epoch ms. */
  now: number;
}

/** Tries of the same insert before the caller must redeliver. */
const TRIES = 3;
/** ClickHouse takes 128 KB of one form field; 20 digits and a comma each. */
const IDS_PER_LOOKUP = 4000;

/**
 * Stores every event exactly once, whatever failed before and however often it is called again.
 *
 * 1. Ask which of the ids are stored already: by a client's earlier try (a duplicate), or by an earlier attempt of this
 *    very delivery (stored: the row carries the delivery's id).
 * 2. Insert the rest as one block under a token made of its ids. A lost answer is followed by the same rows with the
 *    same token, which ClickHouse drops if the first block landed.
 * 3. Mark dates that are sealed already, so that readers look for the late events.
 *
 * When it throws, nothing is known and the deliveries must come again, later than the insert's time limit: step 1 then
 * finds the first insert landed or dead. Two deliveries of one id in flight at the same moment can both pass step 1;
 * readers and seals count the first arrival (clickhouse/distinct-hits.ts).
 *
 * @throws StorageError
 */
export async function insertEvents(
  clickhouse: ClickHouse,
  deliveries: readonly Delivery[],
  { insertTimeoutMs, now }: InsertOptions,
): Promise<Delivered[]> {
  const all = deliveries.flatMap(({ message, events }) => events.map((event) => ({ message, event })));
  const registered = await findRegistered(
    clickhouse,
    all.map(({ event }) => event),
    insertTimeoutMs,
  );

  const results = new Map<string, Delivered>();
  const fresh: StoredRow[] = [];
  for (const { message, event } of all) {
    const owner = registered.get(eventKey(event));
    const isOwn = owner === undefined || (owner.message === message && !owner.claimed);
    if (owner === undefined) {
      fresh.push(asRow(event, message));
      registered.set(eventKey(event), { message, claimed: true });
    } else if (isOwn) {
      owner.claimed = true;
    }
    count(results, message, event.site_id, isOwn ? 'stored' : 'duplicates');
  }

  if (fresh.length > 0) await insertRetrying(clickhouse, fresh, insertTimeoutMs);
  await markTouched(
    clickhouse,
    all.map(({ event }) => event),
    now,
  );
  return deliveries.map(({ message }) => results.get(message) ?? { message, bySite: new Map() });
}

/** `claimed`: an event of this call already answers for the stored row. */
type Registered = Map<string, { message: string; claimed: boolean }>;

const registeredSchema = z.object({ site_id: z.number(), id: z.string(), message: z.string() });

async function findRegistered(
  clickhouse: ClickHouse,
  events: readonly EventRow[],
  timeoutMs: number,
): Promise<Registered> {
  const registered: Registered = new Map();
  const sites = [...new Set(events.map((event) => event.site_id))];
  const ids = [...new Set(events.map((event) => event.id))];
  for (let at = 0; at < ids.length; at += IDS_PER_LOOKUP) {
    const { rows } = await clickhouse.query({
      sql: `SELECT site_id, id, argMin(message, (arrival, message)) AS message FROM events
        WHERE site_id IN {sites:Array(UInt32)} AND id IN {ids:Array(UInt64)} GROUP BY site_id, id`,
      // As numbers: ClickHouse takes no quoted ones inside an array.
      params: { sites, ids: ids.slice(at, at + IDS_PER_LOOKUP).map(BigInt) },
      schema: registeredSchema,
      timeoutMs,
    });
    for (const row of rows) registered.set(eventKey(row), { message: row.message, claimed: false });
  }
  return registered;
}

async function insertRetrying(
  clickhouse: ClickHouse,
  rows: readonly StoredRow[],
  timeoutMs: number,
): Promise<void> {
  const token = hash64('events', ...rows.map(eventKey).sort());
  for (let attempt = 1; ; attempt++) {
    try {
      await clickhouse.insert({ table: 'events', rows, token, timeoutMs });
      return;
    } catch (error) {
      if (attempt === TRIES || !(error instanceof StorageError) || !error.retry) throw error;
    }
  }
}

type StoredRow = Omit<EventRow, 'time'> & { time: string; message: string };

function asRow(event: EventRow, message: string): StoredRow {
  return { ...event, time: new Date(event.time).toISOString().replace('T', ' ').slice(0, -1), message };
}

function eventKey({ site_id, id }: { site_id: number; id: string }): string {
  return `${site_id}:${id}`;
}

function count(
  results: Map<string, Delivered>,
  message: string,
  siteId: number,
  outcome: 'stored' | 'duplicates',
): void {
  const delivered = results.get(message) ?? { message, bySite: new Map() };
  results.set(message, delivered);
  const site = delivered.bySite.get(siteId) ?? { stored: 0, duplicates: 0 };
  delivered.bySite.set(siteId, site);
  site[outcome]++;
}
